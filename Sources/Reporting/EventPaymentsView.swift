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
        var sum: Int128 = 0
        for payment in payments {
            let amount = payment.count("ten_thousandths") ?? 0
            sum += amount
            let causes = payment.texts("withheld")
            grid.append([
                joined(payment.text("account"), payment.text("inscription")),
                shares(of: payment), "$" + Money.display(amount),
                causes.isEmpty ? nil : "withheld: " + causes.joined(separator: ", "),
            ])
        }
        let total = joined(
            grouped(Int128(payments.count)) + (payments.count == 1 ? " payment" : " payments"),
            "$" + Money.display(sum))
        return (grid.lines(indent: 0) + [""] + wrap(total ?? "")).joined(separator: "\n")
    }

    /// A whole number of shares, or the part of one that is paid for, exactly.
    private func shares(of payment: JSONObject) -> String? {
        guard let units = payment.count("numerator"), let parts = payment.count("denominator")
        else { return nil }
        let scale = Scale(places: Int(document.count("scale") ?? 0)) ?? .whole
        guard parts == 1 else {
            return "\(grouped(units))/\(grouped(parts * Int128(scale.unitsPerShare)))"
        }
        return scale.display(units)
    }
}
