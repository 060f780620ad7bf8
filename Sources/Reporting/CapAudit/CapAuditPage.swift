import Ledger

/// The audit of the ownership limit as one HTML file with inline SVG: to be read, printed, signed.
///
/// It fetches nothing and runs nothing, is well-formed XML, is legible in grey and on paper of
/// either size, and is the same bytes for the same facts.
public struct CapAuditPage: Sendable {
    let audit: CapAudit
    let series: AuditSeries?
    let words: AuditWords

    /// Whether each person's accounts and ways of attribution are printed: many persons are many
    /// sheets of paper.
    let showsMakings: Bool

    /// The series is of the largest owners over time; without it that chart is left out.
    public init(_ audit: CapAudit, series: AuditSeries? = nil, showsMakings: Bool = true) {
        self.audit = audit
        self.series = series ?? audit.series
        self.showsMakings = showsMakings
        words = AuditWords(audit)
    }

    public var text: String {
        let page: Hypertext = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>Ownership limit audit: \(words.subject)</title>
            <style>
            \(Self.style)
            \(paperFooter)
            </style>
            </head>
            <body>
            <svg class="defs" width="0" height="0" aria-hidden="true"><defs>
            <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/>\
            <path d="M1 0V5" stroke="#111" stroke-width="2"/></pattern>
            </defs></svg>
            <main>
            \(heading)
            \(sections.joined())
            \(signature)
            \(footer)
            </main>
            </body>
            </html>

            """
        return page.text
    }

    private var heading: Hypertext {
        """
        <header>
        <p class="kind">Ownership limit audit</p>
        <h1>\(audit.legalName)</h1>
        <p class="subject">As of <time datetime="\(audit.day.description)">\
        \(PageWords.day(audit.day))</time>, \(PageWords.known(audit)). Compared with \
        <time datetime="\(audit.since.description)">\(PageWords.day(audit.since))</time>.</p>
        </header>
        """
    }

    private var sections: [Hypertext] {
        var parts: [(title: String, body: Hypertext)] = [
            ("The answer", verdict), ("The whole and its limits", denominator),
            ("Persons", persons), ("What each figure is made of", makings),
            ("Five or fewer", fiveOrFewer), ("A hundred holders", hundredHolders),
            ("Legends", legends), ("What changed", changes),
            ("Refused and held in the period", stopped),
        ]
        if !showsMakings { parts.remove(at: 3) }
        if let series {
            parts.insert(
                ("The largest owners over time", SeriesChart(series, until: audit.day).markup),
                at: 3)
        }
        return parts.enumerated().map { place, part in
            """
            <section aria-labelledby="part-\(place + 1)">
            <h2 id="part-\(place + 1)"><span class="number">\(place + 1)</span>\(part.title)</h2>
            \(part.body)
            </section>
            """
        }
    }

    private var signature: Hypertext {
        let lines = ["Signature", "Name", "Title", "Date"].map { name -> Hypertext in
            "<div class=\"line\"><span>\(name)</span></div>"
        }
        return """
            <section class="signature" aria-labelledby="signature">
            <h2 id="signature">Compliance officer</h2>
            <p>I have read this audit of the ownership limit of \(audit.legalName) as of \
            \(PageWords.day(audit.day)). What I except from it, or have done because of it:</p>
            <div class="rule"></div><div class="rule"></div>
            <div class="lines">
            \(lines.joined())
            </div>
            </section>
            """
    }

    private var footer: Hypertext {
        """
        <footer>
        <p>\(audit.legalName) (\(audit.issuer.text)), as of \(audit.day), \
        \(PageWords.known(audit)). Generated from the book of the transfer agent: the register, \
        the capital, price and relation records, and the journal of its decisions. Whole numbers \
        and fractions are exact and decide; a percentage is rounded for display and decides \
        nothing. The page bears no time of its making: the same facts make the same page.</p>
        </footer>
        """
    }

    /// What stands at the foot of every sheet of paper.
    private var paperFooter: Hypertext {
        let subject = "\(audit.issuer.text): ownership limit as of \(audit.day)"
        return """
            @page{@bottom-left{content:\(Hypertext.cssString(subject))}\
            @bottom-right{content:"page " counter(page) " of " counter(pages)}}
            """
    }
}
