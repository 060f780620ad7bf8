import JSON

/// Every setting: its value today, its default, and what each rests on.
public struct PolicyListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let policies = document.objects("policies")
        var page = PageView("POLICIES", "")
        for policy in policies {
            page.section(policy.text("policy") ?? "?", PageView.facts(facts(of: policy)))
        }
        return page.text
    }

    private func facts(of policy: JSONObject) -> KeyValuePairs<String, String?> {
        let value = policy.text("value")
        let isCommon = value == policy.text("default") && policy.text("authority") == nil
        return [
            "Value": isCommon ? joined(value, "the default") : value,
            "Default": isCommon ? nil : policy.text("default"),
            "In force": joined(
                policy.text("from").map { "from " + $0 },
                policy.text("until").map { "until " + $0 }, by: " "),
            "Authority": policy.text("authority"),
            "Source": policy.text("source"),
            "Accepts": policy.text("accepted"),
        ]
    }
}
