/// A guarantor's medallion stamp beside the signatures of an assignment.
public struct MedallionGuarantee: Hashable, Sendable {
    /// The approved programs of the certificate form's notice (17 CFR 240.17Ad-15).
    public enum Program: String, CaseIterable, Sendable {
        case stamp = "STAMP"
        case semp = "SEMP"
        case msp = "MSP"
    }

    /// The program as the stamp names it: any text, since a notary's seal must be refused by name.
    public let program: String
    public let prefix: String
    public let serial: String
    public let institution: String
    public let valueCovered: Money?
    public let date: CalendarDate?

    public init(
        program: String, prefix: String, serial: String, institution: String,
        valueCovered: Money?, date: CalendarDate?
    ) {
        self.program = program
        self.prefix = prefix
        self.serial = serial
        self.institution = institution
        self.valueCovered = valueCovered
        self.date = date
    }
}

/// What one prefix of a medallion stamp secures, with where that is written.
public struct GuaranteeCoverage: Hashable, Sendable {
    public let prefix: String
    public let maximum: Money
    public let source: String

    public init(prefix: String, maximum: Money, source: String) {
        self.prefix = prefix
        self.maximum = maximum
        self.source = source
    }
}

/// The market price that gives a transaction its value, and where it was read.
public struct MarketPrice: Hashable, Sendable {
    public let perShare: Money
    public let source: String?
    public let date: CalendarDate?

    public init(perShare: Money, source: String?, date: CalendarDate?) {
        self.perShare = perShare
        self.source = source
        self.date = date
    }
}
