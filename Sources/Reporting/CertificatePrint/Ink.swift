/// The inks of the certificate: few, and each dark or pale enough to hold in grey.
enum Ink: String, CaseIterable, Sendable {
    /// The words.
    case text
    /// The borders, the counters and the vignette.
    case engraving
    /// The pattern beneath the words.
    case tint
    /// The lines left white in a dark ground.
    case paper
    /// The serial number.
    case serial
    /// What is printed over a sheet that is no valid certificate.
    case warning

    var red: Int { components.0 }
    var green: Int { components.1 }
    var blue: Int { components.2 }

    private var components: (Int, Int, Int) {
        switch self {
        case .text: (0x1C, 0x1B, 0x18)
        case .engraving: (0x1F, 0x4A, 0x3B)
        case .tint: (0xC3, 0xD2, 0xC2)
        case .paper: (0xFE, 0xFC, 0xF4)
        case .serial: (0x8E, 0x1B, 0x1B)
        case .warning: (0xA3, 0x2A, 0x22)
        }
    }

    var hexadecimal: String {
        "#"
            + [red, green, blue].map { part in
                let digits = String(part, radix: 16)
                return part < 16 ? "0" + digits : digits
            }.joined()
    }
}
