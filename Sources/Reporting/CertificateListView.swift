import JSON

/// Certificates in a list, one a row.
public struct CertificateListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let certificates = document.objects("certificates")
        guard !certificates.isEmpty else { return "No certificates." }
        var grid = GridView([
            .word("Certificate"), .word("Security"), .number("Shares"), .word("Standing"),
            .word("Dated"), .prose("Account"), .prose("Inscription"),
        ])
        for certificate in certificates {
            let isStopped = !certificate.activeStops.isEmpty
            let standing = certificate.text("standing") ?? "UNKNOWN"
            grid.append([
                certificate.text("certificate"), certificate.text("security"),
                document.shares("shares", of: certificate),
                isStopped ? standing + "\nUNDER STOP" : standing, certificate.text("issued_on"),
                certificate.text("account"), certificate.text("inscription"),
            ])
        }
        return PageView.list(grid, certificates.count, "certificate")
    }
}
