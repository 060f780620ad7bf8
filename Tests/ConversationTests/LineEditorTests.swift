import Testing

@testable import Conversation

/// Bytes of a keyboard, the line they make and how it is drawn.
struct LineEditorTests {
    private func edited(
        _ bytes: [UInt8], _ suggestions: [String] = []
    ) -> (editor: LineEditor, effects: [LineEditor.Effect]) {
        var editor = LineEditor(suggestions: suggestions)
        var decoder = KeyDecoder()
        let effects = bytes.compactMap { decoder.take($0) }.map { editor.press($0) }
        return (editor, effects)
    }

    @Test(arguments: [
        ("abc", "abc"), ("abc\u{7F}", "ab"), ("abc\u{8}\u{8}x", "ax"), ("\u{7F}a", "a"),
        ("ac\u{1B}[Db", "abc"), ("ac\u{1B}OD\u{1B}OCb", "acb"), ("bc\u{1B}[Ha\u{1B}[Fd", "abcd"),
        ("bc\u{1B}[1~a\u{1B}[4~d", "abcd"), ("bc\u{1}a\u{5}d", "abcd"), ("abc\u{15}d", "d"),
        ("abc\u{2}\u{15}", "c"), ("abc\u{2}\u{B}", "ab"), ("abc\u{1}\u{1B}[3~", "bc"),
        ("abc\u{1}\u{4}", "bc"), ("one two \u{17}", "one "), ("a\u{1B}[1;5Cb", "ab"),
        ("a\u{1B}[200~b\u{1B}[201~", "ab"), ("a\u{1B}b", "ab"), ("Łódź 株", "Łódź 株"),
        ("e\u{301}\u{7F}x", "x"), ("a\u{9B}b\u{202E}", "ab"), ("a\u{1B}[\u{7F}", ""),
        ("\u{1B}[D\u{1B}[C\u{1B}[3~\u{15}\u{B}\u{17}", ""), ("a\u{0}\u{1A}\u{1C}b", "ab"),
    ])
    func `keys make the line`(keys: String, text: String) {
        #expect(edited(Array(keys.utf8)).editor.text == text)
    }

    @Test
    func `Enter, Ctrl-C and Ctrl-D end the line, the last only when it is empty`() {
        #expect(edited([0x61, 0x0D]).effects.last == .finished)
        #expect(edited([0x0A]).effects.last == .finished)
        #expect(edited([0x61, 0x03]).effects.last == .interrupted)
        #expect(edited([0x04]).effects.last == .ended)
        #expect(edited([0x61, 0x04]).effects.last == .changed)
    }

    @Test(arguments: [
        ("si\t", "single", LineEditor.Effect.changed), ("JO\t", "JO", .list(["joint", "jot"])),
        ("j\t", "jo", .changed), ("j\t\t", "jo", .list(["joint", "jot"])), ("x\t", "x", .changed),
        ("\t", "", .list(["single", "joint", "jot"])), ("joint\t", "joint", .changed),
    ])
    func `TAB completes or lists`(keys: String, text: String, effect: LineEditor.Effect) {
        let result = edited(Array(keys.utf8), ["single", "joint", "jot"])
        #expect(result.editor.text == text)
        #expect(result.effects.last == effect)
    }

    @Test
    func `the drawing fits on one line and puts the cursor where it is`() {
        let drawn = { (keys: String, width: Int, isSecret: Bool) in
            edited(Array(keys.utf8)).editor.rendering(
                prompt: "> ", width: width, isSecret: isSecret)
        }
        #expect(drawn("abc", 80, false) == "\r> abc\u{1B}[K\r\u{1B}[5C")
        #expect(drawn("abc\u{1B}[D", 80, false) == "\r> abc\u{1B}[K\r\u{1B}[4C")
        #expect(drawn("abcdefghij", 8, false) == "\r> fghij\u{1B}[K\r\u{1B}[7C")
        #expect(drawn("abcdefghij\u{1B}[H", 8, false) == "\r> abcde\u{1B}[K\r\u{1B}[2C")
        #expect(drawn("株株株株", 8, false) == "\r> 株株\u{1B}[K\r\u{1B}[6C")
        #expect(drawn("abc", 80, true) == "\r> \u{1B}[K\r\u{1B}[2C")
        #expect(drawn("abc", 0, false) == "\r> c\u{1B}[K\r\u{1B}[3C")
    }

    @Test
    func `random bytes make a harmless line`() {
        var random = SplitMix(state: 3)
        let special: [UInt8] = [
            0x1B, 0x5B, 0x4F, 0x44, 0x43, 0x09, 0x7F, 0x15, 0xC2, 0x9B, 0xE2, 0x80, 0xAE,
        ]
        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? special[Int.random(in: 0..<special.count, using: &random)]
                    : UInt8.random(in: 0...255, using: &random)
            }
            let editor = edited(bytes, ["single", "joint"]).editor
            _ = editor.rendering(prompt: "> ", width: 12, isSecret: false)
            guard editor.text.harmless == editor.text else {
                Issue.record("\(bytes) made a harmful line")
                return
            }
        }
    }
}
