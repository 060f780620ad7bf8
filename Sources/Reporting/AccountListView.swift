import JSON

/// Accounts in a list, with what each holds.
public struct AccountListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let accounts = document.objects("accounts")
        guard !accounts.isEmpty else { return "No accounts." }
        var grid = GridView([
            .prose("Account"), .prose("Inscription"), .prose("Form"), .word("Security"),
            .number("Shares"),
        ])
        for account in accounts {
            let (securities, shares) = document.holdings("holdings", of: account)
            grid.append([
                account.text("account"), account.text("inscription"), account.text("form"),
                securities.isEmpty ? "none" : securities, shares,
            ])
        }
        return PageView.list(grid, accounts.count, "account")
    }
}
