import Glibc
import Ledger
import Reporting
import Testing

/// The printed certificate as a picture, beside the pictures that a person has looked at.
///
/// Fonts and browsers differ, so no small field of a picture may differ much in its tone, and the
/// whole only a little.
struct CertificatePictureTests {
    private static let browsers: [String] = ["/usr/bin/chromium", "/usr/bin/google-chrome"]
    private static let browser = browsers.first { access($0, X_OK) == 0 }
    private static let canDraw = browser != nil && access("/usr/bin/pdftoppm", X_OK) == 0

    private static let goldens = PrintedForm.repository + "/Tests/Golden"

    @Test(
        .enabled(if: canDraw, "A browser (chromium) and pdftoppm draw the pictures."),
        arguments: [true, false])
    func `face and back look as they were seen to look`(isDrawn: Bool) throws {
        let page = try PrintedForm.page { $0.isDrawnFromStock = isDrawn }
        let pictures = try Self.draw(page)
        #expect(pictures.count == 2)
        for (side, picture) in zip(["face", "back"], pictures) {
            let path = "\(Self.goldens)/\(isDrawn ? "drawn" : "specimen")-\(side).pgm"
            // To make them anew after the drawing has changed, and to be looked at then.
            if getenv("COUNTERSIGN_WRITE_GOLDENS") != nil { try Self.write(picture, to: path) }
            let golden = try #require(GreyPicture(try PrintedForm.bytes(path)))
            let difference = try #require(picture.difference(from: golden))
            #expect(difference.whole < 4, "\(path)")
            #expect(difference.worstField < 14, "\(path)")
        }
    }

    @Test(.enabled(if: canDraw, "A browser (chromium) and pdftoppm draw the pictures."))
    func `the comparison sees the difference of a specimen`() throws {
        let drawn = try #require(
            GreyPicture(try PrintedForm.bytes(Self.goldens + "/drawn-face.pgm")))
        let specimen = try #require(
            GreyPicture(try PrintedForm.bytes(Self.goldens + "/specimen-face.pgm")))
        let difference = try #require(drawn.difference(from: specimen))
        #expect(difference.worstField > 14)
    }

    private static func draw(_ page: String) throws -> [GreyPicture] {
        var template = Array("/tmp/countersign-picture-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template))
        let folder = String(cString: made)
        defer { _ = system("rm -rf '\(folder)'") }
        let file = try #require(fopen(folder + "/page.html", "w"))
        fputs(page, file)
        fclose(file)
        let status = system(
            """
            cd '\(folder)' && timeout 120 '\(browser ?? "")' --headless --no-sandbox \
            --disable-gpu --user-data-dir='\(folder)/user' --no-pdf-header-footer \
            --print-to-pdf=page.pdf "file://$PWD/page.html" >log 2>&1 \
            && pdftoppm -gray -scale-to-x 400 -scale-to-y 309 page.pdf picture
            """)
        #expect(status == 0)
        return try ["1", "2"].map { number in
            let bytes = try PrintedForm.bytes("\(folder)/picture-\(number).pgm")
            return try #require(GreyPicture(bytes))
        }
    }

    private static func write(_ picture: GreyPicture, to path: String) throws {
        let file = try #require(fopen(path, "w"), "\(path) cannot be written.")
        defer { fclose(file) }
        let bytes = picture.file
        #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    }
}
