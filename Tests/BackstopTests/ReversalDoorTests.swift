import JSON
import Postgres
import Testing

/// A reversal that would be more than the mirror of what it names.
@Suite struct ReversalDoorTests {
    private func entry(of key: String, in vault: Vault) throws -> Int64 {
        try vault.superuser().run(
            """
            SELECT e.entry FROM ledger.entry AS e
            JOIN ledger.item AS i USING (issuer, item)
            WHERE i.issuer = 'TMA' AND i.key = \(key)
            """)[0].int64("entry")
    }

    /// Ends Z-1 and S-5 and gives S its thousand back.
    private func mirror(_ entry: Int64) -> Batch {
        Batch.item("reverse").but {
            $0.items[0]["reverses"] = .integer(entry)
            $0.items[0]["reason"] = .string("specimen")
            $0.ended = [Batch.end("Z-1"), Batch.end("S-5")]
            $0.created = [Batch.new(1_000, to: "S")]
        }
    }

    @Test func `a reversal is the mirror of its transfer`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let good = mirror(try entry(of: "T-1", in: vault))
        let opening = try entry(of: "open S-1", in: vault)
        let attacks = [
            ("to another account", good.but { $0.created[0]["account"] = .string("Z") }),
            ("fewer shares", good.but { $0.created[0]["units"] = .integer(999) }),
            ("in another class", good.but { $0.created[0]["security"] = .string("SERB") }),
            ("nothing restored", good.but { $0.created = [] }),
            ("restored twice", good.but { $0.created.append($0.created[0]) }),
            ("one certificate left", good.but { $0.ended.removeLast() }),
            ("another ended with it", good.but { $0.ended.append(Batch.end("S-1")) }),
            ("another instead", good.but { $0.ended[0] = Batch.end("S-1") }),
            ("of an opening", good.but { $0.items[0]["reverses"] = .integer(opening) }),
            ("of no entry", good.but { $0.items[0]["reverses"] = .integer(999_999) }),
            ("of nothing", good.but { $0.items[0]["reverses"] = nil }),
            ("of null", good.but { $0.items[0]["reverses"] = .null }),
            ("without an item", good.but { $0.items = [] }),
            (
                "for the last item",
                good.but {
                    $0.ended[0]["n"] = .integer(-1)
                    $0.ended[1]["n"] = .integer(-1)
                    $0.created[0]["n"] = .integer(-1)
                }
            ),
            ("empty", Batch.item("reverse")),
        ]
        for (name, batch) in attacks {
            try vault.expect(Refusal("TA304", "reversal_mirrors_entry"), of: name) {
                try officer.send(batch, to: .reversals)
            }
        }
        for role in ["ghost", "prepare", ""] {
            try vault.expect(Refusal("TA103", "batch_well_formed"), of: "role '\(role)'") {
                let batch = good.but { $0.created[0]["role"] = .string(role) }
                try officer.send(batch, to: .reversals)
            }
        }
        try vault.expect(Refusal("TA102", "item_kind_of_this_door"), of: "called a transfer") {
            let batch = good.but { $0.items[0]["kind"] = .string("transfer") }
            try officer.send(batch, to: .reversals)
        }
    }

    @Test func `a transfer is reversed once, and not when its shares have moved on`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let good = mirror(try entry(of: "T-1", in: vault))
        let twice = good.but {
            $0.items.append($0.items[0])
            $0.items[1]["key"] = .string("attack 2")
            $0.ended += [Batch.end("Z-1", n: 1), Batch.end("S-5", n: 1)]
            $0.created.append(Batch.new(1_000, to: "S", n: 1))
        }
        try vault.expect(Refusal("23505", "entry_reversed_once"), of: "twice in one batch") {
            try officer.send(twice, to: .reversals)
        }
        try officer.send(good, to: .reversals)
        try vault.expect(Refusal("TA201", "certificate_outstanding"), of: "again") {
            let again = good.but { $0.items[0]["key"] = .string("attack 2") }
            try officer.send(again, to: .reversals)
        }
        let reversal = try entry(of: "attack", in: vault)
        try vault.expect(Refusal("TA304", "reversal_mirrors_entry"), of: "of the reversal") {
            let restored = good.but {
                $0.items[0]["key"] = .string("attack 3")
                $0.items[0]["reverses"] = .integer(reversal)
            }
            try officer.send(restored, to: .reversals)
        }
    }
}
