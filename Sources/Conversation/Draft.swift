/// Everything that was typed in an interview, to be saved and gone on from.
///
/// It keeps the answers of questions that are not asked at present too: they may come up again.
public struct Draft: Hashable, Sendable {
    /// What was typed for one question.
    public struct Entry: Hashable, Sendable {
        public let id: String

        /// The last text that was accepted.
        public internal(set) var accepted: String?

        /// The last text of all, finished or not, accepted or not.
        public internal(set) var typed: String

        public init(id: String, accepted: String?, typed: String) {
            self.id = id
            self.accepted = accepted
            self.typed = typed
        }
    }

    /// In the order in which the questions were first answered.
    public private(set) var entries: [Entry] = []

    public init() {}

    /// A draft that was saved; of two entries for one question the later holds.
    public init(_ entries: [Entry]) {
        for entry in entries { self[entry.id] = entry }
    }

    public internal(set) subscript(id: String) -> Entry? {
        get { entries.first { $0.id == id } }
        set {
            let index = entries.firstIndex { $0.id == id }
            switch (index, newValue) {
            case (let index?, let entry?): entries[index] = entry
            case (nil, let entry?): entries.append(entry)
            case (let index?, nil): entries.remove(at: index)
            case (nil, nil): break
            }
        }
    }

    mutating func note(_ typed: String, for id: String) {
        self[id] = Entry(id: id, accepted: self[id]?.accepted, typed: typed)
    }

    mutating func accept(_ typed: String, for id: String) {
        self[id] = Entry(id: id, accepted: typed, typed: typed)
    }
}
