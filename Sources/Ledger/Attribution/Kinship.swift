/// Persons who may bear on each other's holdings: their ties and their lots, all of one day.
public struct Kinship: Hashable, Sendable {
    public var relations: [Relation]
    public var lots: [KinLot]
    /// Whose figures can be told from these ties and lots; none where everybody's can. Whoever
    /// else is reached has been proved to stay below every limit, whatever the items do.
    public var told: Set<PersonID>?

    public init(
        relations: [Relation] = [], lots: [KinLot] = [], told: Set<PersonID>? = nil
    ) {
        self.relations = relations
        self.lots = lots
        self.told = told
    }
}
