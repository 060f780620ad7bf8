/// The members of a JSON object in the order they were written, each name once.
///
/// Order is part of the value: two objects with the same members in another order are not equal.
/// Names compare as Swift strings do, so two spellings of the same accented letter are one name.
public struct JSONObject: Hashable, Sendable {
    private struct Member: Hashable {
        let name: String
        var value: JSONValue
    }

    private var storage: [Member] = []

    public init() {}

    /// For the reader, which has looked for duplicates by itself.
    init(uniqueNames: [String], values: [JSONValue]) {
        storage = zip(uniqueNames, values).map { Member(name: $0, value: $1) }
    }

    public var isEmpty: Bool { storage.isEmpty }

    public var count: Int { storage.count }

    public var names: [String] { storage.map(\.name) }

    public var values: [JSONValue] { storage.map(\.value) }

    public var members: [(name: String, value: JSONValue)] {
        storage.map { (name: $0.name, value: $0.value) }
    }

    /// Setting replaces in place or appends; setting `nil` removes. Use `.null` to store a null.
    public subscript(name: String) -> JSONValue? {
        get { storage.first { $0.name == name }?.value }
        set {
            let index = storage.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): storage[index].value = value
            case (let index?, nil): storage.remove(at: index)
            case (nil, let value?): storage.append(Member(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    /// Adds a member that must not be there yet.
    public mutating func append(_ name: String, _ value: JSONValue) {
        precondition(self[name] == nil, "A JSON object cannot name a member twice.")
        storage.append(Member(name: name, value: value))
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        for (name, value) in members { append(name, value) }
    }
}
