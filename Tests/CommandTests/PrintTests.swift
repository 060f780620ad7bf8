import Glibc
import JSON
import Testing

@testable import countersign

/// The printed certificate, from the words of its form to the file.
struct PrintTests {
    private let form = Program.repository + "/deploy/example-form.json"
    private let legend = Program.repository + "/deploy/example-legend.txt"

    /// The book of the quickstart.
    private func furnished() async throws -> Office {
        let office = try await Office.started()
        let outcome = try await office.bash(
            """
            sed "s/\\"TODAY\\"/\\"2026-01-02\\"/g" deploy/alpha.jsonl \
                | "$PROGRAM" apply -
            """, adding: ["PROGRAM": Program.path], folder: Program.repository)
        try #require(outcome.status == 0, "\(outcome.words)")
        return office
    }

    private func setForm(_ office: Office) async throws {
        let legend = try await office.run(
            "legend", "set", "SERB", "--text-from", legend, "--names", "99/1000", "--authority",
            "specimen")
        #expect(legend.status == 0, "\(legend.words)")
        let set = try await office.run(
            "form", "set", "SERB", "--file", form, "--authority", "specimen")
        #expect(set.status == 0, "\(set.words)")
    }

    @Test func `without a form that may be used nothing is printed`() async throws {
        let office = try await furnished()
        let path = office.home + "-page.html"
        let none = try await office.run(
            "certificate", "print", "B-0001", "--security", "SERB", "--output", path)
        #expect(none.status == 3 && none.output.contains("FORM_MISSING"))
        // The book has a limit and no legend for it yet, so the form may be kept as a draft only.
        let refused = try await office.run(
            "form", "set", "SERB", "--file", form, "--authority", "specimen")
        #expect(refused.status == 3 && refused.output.contains("FORM_LEGEND"))
        let draft = try await office.run(
            "form", "set", "SERB", "--file", form, "--authority", "specimen", "--draft")
        #expect(draft.status == 0 && draft.output.contains("FORM_LEGEND"))
        let still = try await office.run(
            "certificate", "print", "B-0001", "--security", "SERB", "--output", path)
        #expect(still.status == 3 && still.output.contains("FORM_MISSING"))
        #expect(access(path, F_OK) != 0)
    }

    @Test func `a legend that has changed takes the form out of use`() async throws {
        let office = try await furnished()
        try await setForm(office)
        let other = try await office.run(
            "legend", "set", "SERB", "--text", "NO TRANSFER.", "--authority", "specimen")
        #expect(other.status == 0)
        let outcome = try await office.run("certificate", "print", "B-0001", "--security", "SERB")
        #expect(outcome.status == 3 && outcome.output.contains("FORM_LEGEND"))
    }

    @Test func `the page is written whole, for its owner alone, and is the same each time`()
        async throws
    {
        let office = try await furnished()
        try await setForm(office)
        let path = office.home + "-page.html"
        defer { unlink(path) }
        let outcome = try await office.run(
            "certificate", "print", "B-0001", "--security", "SERB", "--output", path)
        #expect(outcome.status == 0, "\(outcome.words)")
        let page = try SmallFile.read(path)
        for fact in ["B-0001", "JOHN Q SPECIMEN", "THREE HUNDRED  (300)", ">SPECIMEN</text>"] {
            #expect(page.contains(fact), "\(fact)")
        }
        var found = stat()
        #expect(stat(path, &found) == 0 && found.st_mode & 0o777 == 0o600)
        let again = try await office.run("certificate", "print", "B-0001", "--security", "SERB")
        #expect(again.output == page)
        let json = try await office.run(
            "certificate", "print", "B-0001", "--security", "SERB", "--json")
        let document = try JSONReader.read(json.output)
        try await Contract.hold(document)
        #expect(document["page"]?.text == page && document["specimen"]?.bool == true)
    }

    @Test func `a chain of title is drawn into a file of its own, whole or not at all`()
        async throws
    {
        let office = try await furnished()
        let path = office.home + "-chain.svg"
        defer { unlink(path) }
        func history(_ words: String) async throws -> Program.Outcome {
            try await office.bash(
                "'\(Program.path)' certificate history B-0001 --security SERB \(words)",
                folder: Program.repository)
        }
        let text = try await history("")
        #expect(text.status == 0 && text.output.contains("its chain of title"))
        let drawn = try await history("--format svg --output '\(path)'")
        #expect(drawn.status == 0 && drawn.output == "Written to \(path).\n")
        let svg = try SmallFile.read(path)
        #expect(svg.hasPrefix("<?xml") && svg.contains(">B-0001</text>"))
        let json = try await history("--format svg --json")
        let document = try JSONReader.read(json.output)
        try await Contract.hold(document)
        #expect(document["svg"]?.text == svg && document["chain"]?.array?.isEmpty == false)
        let written = try await history("--output '\(path)'")
        #expect(written.status == 0)
        #expect(try SmallFile.read(path) == text.output)
        let device = try await history("--output /dev/null")
        #expect(device.status == 73)
        let unknown = try await history("--format pdf")
        #expect(unknown.status == 64)
    }

