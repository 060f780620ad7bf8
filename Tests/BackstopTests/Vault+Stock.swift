import JSON
import Postgres

extension Vault {
    /// STK has blanks K-0001 to K-0008: four at the desk, of which K-0002 is spoiled and a void
    /// certificate is on K-0001; K-0005 is drawn only, and K-0008 is missing. R-0001 and R-0002
    /// were handed back, the first into the vault, and spoiled.
    func furnishStock(_ officer: Connection) throws {
        try addSecurity("STK", "TMA", officer, isEquity: false, isKeptHere: true)
        try state(#"{"security": "STK", "authorised": 1000}"#, by: officer)
        try receive(#"{"security": "STK", "first": 1, "last": 8}"#, by: officer)
        try receive(#"{"security": "STK", "first": 1, "last": 2, "prefix": "R-"}"#, by: officer)
        let clerk = try session(.clerk)
        try clerk.run(
            """
            SELECT ledger.draw_stock(
                'TMA', 'STK', '{K-0001,K-0002,K-0003,K-0004,R-0001,R-0002}', 'desk')
            """)
        try officer.run("SELECT FROM ledger.release_stock('TMA', 1)")
        for number in ["R-0001", "R-0002"] {
            try clerk.run("SELECT ledger.return_stock('TMA', 'STK', ARRAY[\(number)], 'unused')")
        }
        try officer.run("SELECT FROM ledger.restock('TMA', 1)")
        try clerk.run(
            "SELECT FROM ledger.spoil_stock('TMA', 'STK', '{R-0001,R-0002}', 'r', 'd', 'w')")
        try clerk.run("SELECT ledger.draw_stock('TMA', 'STK', '{K-0005}', 'desk')")
        try clerk.run(
            "SELECT FROM ledger.spoil_stock('TMA', 'STK', '{K-0002}', 'torn', 'sheet', 'W')")
        let prepared = Batch.item("prepare", key: "prepare K-0001").but {
            $0.created = [Batch.new(5, to: "Z", of: "STK", role: "prepare", number: "K-0001")]
        }
        try officer.send(prepared, to: .issues)
        try officer.run(
            "SELECT FROM ledger.void_certificate('TMA', 'STK', 'K-0001', 'inscribed so', 'memo')")
        try clerk.run(
            """
            SELECT ledger.count_stock(
                'TMA', 'STK', NULL, 5, '{K-0003,K-0004,K-0005,K-0006,K-0007}', 'W')
            """)
        try clerk.run(
            """
            SELECT FROM ledger.handle_paper(
                'TMA', 'COM', '{S-3}', '{"kind": "marked", "method": "stamp"}')
            """)
    }

    func receive(_ members: String, by officer: Connection) throws {
        guard case .object(var row) = try JSONReader.read(Array(members.utf8)) else { return }
        row["prefix"] = row["prefix"] ?? .string("K-")
        row["width"] = row["width"] ?? .integer(4)
        row["suffix"] = .string("")
        row["paper"] = row["paper"] ?? .string("definitive")
        row["supplier"] = row["supplier"] ?? .string("Specimen Printers")
        row["document"] = .string("packing list")
        row["witness"] = .string("W")
        try officer.run(
            "SELECT ledger.receive_stock('TMA', \(JSONValue.object(row).compact))")
    }
}
