import JSON

/// The notice of 17 CFR 240.17Ad-2(c): plain text at 76 columns, ready to be sent.
public struct TurnaroundNoticeView: Sendable {
    private static let width = 76

    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let month = document.text("month") ?? ""
        let received = document.count("routine_received") ?? 0
        let onTime = document.count("on_time") ?? 0
        var lines = paragraph("To: the appropriate regulatory agency")
        lines += paragraph(
            "Notice under 17 CFR 240.17Ad-2(c): turnaround of routine items in \(month)")
        lines += paragraph(
            """
            As transfer agent of \(document.text("legal_name") ?? "the issuer") we turned around \
            within three business days of receipt fewer than ninety percent of the routine items \
            that we received for transfer during the month.
            """)
        lines += facts([
            "Routine items received": grouped(received),
            "Non-routine items received": document.text("non_routine_received"),
            "Routine items not turned around in time": grouped(received - onTime),
            "Routine items turned around in time": grouped(onTime),
            "Percentage turned around in time":
                Percent.display(numerator: onTime, denominator: received),
        ])
        lines += paragraph("Reasons: " + (document.text("reasons") ?? ""))
        lines += paragraph("Steps taken: " + (document.text("steps") ?? ""))
        lines += aged
        lines += ["Signed ____________________________  on ____________________"]
        lines += wrap(
            "Transfer agent of " + (document.text("legal_name") ?? "the issuer"),
            width: Self.width)
        return lines.joined(separator: "\n")
    }

    private var aged: [String] {
        let day = document.text("counted_on") ?? "the last business day"
        let rows = document.objects("aged")
        guard !rows.isEmpty else {
            return paragraph(
                """
                At the close of \(day) we had no routine item in our possession for more than \
                four business days that was not turned around.
                """)
        }
        let lines = rows.flatMap { row in
            wrap(
                "\(row.text("business_days") ?? "?") business days: \(row.text("items") ?? "?")",
                width: Self.width, indent: 4)
        }
        return paragraph(
            """
            Routine items that at the close of \(day) had been in our possession for more than \
            four business days and were not turned around:
            """) + lines + [""]
    }

    private func facts(_ facts: KeyValuePairs<String, String?>) -> [String] {
        var block = KeyValueBlock()
        for case (let label, let value?) in facts { block.append(label, value) }
        return block.lines(width: Self.width, indent: 2) + [""]
    }

    private func paragraph(_ text: String) -> [String] { wrap(text, width: Self.width) + [""] }
}
