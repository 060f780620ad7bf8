import JSON
import Ledger

/// Whom an event pays, for how many shares, and what is withheld under a stop or a case.
public struct EventPaymentsView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let payments = document.objects("payments")
        guard !payments.isEmpty else { return "The event pays no cash." }
        var grid = GridView([
            .prose("Account"), .number("Shares"), .number("Amount"), .prose("Withheld"),
        ])
        // None where it is beyond what can be counted.
        var sum: Int128? = 0
        for payment in payments {
            let amount = payment.count("ten_thousandths") ?? 0
            sum = sum.flatMap { Self.sum($0, amount) }
            let causes = payment.texts("withheld")
            grid.append([
                joined(payment.text("account"), payment.text("inscription")),
                shares(of: payment), "$" + Money.display(amount),
                causes.isEmpty ? nil : "withheld: " + causes.joined(separator: ", "),
            ])
        }
        let total = joined(
            grouped(Int128(payments.count)) + (payments.count == 1 ? " payment" : " payments"),
            sum.map { "$" + Money.display($0) })
        return (grid.lines(indent: 0) + [""] + wrap(total ?? "")).joined(separator: "\n")
    }

    private static func sum(_ one: Int128, _ other: Int128) -> Int128? {
        let (sum, isTooLarge) = one.addingReportingOverflow(other)
        return isTooLarge ? nil : sum
    }

    /// A whole number of shares, or the part of one that is paid for, exactly.
    private func shares(of payment: JSONObject) -> String? {
        guard let units = payment.count("numerator"), let parts = payment.count("denominator")
        else { return nil }
        let places = document.count("scale").flatMap { Int(exactly: $0) } ?? 0
        let scale = Scale(places: places) ?? .whole
        guard parts == 1 else {
            let whole = parts.multipliedReportingOverflow(by: Int128(scale.unitsPerShare))
            return whole.overflow ? nil : "\(grouped(units))/\(grouped(whole.partialValue))"
        }
        return scale.display(units)
    }
}
