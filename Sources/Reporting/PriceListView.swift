import JSON
import Ledger

/// The prices on file, the latest of each class first.
public struct PriceListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let prices = document.objects("prices")
        guard !prices.isEmpty else { return "No prices." }
        var grid = GridView([
            .word("Security"), .number("A share"), .word("As of"), .word("Good for"),
            .word("State"), .prose("Source"),
        ])
        for price in prices {
            grid.append([
                price.text("security"),
                price.count("amount_ten_thousandths").map { "$" + Money.display($0) },
                price.text("as_of"),
                price.count("max_age_days").map { $0 == 1 ? "1 day" : grouped($0) + " days" },
                price.text("state"), price.text("source"),
            ])
        }
        return PageView.list(grid, prices.count, "price")
    }
}
