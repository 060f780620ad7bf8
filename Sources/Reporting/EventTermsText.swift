import JSON
import Ledger

/// The terms of an event in a few words.
struct EventTermsText {
    private let event: JSONObject
    private let document: JSONObject

    init(_ event: JSONObject, in document: JSONObject) {
        self.event = event
        self.document = document
    }

    var text: String {
        joined(
            joined(noun, event.text("security"), target, by: " "), rate, selection, price,
            event.text("record_date").map { "holders of " + $0 }) ?? ""
    }

    private var noun: String {
        switch event.text("kind") {
        case "redeem": "redemption of"
        case "buyback": "buy-back of"
        case "convert": "conversion of"
        case "exchange_class": "exchange of"
        case "split": "split of"
        case "issue": "issue of"
        case "outstanding": "another number outstanding of"
        default: event.text("kind") ?? "event of"
        }
    }

    private var target: String? {
        guard event.text("kind") != "split" else { return nil }
        return event.text("target").map { "into " + $0 }
            ?? event.text("account").map { "to " + $0 }
    }

    private var rate: String? {
        guard let numerator = event.text("numerator"), let denominator = event.text("denominator")
        else { return nil }
        let kept = event.flag("keeps_certificates") ? " beside the old certificates" : ""
        return numerator + " for " + denominator + kept
    }

    private var selection: String? {
        let shares = document.shares("shares", of: event)
        return switch event.text("selection") {
        case "all": "all of it"
        case "pro_rata": joined(shares, "pro rata", by: " ")
        case "by_lot": joined(joined(shares, "by lot", by: " "), event.text("seed"), by: " from ")
        case "tendered": "what is tendered"
        default: shares
        }
    }

    private var price: String? {
        event.text("price").map { "at $" + (Money($0)?.description ?? $0) }
    }
}
