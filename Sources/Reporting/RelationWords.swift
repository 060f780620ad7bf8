import JSON

/// What a relation is to the person whose page it stands on.
struct RelationWords {
    private let relation: JSONObject
    private let person: String
    private let document: JSONObject

    init(_ relation: JSONObject, of person: String, in document: JSONObject) {
        self.relation = relation
        self.person = person
        self.document = document
    }

    /// `spouse of ROBERT ROE, P-ROE`.
    var text: String {
        let isOwn = relation.text("person") == person
        let party =
            isOwn
            ? joined(relation.text("other_name"), relation.text("other"))
            : joined(relation.text("person_name"), relation.text("person"))
        let kind = relation.text("kind") ?? "related"
        switch (kind, isOwn) {
        case ("stake", true): return "owns \(fraction) of \(party ?? "?")"
        case ("stake", false): return "\(fraction) owned by \(party ?? "?")"
        case ("option", true): return "option on \(shares)" + base(party)
        case ("option", false): return "option on \(shares) given to \(party ?? "?")"
        case ("ancestor", false): return "descendant of \(party ?? "?")"
        case ("descendant", false): return "ancestor of \(party ?? "?")"
        default: return "\(kind) of \(party ?? "?")"
        }
    }

    private var fraction: String {
        (relation.text("numerator") ?? "?") + "/" + (relation.text("denominator") ?? "?")
    }

    private var shares: String {
        joined(document.shares("shares", of: relation), relation.text("security"), by: " ") ?? "?"
    }

    private func base(_ writer: String?) -> String {
        if let option = relation.text("option") { return " under option \(option)" }
        return writer.map { " of " + $0 } ?? ", not issued yet"
    }
}
