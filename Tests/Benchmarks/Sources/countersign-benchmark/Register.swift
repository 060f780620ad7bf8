import Ledger
import LedgerStore
import Synchronization

/// Which certificate each account can present now. Transfer number n is out of account n, round
/// and round the accounts, as on the bare tables.
final class Register: Sendable {
    let accounts: Int
    private let state: Mutex<State>

    private struct State {
        var certificates: [CertificateNumber]
        var next = 0
    }

    init(accounts: Int) {
        self.accounts = accounts
        state = Mutex(
            State(
                certificates: (0..<accounts).map { CertificateNumber(unchecked: "S\($0)-0") }))
    }

    /// The next account's certificate, to be assigned in part to some other account.
    func nextTransfer(to chosen: Int? = nil) -> (place: Int, request: ItemRequest) {
        let (place, number) = state.withLock { state in
            let place = state.next % accounts
            state.next += 1
            return (place, state.certificates[place])
        }
        let taker = chosen ?? (place + Int.random(in: 1..<accounts)) % accounts
        return (place, Self.transfer(number, of: place, to: taker))
    }

    /// The balance certificate is what the account can present next.
    func record(_ outcome: ItemOutcome, of place: Int) throws(BenchmarkError) {
        let balance = outcome.certificates.first { $0.assignment == nil }
        guard outcome.word == .posted, let balance else {
            throw BenchmarkError("a transfer was not posted: \(outcome.findings)")
        }
        state.withLock {
            $0.certificates[place] = CertificateNumber(unchecked: balance.number)
        }
    }

    static func account(_ place: Int) -> String {
        let digits = String(place)
        return "N" + String(repeating: "0", count: 7 - digits.count) + digits
    }

    private static func transfer(
        _ number: CertificateNumber, of place: Int, to taker: Int
    ) -> ItemRequest {
        let assignment = TransferRequest.Assignment(
            assignee: .existing(AccountID(unchecked: account(taker))),
            shares: ShareCount(units: 100), number: nil)
        return ItemRequest(
            key: nil,
            action: .transfer(
                TransferRequest(
                    security: SecurityID(unchecked: "SERB"), from: nil, certificates: [number],
                    assignments: [assignment],
                    signatures: [Endorsement(name: "HOLDER \(place) SPECIMEN")],
                    guarantees: [
                        // A stamp is for one transaction only, so each has a serial of its own.
                        MedallionGuarantee(
                            program: "STAMP", prefix: "Z", serial: "Z-\(number)",
                            institution: "Specimen Bank", valueCovered: nil,
                            date: CalendarDate("2020-01-02"))
                    ],
                    price: MarketPrice(
                        perShare: Money(tenThousandths: 250_000), source: "Specimen exchange",
                        date: CalendarDate("2020-01-02")))))
    }
}
