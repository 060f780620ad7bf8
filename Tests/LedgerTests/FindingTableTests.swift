import Glibc
import Ledger
import Testing

/// The codes are stable for ever, so their documentation is made from the law, not beside it.
struct FindingTableTests {
    @Test func `the documented table of findings is the law's own`() throws {
        let path =
            #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
            .joined(separator: "/") + "/deploy/findings.md"
        // To make it anew after the law has changed: COUNTERSIGN_WRITE_TABLES=1 swift test.
        if getenv("COUNTERSIGN_WRITE_TABLES") != nil {
            let file = try #require(fopen(path, "w"), "\(path) cannot be written.")
            fputs(Self.table, file)
            fclose(file)
        }
        let file = try #require(fopen(path, "r"), "\(path) cannot be read.")
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        #expect(String(decoding: bytes.prefix(count), as: UTF8.self) == Self.table)
    }

    private static var table: String {
        var lines = [
            "# Findings", "",
            "What a verdict can say of an item, in the order in which it is said. `refuse` stops",
            "the item, `hold` asks a person, `note` is merely said. Codes never change. Of a hold",
            "the table says in whose hands it is, and how many officers may let it pass.", "",
            "| Code | Severity | In whose hands | Officers | Meaning | Source | Cure |",
            "|---|---|---|---|---|---|---|",
        ]
        for code in FindingCode.allCases {
            let definition = code.definition
            let cells = [
                "`\(code.rawValue)`", definition.severity.rawValue,
                definition.owner?.rawValue ?? "",
                definition.severity == .hold ? String(definition.deciders) : "",
                definition.meaning, definition.source, definition.cure,
            ]
            lines.append("| " + cells.joined(separator: " | ") + " |")
        }
        lines += [
            "", "## Forms of certificates", "",
            "What `form check` says of the words of a certificate; a certificate is printed on no",
            "form of which any of it can be said, nor without one (`FORM_MISSING`).", "",
            "| Code | Source | Cure |", "|---|---|---|",
        ]
        for requirement in FormRequirement.allCases {
            lines.append(
                "| `\(requirement.rawValue)` | \(requirement.source) | \(requirement.cure) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
