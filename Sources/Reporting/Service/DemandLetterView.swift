import JSON

/// The demand of 26 CFR 1.857-8(d) to one record holder: plain text at 76 columns.
public struct DemandLetterView: Sendable {
    private static let width = 76

    private let document: JSONObject
    private let holder: JSONObject

    public init(_ document: JSONObject, to holder: JSONObject) {
        self.document = document
        self.holder = holder
    }

    public var text: String {
        let year = document.text("year") ?? ""
        let issuer = document.text("legal_name") ?? "the issuer"
        var lines =
            isOver
            ? []
            : paragraph(
                "DRAFT: the year \(year) is not over, and the figures are those so far.")
        lines += wrap(issuer, width: Self.width)
        lines += ["By its transfer agent", ""]
        lines += wrap(document.text("as_of") ?? "", width: Self.width) + [""]
        lines += wrap(holder.text("inscription") ?? "", width: Self.width)
        lines += wrap(holder.addressLines ?? "", width: Self.width) + [""]
        lines += paragraph("Demand for a statement of ownership, tax year \(year)")
        lines += paragraph(
            """
            \(issuer) is taxed as a real estate investment trust. Its regulations (26 CFR \
            1.857-8) require it to demand each year, from the holders of record of its stock, a \
            written statement of who actually owns the stock. You are asked because our \
            records show, under account \(holder.text("account") ?? ""):
            """)
        lines += stakes
        lines += paragraph("Please state in writing, for the calendar year \(year):")
        lines += numbered([
            """
            the name, address and taxpayer number of each person who was required to include \
            in gross income the dividends on this stock (the actual owner), and the dividends \
            so included;
            """,
            "the number of shares of each class that each actual owner owned;",
            """
            the largest number of shares of each class, and of securities convertible into \
            them, that each actual owner owned, directly or indirectly, at any time during the \
            last half of the year;
            """,
            """
            the shares that the actual owner is considered to own because they are held by \
            members of his family, by partners, or by an entity in which he has an interest \
            (section 544 of the Internal Revenue Code).
            """,
        ])
        lines += paragraph(
            """
            If you are the actual owner and do not give this statement, you must file one with \
            your own return for the year (26 CFR 1.857-9). A list is kept of the persons who do \
            not answer.
            """)
        lines += ["Signed ____________________________", ""]
        lines += wrap("Transfer agent of " + issuer, width: Self.width)
        return lines.joined(separator: "\n")
    }

    private var stakes: [String] {
        var lines = holder.objects("stakes").flatMap { stake in
            wrap(
                joined(
                    document.shares("shares", of: stake).map { "\($0) shares" },
                    stake.text("security").map { "of \($0)" },
                    stake.text("day").map { "on the record date \($0)" }, by: " ") ?? "",
                width: Self.width, indent: 4)
        }
        guard let period else { return lines + [""] }
        let most = document.holdings("most", of: holder)
        let pairs = zip(most.shares.split(separator: "\n"), most.securities.split(separator: "\n"))
        for (shares, security) in pairs {
            lines += wrap(
                "\(shares) shares of \(security) at most, \(period)",
                width: Self.width, indent: 4)
        }
        return lines + [""]
    }

    private var isOver: Bool { document["is_over"]?.bool != false }

    /// The last half of the year, as far as it has been and the book knows it; none before it.
    private var period: String? {
        let day = document.text("as_of") ?? ""
        guard isOver || day >= "\(document.text("year") ?? "")-07-01" else { return nil }
        let known = document.text("known_from").map { "\($0), when the book was opened," }
        return "from \(known ?? "July 1") through " + (isOver ? "December 31" : "\(day), so far")
    }

    private func numbered(_ entries: [String]) -> [String] {
        entries.enumerated().flatMap { index, entry in
            wrap(entry, width: Self.width - 4).enumerated().map { line, text in
                (line == 0 ? "\(index + 1).  " : "    ") + text
            }
        } + [""]
    }

    private func paragraph(_ text: String) -> [String] { wrap(text, width: Self.width) + [""] }
}
