import Ledger

extension CapAuditPage {
    /// Over, at, near, and what cannot be relied on: a sentence each, with its number before it.
    var verdict: Hypertext {
        let lines = [over, atLimit, near, watched, inputs].map { count, sentence -> Hypertext in
            """
            <li class="\(count == 0 ? "quiet" : "loud")"><b>\(grouped(count))</b> \
            <span>\(sentence)</span></li>
            """
        }
        let doubts = audit.uncertain.map { finding -> Hypertext in
            "<li>\(finding.message) <span class=\"code\">\(finding.code.rawValue)</span></li>"
        }
        let list: Hypertext =
            doubts.isEmpty
            ? ""
            : """
            <h3>Missing, stale or in doubt</h3>
            <ul class="doubts">
            \(doubts.joined())
            </ul>
            """
        return """
            <p class="verdict">\(headline)</p>
            <ul class="answer">
            \(lines.joined())
            </ul>
            \(list)
            """
    }

    private var headline: String {
        let doubt = audit.uncertain.isEmpty ? "" : " Inputs are missing, stale or in doubt."
        if audit.isAnybodyOver { return "The ownership limit is exceeded." + doubt }
        if !audit.isEverybodyTold { return "No excess is known, but not every figure can be told." }
        if !audit.uncertain.isEmpty { return "No excess was found, but not every input holds." }
        return audit.isAnybodyNear
            ? "Nobody is over the ownership limit; some stand close to it."
            : "Nobody is over the ownership limit or close to it."
    }

    private var over: (Int, String) {
        let count = audit.over.count
        let unknown = audit.count(of: .overUnknown)
        let causes =
            count == 0
            ? "."
            : unknown == 0
                ? ". No transfer put anybody there; what did is on record."
                : ". What put \(grouped(unknown)) of \(grouped(count)) there is not on record."
        return (count, Self.persons(count, "is", "are") + " over a limit" + causes)
    }

    private var atLimit: (Int, String) {
        let count = audit.count(of: .atLimit)
        let words = Self.persons(count, "stands", "stand") + " at a limit and may take no more"
        return (count, words + (count == 0 ? "." : ", which is lawful."))
    }

    private var near: (Int, String) {
        let count = audit.count(of: .near)
        let left =
            " less than \(AuditWords.percent(audit.thresholds.near)) of what a limit allows left."
        return (count, Self.persons(count, "has", "have") + left)
    }

    private var watched: (Int, String) {
        let count = audit.count(of: .watched)
        let part =
            " \(AuditWords.percent(audit.thresholds.watch)) of the whole or more without being "
            + "near a limit."
        return (count, Self.persons(count, "holds", "hold") + part)
    }

    private var inputs: (Int, String) {
        let count = audit.uncertain.count
        return (count, (count == 1 ? "input is" : "inputs are") + " missing, stale or in doubt.")
    }

    /// After its number, which stands before it.
    private static func persons(_ count: Int, _ one: String, _ many: String) -> String {
        count == 1 ? "person \(one)" : "persons \(many)"
    }
}
