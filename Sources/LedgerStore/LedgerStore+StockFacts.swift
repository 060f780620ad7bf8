import JSON
import Ledger
import Postgres

/// What the reads ask of blank stock, beside the settings of the day.
struct StockQuestion {
    var securities: [String] = []
    var numbers: [String] = []
    /// How many free blanks there is any need to count.
    var most = 0
    /// Whether only those count that no other session is about to use, and are held at once.
    var isContended = false

    var function: SQL { isContended ? "stock_within_reach" : "stock_at_hand" }
}

extension LedgerStore {
    static func stock(_ value: JSONValue?) -> [SecurityID: StockFacts] {
        var stock: [SecurityID: StockFacts] = [:]
        for row in objects(value?["desk"]) {
            guard let security = row["security"]?.text, let free = row["free"]?.int64,
                let paper = row["paper"]?.text.flatMap(CertificatePaper.init(rawValue:))
            else { continue }
            stock[SecurityID(unchecked: security), default: StockFacts()].free[paper] = Int(free)
        }
        for row in objects(value?["blanks"]) {
            guard let security = row["security"]?.text, let number = row["number"]?.text,
                let paper = row["paper"]?.text.flatMap(CertificatePaper.init(rawValue:)),
                let standing = row["standing"]?.text.flatMap(BlankStanding.init(rawValue:))
            else { continue }
            stock[SecurityID(unchecked: security), default: StockFacts()].blanks[
                CertificateNumber(unchecked: number)] = BlankFacts(
                    paper: paper, standing: standing)
        }
        return stock
    }
}

extension ItemRequest {
    /// The paper on which its certificates are made out.
    var paper: CertificatePaper? {
        switch action {
        case .issue(_, let execution), .prepare(_, let execution),
            .exchange(_, let execution), .replace(_, let execution), .honour(_, let execution):
            execution.paper
        default: nil
        }
    }

    /// The name under the one act that it is, where it is one of the two.
    var signer: String? {
        switch action {
        case .countersign(_, let execution): execution.countersigner
        case .register(_, let execution): execution.registrar
        default: nil
        }
    }

    /// How many certificates an exchange asks for; each may take a blank.
    var pieces: Int {
        guard case .exchange(let exchange, _) = action else { return 0 }
        return exchange.pieces.count
    }
}
