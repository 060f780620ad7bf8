import JSON
import Ledger
import LedgerStore

/// What the control book says, and since when.
extension Operation {
    static let capitalShow = Operation(
        name: "capital.show",
        summary: "Shows authorised and outstanding shares, how old they are, and every statement.",
        fields: [.optional("security", .name, "Of one security only.")], outcomes: ["done"],
        example: ["security": "SERB"], isQuestion: true
    ) { fields, issuer, store in
        Answer(.done, try store.showCapital(security: fields.name("security"), issuer: issuer))
    }
}
