import JSON
import Ledger
import Postgres

/// 17 CFR 240.17Ad-12: blanks come in, are let out of the vault by two persons, spoil and are
/// counted.
extension LedgerStore {
    public func receiveStock(
        _ receipt: StockReceipt, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let range = receipt.range
        let lot = JSONValue.object([
            "security": .string(receipt.security.text), "paper": .string(receipt.paper.rawValue),
            "prefix": .string(range.prefix), "width": .integer(Int64(range.width)),
            "suffix": .string(range.suffix), "first": .integer(range.first),
            "last": .integer(range.last), "supplier": .string(receipt.supplier),
            "document": .string(receipt.document), "witness": .string(receipt.witness),
        ])
        let rows: [Row]
        do throws(StoreError) {
            rows = try change(
                "SELECT ledger.receive_stock(\(issuer.text), \(lot.compact)) AS lot")
        } catch {
            if case .backstop(_, "blank_never_seen", _) = error {
                throw .unacceptable(
                    field: "first", problem: "a number of the range is on a certificate already",
                    accepted: "numbers that the book has never seen")
            }
            throw error.naming(receipt.security.text)
        }
        return [
            "security": .string(receipt.security.text),
            "lot": .optional(rows.first?["lot"].flatMap { Int64($0) }),
            "blanks": .integer(Int64(range.count)),
        ]
    }

    /// Asks for blanks by number, or for so many of the lowest in the vault.
    public func drawStock(
        _ wanted: StockTally, paper: CertificatePaper, of security: SecurityID, for purpose: String,
        issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        try asOne { () throws(StoreError) in
            let blanks = try self.blanks(of: security, issuer: issuer)
            let inVault = blanks.filter { $0.facts.standing == .inVault }
            let numbers: [CertificateNumber]
            switch wanted {
            case .numbers(let given):
                numbers = given
                let known = Set(inVault.map(\.number))
                if let other = given.first(where: { !known.contains($0) }) {
                    let standing = blanks.first { $0.number == other }?.facts.standing
                    throw .unacceptable(
                        field: "numbers",
                        problem: "\(other) is \(standing?.phrase ?? "no blank of \(security)")",
                        accepted: "blanks in the vault: "
                            + Self.shortened(SerialRange.text(of: inVault.map(\.number))))
                }
            case .count(let count):
                numbers = inVault.filter { $0.facts.paper == paper }.prefix(count).map(\.number)
                guard numbers.count == count else {
                    throw .unacceptable(
                        field: "count",
                        problem: "the vault has only \(numbers.count) \(paper.rawValue) blanks",
                        accepted: "up to that many, or another lot received first")
                }
            }
            let rows = try self.change(
                """
                SELECT ledger.draw_stock(\(issuer.text), \(security.text),
                    \(numbers.map(\.text)), \(purpose)) AS draw
                """)
            let document: JSONObject = [
                "draw": .optional(rows.first?["draw"].flatMap { Int64($0) }),
                "security": .string(security.text),
                "blanks": .integer(Int64(numbers.count)),
                "numbers": .string(SerialRange.text(of: numbers)),
            ]
            return (document, true)
        }
    }

    static func shortened(_ text: String) -> String {
        text.isEmpty ? "none at present" : text.count > 120 ? "\(text.prefix(120)) …" : text
    }

    /// Lets a draw out of the vault; nothing is written where the same person asked for it.
    public func releaseStock(
        _ draw: Int64, issuer: IssuerID
    ) throws(StoreError) -> CustodyAnswer {
        do throws(StoreError) {
            try change("SELECT FROM ledger.release_stock(\(issuer.text), \(draw)::integer)")
        } catch {
            guard case .backstop(_, "released_by_another", _) = error else {
                throw error.naming(String(draw))
            }
            return CustodyAnswer(
                document: ["draw": .integer(draw)],
                refusals: [
                    """
                    Who asked for the blanks does not let them out of the vault. Another person \
                    releases the draw, or the policy one_person_draws_and_releases records the \
                    authority for one person to do both.
                    """
                ])
        }
        let rows = try send([
            """
            SELECT d.security, array_to_json(array_agg(n.number ORDER BY b.serial, n.number))
                AS numbers
            FROM ledger.blank_draw AS d
            JOIN ledger.drawn_blank AS n ON n.issuer = d.issuer AND n.draw = d.draw
            JOIN ledger.blank AS b ON b.issuer = n.issuer AND b.security = n.security
                AND b.number = n.number
            WHERE d.issuer = \(issuer.text) AND d.draw = \(draw)::integer
            GROUP BY d.security
            """
        ])[0]
        let numbers = Self.names(rows.first?["numbers"])
        return CustodyAnswer(
            document: [
                "draw": .integer(draw), "security": .optional(rows.first?["security"]),
                "blanks": .integer(Int64(numbers.count)),
                "numbers": .string(SerialRange.text(of: numbers)),
            ], refusals: [])
    }

    static func names(_ json: String?) -> [CertificateNumber] {
        let value = json.flatMap { try? JSONReader.read(Array($0.utf8)) }
        return (value?.array ?? []).compactMap(\.text).map { CertificateNumber(unchecked: $0) }
    }

    public func spoilStock(
        _ numbers: [CertificateNumber], of security: SecurityID, reason: String,
        document: String, witness: String, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        do throws(StoreError) {
            try change(
                """
                SELECT FROM ledger.spoil_stock(\(issuer.text), \(security.text),
                    \(numbers.map(\.text)), \(reason), \(document), \(witness))
                """)
        } catch {
            if case .backstop(_, "spoiled_while_blank", _) = error {
                throw .unacceptable(
                    field: "numbers", problem: "one of the numbers is on a certificate already",
                    accepted: "blanks; a certificate that carries no shares yet is made void")
            }
            throw error.naming(SerialRange.text(of: numbers))
        }
        return [
            "security": .string(security.text), "blanks": .integer(Int64(numbers.count)),
            "numbers": .string(SerialRange.text(of: numbers)), "reason": .string(reason),
        ]
    }

    /// A blank of a security beside where it stands.
    struct Blank {
        let number: CertificateNumber
        let lot: Int64
        let facts: BlankFacts
    }

    /// Every blank of a security in the order of its serial.
    func blanks(of security: SecurityID, issuer: IssuerID) throws(StoreError) -> [Blank] {
        let answers = try send([
            """
            SELECT FROM ledger.security AS s
            WHERE s.issuer = \(issuer.text) AND s.security = \(security.text)
            """,
            """
            SELECT b.number, b.lot, b.paper, b.standing
            FROM ledger.blanks_of(\(issuer.text), \(security.text)) AS b
            ORDER BY b.serial, b.number
            """,
        ])
        guard !answers[0].isEmpty else {
            throw .unknown(what: "security", name: security.text, field: "security")
        }
        return answers[1].compactMap { row in
            guard let number = row["number"], let lot = row["lot"].flatMap({ Int64($0) }),
                let paper = row["paper"].flatMap(CertificatePaper.init(rawValue:)),
                let standing = row["standing"].flatMap(BlankStanding.init(rawValue:))
            else { return nil }
            return Blank(
                number: CertificateNumber(unchecked: number), lot: lot,
                facts: BlankFacts(paper: paper, standing: standing))
        }
    }
}