    @Test func `a prepared certificate prints that it carries no shares, an ended one VOID`()
        async throws
    {
        let office = try await furnished()
        for words in [
            "certificate prepare --security SERB --account SAMPLE --shares 5 --certificate B-0090"
                + " --authority-document order --authority-signed-by Secretary --paper temporary",
            "transfer post --key t1 --security SERB --certificate B-0002 --to SPECIMEN=200"
                + " --signature \"MARY R SAMPLE\" --program STAMP --prefix A --serial A0012346"
                + " --institution Example --price 10.00 --presentor Example --ticket W-1",
        ] {
            let outcome = try await office.bash(
                "'\(Program.path)' \(words)", folder: Program.repository)
            #expect(outcome.status == 0, "\(outcome.words)")
        }
        try await setForm(office)
        let prepared = try await office.run("certificate", "print", "B-0090", "--security", "SERB")
        #expect(prepared.output.contains("THIS CERTIFICATE CARRIES NO SHARES YET"))
        #expect(prepared.output.contains("Temporary Certificate"))
        let ended = try await office.run("certificate", "print", "B-0002", "--security", "SERB")
        #expect(ended.output.contains("VOID</text>") && ended.output.contains("SURRENDERED ON "))
    }

    @Test func `what is made out on a blank let out of the stock for it is no specimen`()
        async throws
    {
        let office = try await furnished()
        try await setForm(office)
        let stock = [
            "stock receive --security SERB --first B-0700 --last B-0703 --supplier Printers"
                + " --document list --witness W",
            "stock draw --role clerk --security SERB --count 3 --purpose transfers",
            "stock release 1",
            "certificate exchange B-0001 --security SERB --reason split --into 100 --into 200",
        ]
        for words in stock {
            let outcome = try await office.bash(
                "'\(Program.path)' \(words)", folder: Program.repository)
            #expect(outcome.status == 0, "\(words): \(outcome.words)")
        }
        for (number, isSpecimen) in [("B-0700", false), ("B-0701", false), ("B-0002", true)] {
            let page = try await office.run(
                "certificate", "print", number, "--security", "SERB", "--json")
            let document = try JSONReader.read(page.output)
            #expect(document["specimen"]?.bool == isSpecimen, "\(number)")
            #expect(
                document["page"]?.text?.contains(">SPECIMEN</text>") == isSpecimen, "\(number)")
        }
    }

    @Test func `a place that is no plain file is left alone`() async throws {
        let office = try await furnished()
        try await setForm(office)
        for (path, status) in [("/dev/null", 73), ("/nowhere/page.html", 73)] as [(String, Int32)] {
            let outcome = try await office.run(
                "certificate", "print", "B-0001", "--security", "SERB", "--output", path)
            #expect(outcome.status == status, "\(outcome.words)")
            #expect(outcome.output.isEmpty)
        }
    }

    @Test func `a PDF is drawn, or told how to come by one`() async throws {
        let office = try await furnished()
        try await setForm(office)
        let path = office.home + "-page.pdf"
        defer { unlink(path) }
        let outcome = try await office.run(
            "certificate", "print", "B-0001", "--security", "SERB", "--format", "pdf", "--output",
            path)
        #if Cairo
            #expect(outcome.status == 0, "\(outcome.words)")
            #expect(try SmallFile.bytes(path).starts(with: Array("%PDF-".utf8)))
        #else
            #expect(outcome.status == 65 && outcome.error.contains("--traits Cairo"))
            #expect(access(path, F_OK) != 0)
        #endif
        let nowhere = try await office.run(
            "certificate", "print", "B-0001", "--security", "SERB", "--format", "pdf")
        #expect(nowhere.status == 65 && nowhere.error.contains("--output"))
    }

    @Test func `a file of words that is none is told with what would be accepted`() async throws {
        let office = try await furnished()
        for (words, said) in [
            ("", "no JSON"), ("[]", "a list is not accepted"),
            ("{\"corporatoin\":\"X\"}", "corporation"),
            ("{\"corporation\":7}", "form.corporation"), ("{\"officers\":[]}", "form.officers"),
        ] {
            let outcome = try await office.run("form", "check", "-", input: words)
            #expect(outcome.status == 65 && outcome.error.contains(said), "\(outcome.words)")
        }
        let missing = try await office.run("form", "check", "/nowhere.json")
        #expect(missing.status == 65 && missing.error.contains("cannot be read"))
        let short = try await office.run("form", "check", "-", input: "{}")
        #expect(short.status == 3 && short.output.contains("FORM_CORPORATION"))
    }
}
