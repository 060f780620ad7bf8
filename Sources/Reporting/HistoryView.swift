import JSON

/// The chain of title: every certificate under the one it came from, the asked one marked.
public struct HistoryView: Sendable {
    /// Beyond this a chain goes straight down, so that there is always room for the words.
    private static let deepest = 10

    private struct Step {
        let certificate: JSONObject
        let depth: Int
    }

    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(
            document.text("standing") ?? "UNKNOWN",
            document.certificateName + ", its chain of title")
        let steps = ladder
        guard !steps.isEmpty else { return page.text }
        let heads = steps.map { head(of: $0) }
        let shares = steps.map { document.shares("shares", of: $0.certificate) ?? "" }
        let numberWidth = max(shares.map(\.displayWidth).max() ?? 0, Self.title.displayWidth)
        let room = PageView.width - 3 - numberWidth
        let natural = ([(2, Self.heading)] + heads).map { $0.0 + $0.1.displayWidth }
        let headWidth = min(room, natural.max() ?? room)
        page.paragraph(rung(indent: 2, Self.heading, Self.title, headWidth, numberWidth))
        for (index, step) in steps.enumerated() {
            let (indent, text) = heads[index]
            var lines = rung(indent: indent, text, shares[index], headWidth, numberWidth)
            if isAsked(step.certificate) { lines[0] = "* " + lines[0].dropFirst(2) }
            page.add(lines)
            for detail in details(of: step.certificate) {
                page.add(wrap(detail, indent: indent + 4))
            }
        }
        page.paragraph(["* the certificate asked about"])
        return page.text
    }

    private static let heading = "Number · Inscription"
    private static let title = "Shares"

    private func isAsked(_ certificate: JSONObject) -> Bool {
        certificate["certificate"] == document["certificate"]
    }

    private func head(of step: Step) -> (indent: Int, text: String) {
        let inscription = step.certificate.text("inscription")
        let text = joined(name(step.certificate), inscription, by: " · ")
        return (2 + 2 * min(step.depth, Self.deepest), text ?? "")
    }

    /// A name to the left, the number at the right edge of the ladder.
    private func rung(
        indent: Int, _ text: String, _ number: String, _ headWidth: Int, _ numberWidth: Int
    ) -> [String] {
        var lines = wrap(text, width: headWidth, indent: indent)
        if lines.count > 1 {
            // The rest of a long name stands further in, or it would look like another rung.
            let further = wrap(text, width: headWidth - 8, indent: indent)
            lines = [further[0]] + further.dropFirst().map { String(repeating: " ", count: 8) + $0 }
        }
        let space = headWidth + 3 + numberWidth - lines[0].displayWidth - number.displayWidth
        if !number.isEmpty { lines[0] += String(repeating: " ", count: max(space, 1)) + number }
        return lines
    }

    private func details(of certificate: JSONObject) -> [String] {
        let stops = certificate.activeStops.map { stop in
            let day = stop.moment("placed_at").map { " since " + $0 } ?? ""
            return "under stop: " + (stop.text("kind") ?? "?") + day
        }
        let isRegistered = certificate.object("registered") != nil
        return [beginning(of: certificate)] + stops
            + (isRegistered ? [ending(of: certificate)] : [])
    }

    private func beginning(of certificate: JSONObject) -> String {
        guard let act = certificate.object("registered") else {
            let standing = (certificate.text("standing") ?? "prepared").lowercased()
            return standing + ", not registered"
        }
        let day = act.text("on") ?? act.moment("at") ?? ""
        var words = "registered " + day
        if let item = act.itemName { words += " by " + item }
        // The parents that the ladder cannot show: it hangs each certificate under one of them.
        if certificate.texts("from").count > 1, let from = certificate.list("from") {
            words += ", from " + from
        }
        if let dated = certificate.text("issued_on"), dated != day { words += ", dated " + dated }
        return words
    }

    private func ending(of certificate: JSONObject) -> String {
        guard let act = certificate.object("ended") else {
            return (certificate.text("standing") ?? "unknown").lowercased()
        }
        var words = (act.text("cause") ?? "ended").lowercased()
        if let day = act.text("on") ?? act.moment("at") { words += " " + day }
        if let item = act.itemName { words += " in " + item }
        if let into = certificate.list("into") { words += " → " + into }
        return words
    }
}

extension HistoryView {
    /// Each certificate once: after all it came from, under the last of them.
    private var ladder: [Step] {
        let chain = document.objects("chain")
        var waiting: [String: Int] = [:]
        var index: [String: Int] = [:]
        for (position, certificate) in chain.enumerated() {
            index[name(certificate)] = position
        }
        for certificate in chain {
            waiting[name(certificate)] = Set(certificate.texts("from")).count { index[$0] != nil }
        }
        var steps: [Step] = []
        var isPlaced = chain.map { _ in false }
        // What a broken document would leave over is placed at the end, as a beginning.
        let beginnings = chain.indices.filter { waiting[name(chain[$0])] == 0 }
        for start in beginnings + Array(chain.indices) {
            var pending = [(start, 0)]
            while let (position, depth) = pending.popLast() {
                guard !isPlaced[position] else { continue }
                isPlaced[position] = true
                steps.append(Step(certificate: chain[position], depth: depth))
                var next: [(Int, Int)] = []
                for child in chain[position].texts("into") {
                    guard let target = index[child], let count = waiting[child] else { continue }
                    waiting[child] = count - 1
                    if count == 1 { next.append((target, depth + 1)) }
                }
                pending += next.reversed()
            }
        }
        return steps
    }

    private func name(_ certificate: JSONObject) -> String {
        certificate.text("certificate") ?? ""
    }
}
