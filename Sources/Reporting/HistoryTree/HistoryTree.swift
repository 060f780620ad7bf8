import JSON

/// A chain of title as generations of certificates, and the paths that shares took between them.
///
/// Each certificate stands one generation after the last of those it came from.
public struct HistoryTree: Hashable, Sendable {
    /// A certificate on the tree, in the words that are drawn.
    public struct Node: Hashable, Sendable {
        public let number: String
        public let shares: String
        public let inscription: String
        public let beginning: String
        public let ending: String
        public let isAsked: Bool
        public let isAlive: Bool
    }

    /// Two certificates, the earlier and the later, by their places.
    public struct Path: Hashable, Sendable {
        public let from: Place
        public let into: Place
        /// The word for what made the one of the other.
        public let cause: String
    }

    public struct Place: Hashable, Sendable {
        public let generation: Int
        public let row: Int
    }

    public let title: String
    public private(set) var generations: [[Node]] = []
    public private(set) var paths: [Path] = []

    public init(_ document: JSONObject) {
        let number = document.text("certificate") ?? ""
        title = "Chain of title of \(document.certificateName)"
        let chain = document.objects("chain")
        let depths = Self.depths(of: chain)
        var places: [String: Place] = [:]
        for certificate in chain {
            guard let name = certificate.text("certificate"), places[name] == nil else { continue }
            let depth = depths[name] ?? 0
            while generations.count <= depth { generations.append([]) }
            places[name] = Place(generation: depth, row: generations[depth].count)
            generations[depth].append(
                Self.node(certificate, of: document, isAsked: name == number))
        }
        let honoured = Self.honoured(in: chain)
        for certificate in chain {
            guard let name = certificate.text("certificate"), let from = places[name] else {
                continue
            }
            let cause = certificate.object("ended")?.text("cause")?.lowercased() ?? ""
            for child in certificate.texts("into") {
                guard let into = places[child] else { continue }
                paths.append(
                    Path(
                        from: from, into: into,
                        cause: honoured.contains(child) ? "honoured" : cause))
            }
        }
    }

    /// Those that were registered beside the replacement of an original that had ended before.
    private static func honoured(in chain: [JSONObject]) -> Set<String> {
        Set(
            chain.filter { $0.object("registered")?.text("kind") == "honour" }
                .compactMap { $0.text("certificate") })
    }

    /// How many steps lie before each certificate, by the longest of the ways to it.
    private static func depths(of chain: [JSONObject]) -> [String: Int] {
        var depths: [String: Int] = [:]
        // The chain comes in the order of its entries, so that a parent is met before a child;
        // a broken document only loses its order.
        for certificate in chain {
            guard let name = certificate.text("certificate") else { continue }
            let before = certificate.texts("from").compactMap { depths[$0] }.max()
            depths[name] = before.map { $0 + 1 } ?? 0
        }
        return depths
    }

    private static func node(
        _ certificate: JSONObject, of document: JSONObject, isAsked: Bool
    ) -> Node {
        let registered = certificate.object("registered")
        let ended = certificate.object("ended")
        let standing = (certificate.text("standing") ?? "unknown").lowercased()
        let day = registered.flatMap { $0.text("on") ?? $0.moment("at") }
        return Node(
            number: certificate.text("certificate") ?? "",
            shares: document.shares("shares", of: certificate).map { $0 + " shares" } ?? "",
            inscription: certificate.text("inscription") ?? "",
            beginning: day.map { "registered " + $0 } ?? "not registered",
            ending: ended.map { end in
                [end.text("cause")?.lowercased(), end.text("on") ?? end.moment("at")]
                    .compactMap { $0 }.joined(separator: " ")
            } ?? standing, isAsked: isAsked, isAlive: standing == "outstanding")
    }
}
