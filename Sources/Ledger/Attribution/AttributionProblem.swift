/// Why a holding cannot be told from what is recorded: a hold, never a number.
public enum AttributionProblem: Error, Hashable, Sendable {
    /// Entities that belong to each other entirely, so that nobody owns any of them.
    case closedLoop([PersonID])
    /// The parts recorded of an entity come to more than the whole.
    case stakesOverWhole(PersonID, total: Fraction)
    case negativeStake(owner: PersonID, entity: PersonID)
    case negativeClaim(PersonID, KinLot.ID)
    case negativeOption(Int64)
    case repeatedLot(KinLot.ID)
    case repeatedRelation(Int64)
    case underlyingMissing(option: Int64, underlying: Int64)
    /// Options that are options on each other, and on no stock.
    case optionLoop([Int64])
    /// A change to a lot that is not among those given, so that nobody knows whose it is.
    case unknownLot(KinLot.ID)

    /// The persons and entities whose records need to be put right.
    public var entities: [PersonID] {
        switch self {
        case .closedLoop(let entities): entities
        case .stakesOverWhole(let entity, _), .negativeStake(_, let entity): [entity]
        case .negativeClaim(let person, _): [person]
        case .negativeOption, .repeatedLot, .repeatedRelation, .underlyingMissing, .optionLoop,
            .unknownLot:
            []
        }
    }
}

extension AttributionProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .closedLoop(let entities):
            "\(entities.map(\.text).joined(separator: ", ")): recorded as owned entirely by "
                + "themselves, so that no owner can be found."
        case .stakesOverWhole(let entity, let total):
            "\(entity): the recorded stakes come to \(total) of the whole."
        case .negativeStake(let owner, let entity):
            "\(entity): the stake recorded for \(owner) is less than nothing."
        case .negativeClaim(let person, let lot):
            "\(person): the part recorded of \(lot) is less than nothing."
        case .negativeOption(let option):
            "Option \(option) is recorded for less than nothing."
        case .repeatedLot(let lot):
            "\(lot): given more than once."
        case .repeatedRelation(let relation):
            "Relation \(relation) is given more than once."
        case .underlyingMissing(let option, let underlying):
            "Option \(option) is an option on option \(underlying), which is not on record."
        case .optionLoop(let options):
            "Options \(options.map { "\($0)" }.joined(separator: ", ")) are options on each "
                + "other, and on no stock."
        case .unknownLot(let lot):
            "\(lot): changed, but not among the lots whose owners are known."
        }
    }
}
