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
    /// The place of the signature it stands beside, from 1; a stamp guarantees one.
    public let signature: Int

    public init(
        signature: Int = 1, program: String, prefix: String, serial: String, institution: String,
        valueCovered: Money?, date: CalendarDate?
    ) {
        self.signature = signature
        self.program = program
        self.prefix = prefix
        self.serial = serial
        self.institution = institution
        self.valueCovered = valueCovered
        self.date = date
    }
}

/// A stamp as it can be told from every other: by its program, prefix and serial number.
public struct StampSerial: Hashable, Sendable {
    public let program: String
    public let prefix: String
    public let serial: String

    public init(program: String, prefix: String, serial: String) {
        self.program = program.uppercased()
        self.prefix = prefix.uppercased()
        self.serial = serial.uppercased()
    }
}

extension MedallionGuarantee {
    /// Nil where the serial number is not given, which is a defect of its own.
    public var stamp: StampSerial? {
        guard serial.contains(where: { !$0.isWhitespace }) else { return nil }
        return StampSerial(program: program, prefix: prefix, serial: serial)
    }
}

/// The agent's written standards for guarantors, as of a day (17 CFR 240.17Ad-15(c)).
public struct GuaranteeStandard: Hashable, Sendable {
    public let version: Int
    /// The programs whose members' stamps are accepted.
    public let programs: [String]

    public init(version: Int, programs: [String]) {
        self.version = version
        self.programs = programs
    }

    /// What the certificate's own notice asks for, while nothing else is written.
    public static let ofTheCertificate = Self(
        version: 0, programs: MedallionGuarantee.Program.allCases.map(\.rawValue))
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
