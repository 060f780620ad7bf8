import Reporting
import Testing

/// Digits, percentages, wrapping and sanitizing.
struct TextTests {
    @Test(arguments: [
        (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (3_267_000, "3,267,000"),
        (-1_000, "-1,000"), (-999, "-999"), (Int64.max, "9,223,372,036,854,775,807"),
        (Int64.min, "-9,223,372,036,854,775,808"),
    ])
    func `digits stand in groups of three`(value: Int64, text: String) {
        #expect(grouped(value) == text)
        #expect(grouped(Int128(value)) == text)
    }

    @Test(arguments: [
        (3_267_000, 33_000_000, "9.90 %"), (3_267_001, 33_000_000, "9.90 %"),
        (0, 33_000_000, "0.00 %"), (1, 33_000_000, "< 0.01 %"), (1, 132_000, "< 0.01 %"),
        (1, 15_000, "0.01 %"), (-1, 132_000, "> -0.01 %"), (400_000, 400_001, "> 99.99 %"),
        (32_999_999, 33_000_000, "> 99.99 %"), (9_999, 10_000, "99.99 %"),
        (33_000_000, 33_000_000, "100.00 %"), (1, 3, "33.33 %"), (2, 3, "66.67 %"),
        (1, 800, "0.13 %"), (5, 2, "250.00 %"), (-1, 800, "-0.13 %"), (1, 0, "–"), (1, -5, "–"),
        (99_995, 1_000_000, "10.00 %"), (19_999_999, 10_000_000, "200.00 %"),
        (Int128.max, 1, "17014118346046923173168730371588410572700.00 %"),
        (Int128.max, Int128.max, "100.00 %"), (Int128.max - 1, Int128.max, "> 99.99 %"),
        (Int128.min, 1, "-17014118346046923173168730371588410572800.00 %"),
    ])
    func `a percentage is rounded in integers`(part: Int128, whole: Int128, text: String) {
        #expect(Percent.display(numerator: part, denominator: whole) == text)
    }

    @Test(arguments: [
        ("SHARES_EXCEED_CERT", ["SHARES_EXCEED_", "CERT"]),
        ("SAMPLE-VON-HOHENSTEIN", ["SAMPLE-VON-", "HOHENSTEIN"]),
        ("a-unbrokenunbrokenunbroken", ["a-unbrokenunbro", "kenunbroken"]),
    ])
    func `a long word is parted where it is joined`(word: String, lines: [String]) {
        #expect(wrap(word, width: 15) == lines)
    }

    @Test
    func `the exact fraction is not reduced`() {
        #expect(Percent.exact(numerator: 3_267_001, denominator: 33_000_000) == "3267001/33000000")
        #expect(Percent.exact(numerator: 2, denominator: 4) == "2/4")
    }

    @Test
    func `text breaks at spaces and long words break where they must`() {
        #expect(wrap("", width: 10) == [""])
        #expect(wrap("one two  three", width: 7) == ["one two", "three"])
        #expect(wrap("a bcdefghijkl m", width: 5) == ["a", "bcdef", "ghijk", "l m"])
        #expect(wrap("one\n\ntwo", width: 10, indent: 2) == ["  one", "", "  two"])
        #expect(wrap("日本語版", width: 5) == ["日本", "語版"])
        #expect(wrap("日本", width: 1) == ["日", "本"])
        let long = wrap(String(repeating: "share ", count: 40), indent: 4)
        #expect(long.allSatisfy { $0.count <= 80 && $0.hasPrefix("    s") && !$0.hasSuffix(" ") })
    }

    @Test(arguments: [
        ("Ada Łódź 日本", "Ada Łódź 日本"), ("a\u{1B}[2Jb", "a␛[2Jb"), ("a\nb\tc\r\n", "a␊b␉c␍␊"),
        ("\u{0}\u{7F}", "␀␡"), ("\u{9B}31m", "\u{FFFD}31m"), ("\u{202E}abc", "\u{FFFD}abc"),
        ("\u{2066}\u{2069}\u{200F}\u{61C}\u{2028}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("e\u{301}", "e\u{301}"),
    ])
    func `stored text cannot drive the terminal`(stored: String, shown: String) {
        #expect(sanitize(forTerminal: stored) == shown)
        #expect(sanitize(forTerminal: shown) == shown)
    }
}
