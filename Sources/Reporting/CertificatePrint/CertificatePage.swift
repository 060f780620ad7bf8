import Ledger

/// A certificate as one file that a browser shows and prints: face and back, each a sheet of US
/// Letter, drawn in lines, with nothing to fetch and nothing to run.
public struct CertificatePage: Sendable {
    static let width = 792.0
    static let height = 612.0

    let printed: CertificateFace

    public init(_ face: CertificateFace) { printed = face }

    /// The sheets, each as what is printed on it in that order.
    static func sheets(_ face: CertificateFace) -> [[Mark]] {
        [FacePage(face).marks, BackPage(face).marks]
    }

    public var text: String {
        let title = SVGWriter.escaped(
            "\(printed.form[.corporation]): certificate \(printed.number)"
                + (printed.isDrawnFromStock ? "" : " (specimen)"))
        let sheets = zip(["face", "back"], Self.sheets(printed)).map { name, marks in
            var writer = SVGWriter(prefix: name)
            writer.write(marks)
            return """
                <section class="sheet" aria-label="\(name == "face" ? "Face" : "Back")">
                <svg viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))">
                \(writer.text)</svg>
                </section>
                """
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>\(title)</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <svg class="defs" width="0" height="0" aria-hidden="true"><defs>
            \(Self.hatches)
            </defs></svg>
            <main>
            \(sheets.joined(separator: "\n"))
            </main>
            </body>
            </html>

            """
    }

    private static let hatches = [Ink.engraving, .warning].map { ink in
        """
        <pattern id="hatch-\(ink.rawValue)" width="8" height="1.5" \
        patternUnits="userSpaceOnUse"><path d="M0 .4H8" stroke="\(ink.hexadecimal)" \
        stroke-width=".42"/></pattern>
        """
    }.joined(separator: "\n")

    private static var style: String {
        let inks = Ink.allCases.map { ink in
            """
            .s.\(ink.rawValue){stroke:\(ink.hexadecimal)}
            .f.\(ink.rawValue),.t.\(ink.rawValue){fill:\(ink.hexadecimal)}
            """
        }.joined(separator: "\n")
        let looks = [Ink.engraving, .warning].map { ink in
            """
            .o.\(ink.rawValue){stroke:\(ink.hexadecimal);fill:url(#hatch-\(ink.rawValue))}
            .h.\(ink.rawValue){fill:url(#hatch-\(ink.rawValue))}
            """
        }.joined(separator: "\n")
        return """
            @page{size:11in 8.5in;margin:0}
            *{box-sizing:border-box}
            html{background:#d9d6cf;-webkit-print-color-adjust:exact;print-color-adjust:exact}
            body{margin:0}
            main{display:flex;flex-direction:column;align-items:center;gap:2.5rem;\
            padding:2.5rem 1rem}
            .defs{position:absolute}
            .sheet{width:min(11in,100%);aspect-ratio:11/8.5;background:\(Ink.paper.hexadecimal);\
            border-radius:2px;\
            box-shadow:0 1px 2px rgba(40,36,28,.35),0 10px 34px rgba(40,36,28,.28)}
            .sheet svg{display:block;width:100%;height:100%}
            text{font-family:"Times New Roman","Liberation Serif","Nimbus Roman",Tinos,Times,serif;\
            white-space:pre}
            .bold{font-weight:700}
            .italic{font-style:italic}
            .s,.n{fill:none}
            .s{stroke-linejoin:round;stroke-linecap:round}
            .f{stroke:none}
            .o{paint-order:stroke;stroke-linejoin:round}
            \(inks)
            \(looks)
            @media print{
            html,.sheet{background:none}
            .f.paper{fill:#fff}
            .s.paper{stroke:#fff}
            main{display:block;padding:0}
            .sheet{width:11in;height:8.5in;box-shadow:none;border-radius:0;break-after:page;\
            break-inside:avoid;overflow:hidden}
            .sheet:last-child{break-after:auto}
            }
            """
    }
}
