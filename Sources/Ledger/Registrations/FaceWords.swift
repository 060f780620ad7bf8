/// The words of a face in their canonical writing, each with what it may mean.
struct FaceWords {
    let texts: [String]
    let senses: [FaceSense]

    /// Nil where the canonical writing is not stable: no comparison could rest on it.
    init?(_ inscription: Inscription) {
        var text = inscription.verbatim
        let isPlain = text.utf8.withContiguousStorageIfAvailable(Self.isASCII) ?? false
        if !isPlain {
            text = inscription.canonical
            guard Inscription.canonical(text) == text else { return nil }
        }
        self.init(canonicalOrPlain: &text)
    }

    init(_ words: FaceWords, in range: Range<Int>) {
        texts = Array(words.texts[range])
        senses = Array(words.senses[range])
    }

    /// Byte by byte, since the register is read whole and most faces are ASCII.
    private init(canonicalOrPlain text: inout String) {
        var texts: [String] = []
        var senses: [FaceSense] = []
        var word: [UInt8] = []
        word.reserveCapacity(24)
        var isMarked = false
        func close() {
            guard !word.isEmpty else { return }
            let text = String(decoding: word, as: UTF8.self)
            texts.append(text)
            senses.append(FaceSense.of(isMarked ? Self.unmarked(word) : text))
            word.removeAll(keepingCapacity: true)
            isMarked = false
        }
        text.withUTF8 { bytes in
            for byte in bytes {
                switch byte {
                case 9...13, 32: close()
                case 97...122: word.append(byte - 32)
                case 40, 41, 44, 46:
                    isMarked = true
                    word.append(byte)
                default: word.append(byte)
                }
            }
        }
        close()
        self.texts = texts
        self.senses = senses
    }

    private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in bytes where byte >= 128 { return false }
        return true
    }

    /// Without the stops, commas and brackets that abbreviations are written with.
    private static func unmarked(_ word: [UInt8]) -> String {
        var bytes: [UInt8] = []
        for byte in word where byte != 40 && byte != 41 && byte != 44 && byte != 46 {
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    var count: Int { texts.count }

    func text(_ range: Range<Int>) -> String {
        range.count == 1 ? texts[range.lowerBound] : texts[range].joined(separator: " ")
    }

    /// What the word at `index` may mean; plain outside the face.
    func sense(_ index: Int) -> FaceSense {
        index >= 0 && index < senses.count ? senses[index] : .plain
    }

    func first(of sense: FaceSense, in range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            if senses[index] == sense { return index }
            index += 1
        }
        return nil
    }

    func first(in range: Range<Int>, where condition: (FaceSense) -> Bool) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            if condition(senses[index]) { return index }
            index += 1
        }
        return nil
    }

    /// Where the words at `index` end, if they are `senses` in that order.
    func end(of wanted: [FaceSense], at index: Int, before end: Int) -> Int? {
        guard index + wanted.count <= end else { return nil }
        var place = index
        for sense in wanted {
            guard senses[place] == sense else { return nil }
            place += 1
        }
        return place
    }
}
