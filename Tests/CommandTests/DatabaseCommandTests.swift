import Testing

/// The private cluster under the book, from its first start to its end.
@Suite(.serialized)
struct DatabaseCommandTests {
    private static let office = Task { try Office() }

    @Test func `help is given and a status told without anything being made`() async throws {
        let office = try await Self.office.value
        for words in [["--help"], ["help", "transfer", "post"], ["db", "--help"], ["--version"]] {
            let outcome = try await office.run(words: words)
            #expect(outcome.status == 0)
            #expect(!outcome.output.isEmpty && outcome.error.isEmpty)
        }
        let status = try await office.run("db", "status")
        #expect(status.output.contains("absent"))
        #expect(try await office.bash("ls -A '\(office.home)'").status != 0)
    }

    @Test func `two first starts at once make one cluster, and both have their answer`()
        async throws
    {
        let office = try await Self.office.value
        async let first = office.run("book", "list", "--json")
        async let second = office.run("db", "start")
        async let third = office.apply([#"{"do":"book.list"}"#])
        let ends = try await (first, second, third)
        #expect(ends.0.status == 0, "\(ends.0.words)")
        #expect(ends.1.status == 0, "\(ends.1.words)")
        #expect(ends.2.outcomes == ["done"], "\(ends.2.outcome.words)")
        #expect(try await office.bash("ls '\(office.home)'").output.contains("taxpayer.key"))
    }

    @Test func `it is started, asked, stopped, and started again by whoever needs it`()
        async throws
    {
        let office = try await Self.office.value
        #expect(try await office.run("db", "start").output == "The private cluster is running.\n")
        #expect(try await office.run("db", "status").output.contains("running, PostgreSQL"))
        let asked = try await office.run(
            "db", "psql", "--", "-At", "-c", "SELECT current_user, count(*) FROM ledger.posting")
        #expect(asked.output == "countersign_auditor|0\n")
        #expect(try await office.run("db", "psql", "--", "-c", "nonsense").status == 1)
        #expect(try await office.run("db", "migrate").status == 0)
        #expect(try await office.run("db", "stop").output == "The private cluster is stopped.\n")
        #expect(try await office.run("db", "stop").status == 0)
        #expect(try await office.run("db", "status").output.contains("stopped"))
        #expect(try await office.run("book", "list").output == "No books.\n")
    }

    @Test(arguments: ["start", "stop", "status"])
    func `a database of others is not taken for the private one`(verb: String) async throws {
        let office = try await Self.office.value
        let outcome = try await office.run("db", verb, "--database", "host=/nowhere")
        #expect(outcome.status == 78)
        #expect(outcome.error.contains("others start and stop"))
        #expect(try await office.run("db", verb, adding: ["PGHOST": "/nowhere"]).status == 78)
    }

    @Test func `a user is made once, listed with the role, and can do no more than that`()
        async throws
    {
        let office = try await Self.office.value
        #expect(
            try await office.run("db", "user", "list").output
                == "No users but the book's own roles.\n")
        for (name, role) in [("example_auditor", "auditor"), ("example_clerk", "clerk")] {
            let added = try await office.run("db", "user", "add", name, "--role", role)
            #expect(added.status == 0, "\(added.words)")
        }
        #expect(
            try await office.run("db", "user", "list").output == """
                User             May work as
                example_auditor  auditor
                example_clerk    clerk

                2 users

                """)
        let again = try await office.run("db", "user", "add", "example_clerk", "--role", "officer")
        #expect(again.status == 65 && again.error.contains("in the book already"))
        let asked = try await office.run(
            "db", "psql", "--user", "example_clerk", "--", "-At", "-c", "SELECT session_user")
        #expect(asked.output == "example_clerk\n")
        let opened = try await office.run(
            "book", "open", "--issuer", "NONE", "--name", "Specimen",
            adding: ["COUNTERSIGN_USER": "example_auditor"])
        #expect(opened.status == 77, "\(opened.words)")
    }

    @Test(arguments: [
        "Capital", "pg_own", "postgres", "countersign_clerk", "a b", "x;y", "1st", "",
    ])
    func `a name that is the database's own or needs quoting makes no user`(
        name: String
    ) async throws {
        let office = try await Self.office.value
        let added = try await office.run("db", "user", "add", name, "--role", "officer")
        #expect(added.status == 65, "\(added.words)")
        #expect(added.error.contains("small letters"))
    }

    @Test func `nobody works as a user who is none, and not as two`() async throws {
        let office = try await Self.office.value
        for name in ["nobody", "postgres", "countersign_officer"] {
            let outcome = try await office.run("book", "list", "--user", name)
            #expect(outcome.status == 78, "\(outcome.words)")
            #expect(outcome.error.contains("db user list"))
        }
        let both = try await office.run("book", "list", "--user", "x", "--role", "clerk")
        #expect(both.status == 64 && both.error.contains("two sessions"))
    }

    @Test func `on a server an administrator makes users, and nobody else does`() async throws {
        let office = try await Self.office.value
        _ = try await office.run("db", "start")
        let server = "host='\(office.socketDirectory)' port=5432 dbname=countersign user="
        let refused = try await office.run(
            "db", "user", "add", "by_a_clerk", "--role", "officer", "--database",
            server + "countersign_officer")
        #expect(refused.status == 77, "\(refused.words)")
        #expect(refused.error.contains("may create roles"))
        let added = try await office.run(
            "db", "user", "add", "at_a_server", "--role", "clerk", "--database",
            server + "postgres")
        #expect(added.status == 0, "\(added.words)")
        #expect(
            added.output.hasSuffix(
                "It has no password yet. An administrator sets one in psql: \\password at_a_server\n"
            ))
        let listed = try await office.run("db", "user", "list")
        #expect(listed.output.contains("at_a_server") && !listed.output.contains("by_a_clerk"))
        let worked = try await office.run(
            "book", "list", "--database", server + "postgres", "--user", "at_a_server")
        #expect(worked.status == 0, "\(worked.words)")
    }

    @Test func `a server that dies under a run ends it with 69, and the next run goes on`()
        async throws
    {
        let office = try await Self.office.value
        let outcome = try await office.bash(
            """
            cd '\(office.home)'
            open() { echo '{"do":"book.open","issuer":"'$1'","name":"Specimen Trust"}'; }
            {
                open FIRST
                until [[ -s out ]]; do sleep 0.05; done
                server="$(head -n 1 data/postmaster.pid)"
                processes="$server $(pgrep -P "$server" | tr '\\n' ' ')"
                kill -9 "$server"
                while kill -0 $processes 2>/dev/null; do sleep 0.05; done
                open SECOND
                open THIRD
            } | countersign apply - >out
            echo "${PIPESTATUS[1]}"
            cat out
            """)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first == "69")
        #expect(lines.count == 3, "\(outcome.words)")
        #expect(outcome.error.contains("line 2: "))
        let next = try await office.run("book", "list")
        #expect(next.status == 0, "\(next.words)")
        #expect(next.output.contains("FIRST") && next.output.contains("1 book"))
    }
}
