import Ledger
import Reporting
import Testing

/// The printed certificate as text: what it says, and that it is a page by itself.
struct CertificatePageTests {
    /// The words that a reader is shown, in the order of the page.
    private func words(_ page: String) throws -> [String] {
        let body = try #require(page.split(separator: "<main>").last)
        return page.isEmpty ? [] : Markup(String(body)).words
    }

    private func isInOrder(_ wanted: [String], in words: [String]) -> Bool {
        var rest = words[...]
        for word in wanted {
            guard let index = rest.firstIndex(of: word) else {
                Issue.record("\(word) is not there, or not in its place.")
                return false
            }
            rest = rest[(index + 1)...]
        }
        return true
    }

    @Test func `the page is well formed, and needs and runs nothing`() throws {
        for page in [
            try PrintedForm.page(),
            try PrintedForm.page {
                $0.isDrawnFromStock = false
                $0.inscription = "A & B <\"C\"> 'D'"
                $0.countersigner = "</text><script>"
            },
        ] {
            #expect(Markup(page).defect == nil)
            for word in ["<script", "http", "src=", "@import", "<image", "<iframe", "javascript"] {
                #expect(!page.contains(word), "\(word)")
            }
            #expect(page.matches(of: /url\((?!#)/).isEmpty)
            #expect(page.matches(of: /href="(?!#)/).isEmpty)
        }
    }

    @Test func `face and back have all of the form's words, in their order`() throws {
        let form = try PrintedForm.form()
        let words = try words(try PrintedForm.page())
        // The blanks of an abbreviation are rules with captions, so its words stand apart.
        var wanted: [String] = []
        func add(_ text: String) {
            wanted += text.filter { !"()".contains($0) }.split(separator: " ").map(String.init)
        }
        for part in FormPart.allCases {
            if part == .corporation { form.seriesTitle.forEach(add) }
            if part == .legend { form.officers.forEach(add) }
            if part == .otherAbbreviations {
                for entry in form.abbreviations {
                    add(entry.short)
                    add(entry.meaning.replacing(/\{.*?\}/, with: ""))
                }
            }
            add(form[part])
        }
        let bare = words.map { $0.filter { !"()".contains($0) } }
        #expect(isInOrder(wanted, in: bare))
        #expect(words.filter { $0 == "X" }.count == 2)
    }

    @Test func `the book's facts stand on it`() throws {
        let words = try words(try PrintedForm.page()).joined(separator: " ")
        for fact in [
            "B-0004", "PENDLETON FICTION FUND LP", "FIFTY (50)", "November 21, 2026",
            "T. Agent / R. Registrar", "SHARES 50",
        ] {
            #expect(words.contains(fact), "\(fact)")
        }
    }

    @Test func `a definitive certificate does not call itself temporary`() throws {
        #expect(try PrintedForm.page().contains("Temporary Certificate"))
        #expect(try !PrintedForm.page { $0.isTemporary = false }.contains("Temporary Certificate"))
    }

    @Test func `the restriction is the one that the certificate itself bears`() throws {
        let page = try PrintedForm.page { $0.legend = "NO TRANSFER WITHOUT LEAVE." }
        #expect(page.contains("NO TRANSFER WITHOUT LEAVE."))
        #expect(!page.contains("9.9%"))
        #expect(try !PrintedForm.page { $0.legend = nil }.contains("9.9%"))
    }

    @Test func `both sides say SPECIMEN unless a blank was drawn for it`() throws {
        func count(_ isDrawn: Bool) throws -> Int {
            try words(try PrintedForm.page { $0.isDrawnFromStock = isDrawn })
                .filter { $0 == "SPECIMEN" }.count
        }
        #expect(try count(true) == 0)
        #expect(try count(false) == 2)
    }

    @Test func `an ended certificate is void, with its cause, on both sides`() throws {
        let words = try words(
            try PrintedForm.page {
                $0.standing = .ended(cause: "SURRENDERED", on: CalendarDate("2026-11-22"))
            })
        #expect(words.filter { $0 == "VOID" }.count == 2)
        #expect(words.joined(separator: " ").contains("SURRENDERED ON NOVEMBER 22, 2026"))
    }

    @Test func `what is not registered says that it carries no shares`() throws {
        let page = try PrintedForm.page { $0.standing = .unregistered }
        #expect(page.contains("NOT VALID"))
        #expect(page.contains("THIS CERTIFICATE CARRIES NO SHARES YET"))
        #expect(try !PrintedForm.page().contains("NOT VALID"))
    }

    @Test func `equal facts are equal bytes, and other facts are not`() throws {
        #expect(try PrintedForm.page() == PrintedForm.page())
        #expect(try PrintedForm.page() != PrintedForm.page { $0.number = "B-0005" })
    }

    @Test func `the longest name and the largest number find room`() throws {
        let name = String(repeating: "JOHN SPECIMEN & ", count: 24) + "MARY SAMPLE"
        let page = try PrintedForm.page {
            $0.inscription = name
            $0.shares = ShareCount(units: .max) ?? $0.shares
            $0.number = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-01234"
        }
        #expect(Markup(page).defect == nil)
        let words = try words(page).joined(separator: " ")
        #expect(words.contains(name))
        #expect(words.contains("QUINTILLION"))
        // Nothing is drawn smaller than can be read, but for the line that is not to be copied.
        let sizes = page.matches(of: /font-size="([0-9.]+)"/).compactMap { Double($0.1) }
        #expect(sizes.filter { $0 < 4 }.count == 2)
    }
}
