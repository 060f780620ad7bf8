/// Persons who may bear on each other's holdings: their ties and their lots, all of one day.
public struct Kinship: Hashable, Sendable {
    public var relations: [Relation]
    public var lots: [KinLot]

    public init(relations: [Relation] = [], lots: [KinLot] = []) {
        self.relations = relations
        self.lots = lots
    }
}
