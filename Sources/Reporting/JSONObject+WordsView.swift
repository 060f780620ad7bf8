import JSON

/// Phrases that several views share.
extension JSONObject {
    /// Of a limit: `99/1000`.
    var limitRatio: String {
        (text("limit_numerator") ?? "?") + "/" + (text("limit_denominator") ?? "?")
    }

    /// Of a limit: which stock it counts.
    var limitScope: String {
        let scope = text("scope") ?? "ALL_EQUITY"
        return scope == "ALL_EQUITY" ? "all equity stock" : scope
    }

    /// Of a limit: what of that stock it counts.
    var limitBasis: String {
        let basis = text("basis") ?? "NUMBER"
        return basis == "MORE_RESTRICTIVE" ? "the stricter of number and value" : basis.lowercased()
    }

    /// `certificate B-0107 of SERB`.
    var certificateName: String {
        let number = text("certificate") ?? "without a number"
        return "certificate \(number)" + (text("security").map { " of " + $0 } ?? "")
    }

    /// Of a finding: whether it has the numbers of the position.
    func tells(of position: JSONObject) -> Bool {
        guard let subject = object("subject"), object("numbers")?["held_after"] != nil else {
            return false
        }
        return subject["person"] == position["person"] && subject["scope"] == position["scope"]
    }

    /// Of an act: the item it was part of, `transfer T-11, entry 9`.
    var itemName: String? {
        let kind = text("kind")
        let nouns = [
            "open": "opening", "reverse": "reversal", "replace": "replacement",
            "honour": "honoured original", "redeem": "redemption", "buyback": "buy-back",
            "convert": "conversion", "exchange_class": "exchange of classes",
        ]
        let noun = nouns[kind ?? ""] ?? kind
        let name = joined(noun, text("key"), by: " ")
        return joined(name, text("entry").map { "entry " + $0 })
    }

    /// Of a certificate: the stops that nobody has released.
    var activeStops: [JSONObject] {
        objects("stops").filter { $0.text("released_at") == nil }
    }

    /// An address over several lines, as on an envelope.
    var addressLines: String? {
        let place = joined(text("state"), text("zip"), by: " ")
        return joined(text("street"), joined(text("city"), place), text("country"), by: "\n")
    }
}

/// What there is of the parts; nil when there is none.
func joined(_ parts: String?..., by separator: String = ", ") -> String? {
    let parts = parts.compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: separator)
}

/// The name of a member as words: `held_before` is “held before”.
func words(_ name: String) -> String {
    name.split(separator: "_").joined(separator: " ")
}

func capitalized(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }
