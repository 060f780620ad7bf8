import Testing

@testable import countersign

/// RFC 4648, section 10, and back again.
struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("\u{FF}\u{0}?>", "w78APz4="),
    ])
    func `bytes become text and bytes again`(bytes: String, text: String) {
        #expect(Base64.text(of: Array(bytes.utf8)) == text)
        #expect(Base64.bytes(of: text) == Array(bytes.utf8))
    }

    @Test func `what is no such text has no bytes`() {
        #expect(Base64.bytes(of: "Zm9v YmFy") == nil)
    }
}
