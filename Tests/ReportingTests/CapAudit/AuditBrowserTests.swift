import Foundation
import Reporting
import Testing

/// The page as a browser understands it, which mends what is amiss without a word.
struct AuditBrowserTests {
    private static let browsers: [String] = ["/usr/bin/chromium", "/usr/bin/google-chrome"]
    private static let browser = browsers.first { access($0, X_OK) == 0 }

    @Test(.enabled(if: browser != nil, "A browser (chromium) opens the page."))
    func `a browser finds on the page what was written, and has nothing to mend`() throws {
        let audit = AuditFixture.rich.audit
        let page = CapAuditPage(audit, series: AuditFixture.series(of: audit)).text
        let seen = try Self.opened(page)
        for element in ["<svg ", "<table ", "<tr>", "<td", "<th ", "<rect ", "<path ", "<section "]
        {
            let written = page.components(separatedBy: element).count
            #expect(seen.components(separatedBy: element).count == written, "\(element)")
        }
        #expect(seen.contains("EXAMPLE MORTGAGE TRUST, INC."))
        #expect(seen.contains("IVY &amp; SONS &lt;FICTION&gt;"))
    }

    /// The page as it stands in the browser after it was read.
    private static func opened(_ page: String) throws -> String {
        var template = Array("/tmp/countersign-audit-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template))
        let folder = String(cString: made)
        defer { _ = system("rm -rf '\(folder)'") }
        try page.write(toFile: folder + "/page.html", atomically: true, encoding: .utf8)
        let status = system(
            """
            cd '\(folder)' && timeout 120 '\(browser ?? "")' --headless --no-sandbox \
            --disable-gpu --user-data-dir='\(folder)/user' --dump-dom \
            "file://$PWD/page.html" >seen 2>log
            """)
        #expect(status == 0)
        return try String(contentsOfFile: folder + "/seen", encoding: .utf8)
    }
}
