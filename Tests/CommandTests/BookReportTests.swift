import JSON
import Testing

/// The long books: written page by page, added up again by others.
struct BookReportTests {
    /// Adds up plain-text accounting without a word of ours: `account units commodity`, sorted.
    private static let adder = #"""
        /^    [^ ;]/ {
            sum[$1 " " $3] += $2
            whole[$3] += $2
        }
        END {
            for (name in sum) if (sum[name] != 0) printf "%s %d\n", name, sum[name]
            for (name in whole) printf "= %s %d\n", name, whole[name]
        }
        """#

    private static func worked(_ issuer: String) async throws -> Book {
        let book = try await Book.open(issuer)
        let applied = try await book.apply(
            Book.transfer(
                "P-0003", signed: "CAT C SAMPLE", to: "NOM", 400, key: "\(issuer)-1"),
            Book.transfer(
                "P-0001", signed: "ANN A SPECIMEN", to: "CAT", 250, key: "\(issuer)-2"))
        #expect(applied.outcomes == ["posted", "posted"])
        return book
    }

    @Test func `the journal, added up by another program, is the register`() async throws {
        let book = try await Self.worked("HLEDGER")
        let written = try await book.run("report", "journal", "--format", "hledger")
        #expect(written.status == 0)
        let added = try await Program.run(
            "/usr/bin/awk", [Self.adder], environment: Program.cleanEnvironment,
            input: Array(written.output.utf8))
        let sums = Set(added.output.split(separator: "\n").map(String.init))
        #expect(
            sums == [
                #"holders:ANN "PFD" 9750"#, #"holders:BOB "PFD" 10000"#,
                #"holders:CAT "PFD" 850"#, #"holders:NOM "PFD" 79400"#,
                #"issuer:unissued "PFD" -100000"#, #"= "PFD" 0"#,
            ])
        let control = try await book.run("report", "control-book", "--json")
        let figures = try JSONReader.read(control.output)["securities"]?.array?.first
        #expect(figures?["issued"]?.int64 == 100_000)
        #expect(figures?["difference"]?.int64 == 0)
    }

    @Test func `hledger itself, where it is installed, finds the same`() async throws {
        let book = try await Self.worked("HLEDGER2")
        let script = #"""
            command -v hledger >/dev/null || { echo none; exit 0; }
            countersign report journal --format hledger --issuer HLEDGER2 |
                hledger -f - balance --flat --no-total holders
            """#
        let balance = try await book.office.bash(script)
        #expect(balance.status == 0, "\(balance.words)")
        guard balance.output != "none\n" else { return }
        let lines = balance.output.split(separator: "\n").map {
            $0.split(separator: " ").joined(separator: " ")
        }
        #expect(
            lines
                == [
                    #"9750 "PFD" holders:ANN"#, #"10000 "PFD" holders:BOB"#,
                    #"850 "PFD" holders:CAT"#, #"79400 "PFD" holders:NOM"#,
                ].map { $0.replacing("\"", with: "") }, "\(balance.output)")
    }

    @Test func `the master file, the list of holders and the stock ledger agree`() async throws {
        let book = try await Self.worked("LISTS")
        let today = try await book.run("book", "show", "--json")
        let day = try JSONReader.read(today.output)["as_of"]?.text ?? ""
        let lists = [
            ["report", "msf"], ["report", "holders", "--record-date", day],
            ["report", "stock-ledger"],
        ]
        for words in lists {
            let answer = try JSONReader.read(try await book.run(words: words + ["--json"]).output)
            #expect(answer["totals"]?.array?.first?["shares"]?.int64 == 100_000, "\(words)")
            let rows = answer["rows"]?.array ?? []
            #expect(rows.reduce(0) { $0 + ($1["shares"]?.int64 ?? 0) } == 100_000, "\(words)")
            #expect(Int64(rows.count) == answer["count"]?.int64, "\(words)")
        }
        let csv = try await book.run("report", "stock-ledger", "--format", "csv")
        #expect(
            csv.output.split(separator: "\r\n").map(String.init) == [
                "account,name,street,city,state,zip,country,security,class,shares",
                "ANN,ANN A SPECIMEN,1 Sample Street,Springfield,MA,01101,US,PFD,Preferred,9750",
                "BOB,BOB B SPECIMEN,1 Sample Street,Springfield,MA,01101,US,PFD,Preferred,10000",
                "CAT,CAT C SAMPLE,1 Sample Street,Springfield,MA,01101,US,PFD,Preferred,850",
                "NOM,SPECIMEN & CO,1 Sample Street,Springfield,MA,01101,US,PFD,Preferred,79400",
            ])
        let before = try await book.run(
            "report", "holders", "--record-date", "2020-01-02", "--json")
        #expect(before.status == 65)
        #expect(before.words.contains("nothing is known of 2020-01-02: the book was opened"))
        // The day has not closed, so that nobody can certify its list.
        let now = try await book.run("report", "holders", "--record-date", day)
        #expect(now.output.contains("Not certified: \(day) is not over"))
        #expect(!now.output.contains("Certified to be"))
    }

    @Test func `a book of many pages is one document, and a line gives a part of it`() async throws
    {
        let book = try await Book.open("PAGES")
        let opened = try await book.apply(
            lines: (1...1_100).map { number in
                """
                {"do":"certificate.open","issuer":"$","key":"many-\(number)","security":"PFD",\
                "certificate":"M-\(number)","account":"CAT","shares":1}
                """
            })
        #expect(opened.status == 0)
        let written = try await book.run("report", "msf", "--json")
        let answer = try JSONReader.read(written.output)
        #expect(answer["rows"]?.array?.count == 1_104)
        #expect(answer["count"]?.int64 == 1_104)
        #expect(answer["more"] == nil)
        let line = try await book.apply(#"{"do":"report.msf","issuer":"$"}"#)
        #expect(line[0]["rows"]?.array?.count == 1_000)
        #expect(line[0]["more"]?.bool == true)
        let text = try await book.run("report", "msf")
        #expect(text.output.split(separator: "\n").count > 1_104)
        for line in text.output.split(separator: "\n") {
            #expect(line.count <= 80 && !line.hasSuffix(" "))
        }
    }

    @Test func `a file takes its name only once it is whole`() async throws {
        let book = try await Self.worked("FILES")
        let script = #"""
            cd "$(mktemp -d)"
            countersign report journal --issuer FILES --format csv --output journal.csv
            head -1 journal.csv | tr -d '\r'
            countersign report holders --issuer FILES --record-date 9999-12-31 --output late.txt
            echo "status $?"
            countersign report msf --issuer FILES --output /dev/null
            echo "status $?"
            countersign report msf --issuer FILES --output none/there
            echo "status $?"
            ls
            """#
        let outcome = try await book.office.bash(script)
        #expect(
            outcome.output == """
                Written to journal.csv.
                entry,line,posted_at,effective_on,kind,item,security,account,inscription,\
                certificate,debit,credit,reverses,actor
                status 65
                status 73
                status 73
                journal.csv

                """, "\(outcome.words)")
    }

    @Test func `R06 the timer hears of a difference, and of one that is open`() async throws {
        let book = try await Book.open("TIMER")
        let sound = try await book.run("book", "reconcile", "--fail-on", "difference")
        #expect(sound.status == 0)
        #expect(sound.output.hasPrefix("AGREES"))
        let stated = try await book.apply(
            """
            {"do":"capital.set","issuer":"$","security":"PFD","outstanding":100100,\
            "as_of":"2026-01-05","source":"specimen letter",\
            "authority":{"document":"specimen","signed_by":"Secretary"}}
            """)
        #expect(stated.status == 0, "\(stated.answers)")
        let found = try await book.run("book", "reconcile", "--fail-on", "difference")
        #expect(found.status == 3)
        #expect(found.output.contains("opened as"))
        let open = try await book.run("book", "differences", "--fail-on", "difference")
        #expect(open.status == 3)
        #expect(open.output.contains("type 1: the register of PFD"))
        let quiet = try await book.run("book", "differences")
        #expect(quiet.status == 0)
    }
}
