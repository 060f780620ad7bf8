/// Stops, parts of shares, and room for what is given.
extension EventDossier {
    /// What a holder tenders must be free; an event that takes everybody's takes the stop along.
    var stops: [Finding] {
        guard terms.selection.isVoluntary else { return [] }
        return plan.lines.flatMap { line in
            Rule.stops.findings(
                of: StopMachine.judge(line.certificate.stops, today: book.today),
                on: line.certificate)
        }
    }

    var fractions: [Finding] {
        guard plan.hasFractions, terms.price == nil else { return [] }
        let parts = plan.payments.count
        return [
            Finding(
                .fractionPrice, ["security": terms.paidIn.text],
                numbers: ["holders": Int128(parts)],
                message: """
                    \(parts) \(parts == 1 ? "holder is" : "holders are") left with a part of a \
                    share of \(terms.paidIn), and no price for it is named.
                    """)
        ]
    }

    var headroom: [Finding] {
        if plan.cash > Int128(Int64.max) {
            return [
                Finding(
                    .sharesTooLarge, ["security": terms.security.text],
                    message: "The cash for \(terms.security) adds up to more than a book holds.")
            ]
        }
        guard let target = terms.target, let added = plan.capital[target], added > 0,
            let capital = book.securities[target]?.capital
        else { return [] }
        guard let authorised = capital.authorised.map({ Int128($0.units) }) else {
            return [
                Finding(
                    .authorisedMissing, ["security": target.text],
                    message: "The authorised shares of \(target) are not on file.")
            ]
        }
        guard let outstanding = capital.outstanding.map({ Int128($0.units) }) else {
            return [OwnershipCap.Obstacle.missing(target).finding(on: book.today)]
        }
        guard outstanding + added > authorised else { return [] }
        let room = max(0, authorised - outstanding)
        return [
            Finding(
                .overAuthorised, ["security": target.text],
                numbers: [
                    "authorised": authorised, "outstanding": outstanding, "added": added,
                    "excess": outstanding + added - authorised, "max_allowed": room,
                ],
                message: """
                    \(shares(outstanding, of: target)) outstanding and \
                    \(shares(added, of: target)) more exceed the \
                    \(shares(authorised, of: target)) authorised; \
                    \(shares(room, of: target)) would pass.
                    """)
        ]
    }

    /// Where blank stock is on the book, new certificates are made out on it alone.
    var blanks: [Finding] {
        var needed: [SecurityID: Int] = [:]
        needed[terms.security, default: 0] += plan.balances
        if let target = terms.target { needed[target, default: 0] += plan.successors }
        return needed.sorted { $0.key < $1.key }.compactMap { security, count in
            guard let stock = book.stock[security] else { return nil }
            let free = max(0, stock.free[.definitive] ?? 0)
            guard count > free else { return nil }
            return Finding(
                .stockExhausted, ["security": security.text, "paper": "definitive"],
                numbers: ["needed": Int128(count), "at_desk": Int128(free)],
                message: """
                    \(count) definitive \(count == 1 ? "blank is" : "blanks are") needed; the \
                    desk has \(free == 0 ? "none" : "\(free)") of \(security).
                    """)
        }
    }

    /// What is done all the same, and has to be known.
    var notes: [Finding] {
        stopsCarried + casesCarried + optionsLeft + positionsToReport
    }

    private var stopsCarried: [Finding] {
        guard !terms.selection.isVoluntary else { return [] }
        return plan.lines.flatMap { line in
            line.certificate.stops.map { stop in
                let number = line.certificate.id.number.text
                let after =
                    line.given > 0 || line.balance > 0
                    ? "goes over to what takes its place"
                    : "holds the cash back until it is settled"
                return Finding(
                    .stopCarried,
                    [
                        "certificate": number, "stop": stop.kind.rawValue,
                        "stop_number": String(stop.number),
                    ],
                    message: """
                        Certificate \(line.certificate.id) is under stop \(stop.number) \
                        (\(stop.kind.rawValue)), which \(after).
                        """)
            }
        }
    }

    /// Which customers' shares an intermediary loses, the register does not know.
    private var positionsToReport: [Finding] {
        if case .all = terms.selection { return [] }
        let touched = Set(plan.lines.map(\.certificate.account))
            .intersection(facts.intermediaries)
        return touched.sorted().map { account in
            Finding(
                .positionsToReport, ["account": account.text, "security": terms.security.text],
                message: """
                    Account \(account) is an intermediary's: whose shares of \(terms.security) \
                    were taken, it has to report.
                    """)
        }
    }
}
