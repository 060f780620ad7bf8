import JSON

/// Certificates that ended by an event while their papers were out, and have not come.
public struct CalledInView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let certificates = document.objects("certificates")
        guard !certificates.isEmpty else {
            return "No certificate is called in that has not come."
        }
        var grid = GridView([
            .prose("Certificate"), .number("Shares"), .prose("Holder"), .word("Since"),
            .word("Cause"), .word(""),
        ])
        for certificate in certificates {
            grid.append([
                joined(certificate.text("security"), certificate.text("certificate"), by: " "),
                document.shares("shares", of: certificate),
                joined(certificate.text("inscription"), certificate.text("account")),
                certificate.text("on"), certificate.text("cause")?.lowercased(),
                certificate.flag("stopped") ? "UNDER STOP" : nil,
            ])
        }
        let count = document.count("count") ?? Int128(certificates.count)
        let holders = document.count("holders") ?? 0
        let total = joined(
            grouped(count) + (count == 1 ? " certificate" : " certificates"),
            grouped(holders) + (holders == 1 ? " holder" : " holders"))
        return (grid.lines(indent: 0) + [""] + wrap(total ?? "")).joined(separator: "\n")
    }
}
