import Glibc

/// The time zones that the machine knows; the database has the same names.
enum TimeZones {
    static func isKnown(_ name: String) -> Bool {
        let isPlain = name.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
        }
        guard isPlain, !name.isEmpty else { return false }
        guard access("/usr/share/zoneinfo", F_OK) == 0 else { return true }
        return access("/usr/share/zoneinfo/" + name, F_OK) == 0
    }
}
