import JSON
import Ledger

/// The certificates that an item brought into being, with their total.
struct CreatedView: Sendable {
    private let document: JSONObject
    private let isTransfer: Bool

    init(_ document: JSONObject, isTransfer: Bool) {
        self.document = document
        self.isTransfer = isTransfer
    }

    var grid: GridView {
        var grid = GridView([
            .word("Certificate"), .number("Shares"), .prose("Account"), .prose("Inscription"),
            .word("For"),
        ])
        let certificates = document.objects("certificates")
        for certificate in certificates {
            grid.append([
                certificate.text("certificate"), document.shares("shares", of: certificate),
                certificate.text("account"), certificate.text("inscription"),
                purpose(of: certificate),
            ])
        }
        if let total = total(of: certificates) { grid.append(["Total", total, nil, nil, nil]) }
        return grid
    }

    /// Which assignment it satisfies; in a transfer the one without is the balance.
    private func purpose(of certificate: JSONObject) -> String? {
        guard isTransfer else { return nil }
        return certificate.text("assignment").map { "assignment " + $0 } ?? "balance"
    }

    private func total(of certificates: [JSONObject]) -> String? {
        let counts = certificates.compactMap { $0.count("shares") }
        let scales = Set(certificates.map { document.knownScale(of: $0) ?? .whole })
        let securities = Set(certificates.map { $0["security"] })
        guard counts.count == certificates.count, counts.count > 1, let scale = scales.first,
            scales.count == 1, securities.count == 1
        else { return nil }
        var total: Int128 = 0
        for count in counts {
            let (sum, isTooLarge) = total.addingReportingOverflow(count)
            guard !isTooLarge else { return nil }
            total = sum
        }
        return scale.display(total)
    }
}
