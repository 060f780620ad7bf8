import JSON
import Postgres
import Testing

/// An officer who brings shares into being, or ends what was posted, against the book.
@Suite struct IssueDoorTests {
    private func issue(_ units: Int64, of security: String = "COM") -> Batch {
        Batch.item("issue").but { $0.created = [Batch.new(units, to: "Z", of: security)] }
    }

    private func act(_ kind: String, _ number: String, _ units: Int64, _ account: String) -> Batch {
        Batch.item(kind).but {
            $0.created = [Batch.new(units, to: account, role: kind, number: number)]
        }
    }

    @Test func `no more is outstanding than is authorised`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let refusal = Refusal("TA303", "outstanding_within_authorised")
        try vault.expect(refusal, of: "101 of 100 left") {
            try officer.send(issue(101), to: .issues)
        }
        try vault.expect(refusal, of: "in two lines") {
            let batch = issue(60).but { $0.created.append(Batch.new(41, to: "Y")) }
            try officer.send(batch, to: .issues)
        }
        try vault.expect(refusal, of: "taken over from an earlier agent") {
            let batch = Batch.item("open").but {
                $0.created = [Batch.new(101, to: "Z", number: "O-1")]
            }
            try officer.send(batch, to: .openings)
        }
        try officer.send(issue(100), to: .issues)
        try vault.expect(refusal, of: "one more than exactly all") {
            let act = act("register", "P-1", 50, "X").but { $0.items[0]["key"] = .string("act") }
            try officer.send(act, to: .issues)
        }
    }

    @Test func `an issue ends no certificate`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        for (door, kind) in [(Door.issues, "issue"), (.openings, "open")] {
            for n in [0, -1] as [Int64] {
                let batch = Batch.item(kind).but {
                    $0.created = [Batch.new(100, to: "Z")]
                    $0.ended = [Batch.end("S-1", n: n)]
                }
                let refusal =
                    n == 0
                    ? Refusal("TA302", "issue_ends_nothing")
                    : Refusal("TA103", "batch_well_formed")
                try vault.expect(refusal, of: "\(kind) at \(n)") {
                    try officer.send(batch, to: door)
                }
            }
        }
    }

    @Test func `a certificate is signed and registered as it was prepared`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let attacks = [
            ("more units", act("register", "P-1", 51, "X")),
            ("another account", act("register", "P-1", 50, "Z")),
            ("never prepared", act("register", "P-9", 50, "X")),
            ("signed with more", act("countersign", "P-2", 51, "Z")),
            ("signed for another", act("countersign", "P-2", 50, "X")),
            ("no number", act("register", "P-1", 50, "X").but { $0.created[0]["number"] = nil }),
            ("no units", act("register", "P-1", 50, "X").but { $0.created[0]["units"] = nil }),
            (
                "of another class",
                act("register", "P-1", 50, "X").but { $0.created[0]["security"] = .string("SERB") }
            ),
        ]
        for (name, batch) in attacks {
            try vault.expect(Refusal("TA203", "certificate_as_prepared"), of: name) {
                try officer.send(batch, to: .issues)
            }
        }
        let refusals = [
            (
                "not signed", act("register", "P-2", 50, "Z"), "23503",
                "registration_after_countersignature"
            ),
            (
                "signed twice", act("countersign", "P-1", 50, "X"), "23505",
                "certificate_countersigned_once"
            ),
            (
                "registered twice", act("register", "S-1", 100, "S"), "23505",
                "certificate_registered_once"
            ),
            (
                "a number again", issue(1).but { $0.created[0]["number"] = .string("S-1") },
                "23505",
                "certificate_number_once"
            ),
            (
                "an ended number again", issue(1).but { $0.created[0]["number"] = .string("S-3") },
                "23505", "certificate_number_once"
            ),
        ]
        for (name, batch, state, constraint) in refusals {
            try vault.expect(Refusal(state, constraint), of: name) {
                try officer.send(batch, to: .issues)
            }
        }
    }

    @Test func `what is under a stop is not registered`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try officer.run("SELECT ledger.place_stop('TMA', 'COM', 'P-1', 'INTERNAL', 'why', NULL)")
        try vault.expect(Refusal("TA202", "certificate_not_stopped"), of: "registering") {
            try officer.send(act("register", "P-1", 50, "X"), to: .issues)
        }
    }

    @Test func `every row does what its item is for`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let refusal = Refusal("TA103", "batch_well_formed")
        for kind in ["prepare", "countersign", "register"] {
            try vault.expect(refusal, of: "new shares by a \(kind)") {
                let batch = issue(1).but { $0.items[0]["kind"] = .string(kind) }
                try officer.send(batch, to: .issues)
            }
        }
        for role in ["prepare", "countersign", "register"] {
            try vault.expect(refusal, of: "\(role) by an issue") {
                let batch = act(role, role == "prepare" ? "P-9" : "P-2", 50, "Z").but {
                    $0.items[0]["kind"] = .string("issue")
                }
                try officer.send(batch, to: .issues)
            }
            try vault.expect(refusal, of: "\(role) without an item") {
                let batch = act(role, role == "prepare" ? "P-9" : "P-2", 50, "Z").but {
                    $0.items = []
                }
                try officer.send(batch, to: .issues)
            }
        }
    }

    @Test func `only the day of a certificate taken over is the client's to say`() async throws {
        let vault = try await Vault.open()
        let backdated = Batch.transfer(["S-1"], to: ["Z": 100]).but {
            $0.created[0]["dated"] = .string("1999-01-04")
        }
        try vault.expect(Refusal("TA103", "batch_well_formed"), of: "a transfer") {
            try vault.session(.clerk).send(backdated, to: .transfers)
        }
        let batch = issue(1).but { $0.created[0]["dated"] = .string("1999-01-04") }
        try vault.expect(Refusal("TA103", "batch_well_formed"), of: "an issue") {
            try vault.session(.officer).send(batch, to: .issues)
        }
    }
}
