import ArgumentParser
import JSON
import Reporting

/// An answer for the terminal or for a machine. Results go to standard output, trouble to
/// standard error.
enum Rendering {
    static func show(
        _ answer: Answer, asJSON: Bool, times: OfficeTimes? = nil
    ) throws {
        do {
            if asJSON {
                try Output.write(JSONValue.object(answer.json).pretty + "\n")
            } else if answer.isError {
                complain(answer)
            } else if case .page(let page)? = answer.report {
                try Output.write(page)
            } else {
                try Output.write(text(of: answer, times) + "\n")
            }
        } catch {
            let trouble = Trouble(error)
            complain(trouble.answer)
            throw ExitCode(trouble.status.rawValue)
        }
        guard answer.status == .done else { throw ExitCode(answer.status.rawValue) }
    }

    /// Says on standard error why there is no answer.
    static func complain(_ answer: Answer) {
        for error in answer.members["errors"]?.array ?? [] {
            let document: JSONObject = ["outcome": "error", "error": error]
            Output.complain(ErrorView(document).text)
        }
    }

    /// One line for what went into a file.
    private static func written(_ document: JSONObject) -> String? {
        document["output"]?.text.map { path in
            document["dry_run"]?.bool == true
                ? "Nothing was written to \(path)." : "Written to \(path)."
        }
    }

    /// Of a month that did not fall short nobody is notified.
    private static func noNotice(_ document: JSONObject) -> String {
        let month = document["month"]?.text ?? "the month"
        let standing = document["standing"]?.text ?? "UNKNOWN"
        return standing == "MET"
            ? "No notice is owed of \(month): it did not fall short."
            : "No notice is written of \(month): whether it falls short is not known yet."
    }

    /// The view that belongs to what was asked.
    static func text(of answer: Answer, _ times: OfficeTimes? = nil) -> String {
        if case .cap(let audit)? = answer.report { return CapAuditView(audit).text }
        if answer.operation.hasPrefix("report."), let csv = answer.json["csv"]?.text {
            // The line feed that ends the file is written with the rest.
            return String(csv.dropLast()) + "\r"
        }
        let document = times?.told(answer.json) ?? answer.json
        let text = view(of: document, answer.operation)
        guard let note = times?.note(on: text) else { return text }
        return text + "\n\n" + note
    }

    private static func view(of document: JSONObject, _ operation: String) -> String {
        let text =
            switch operation {
            case "transfer.post", "transfer.check", "transfer.reverse", "certificate.issue",
                "certificate.prepare", "certificate.countersign", "certificate.register",
                "certificate.open", "certificate.exchange":
                OutcomeView(document).text
            case "capital.show": CapitalView(document).text
            case "cap.show", "cap.check": CapView(document).text
            case "certificate.show": CertificateView(document).text
            case "report.cap": written(document) ?? FactView(document).text
            case "certificate.history":
                written(document) ?? document["svg"]?.text ?? HistoryView(document).text
            case "certificate.list": CertificateListView(document).text
            case "account.show", "account.address": AccountView(document).text
            case "account.list": AccountListView(document).text
            case "person.show": PersonView(document).text
            case "person.list": PersonListView(document).text
            case "cap.why": CapWhyView(document).text
            case "cap.simulate": CapRoomView(document).text
            case "capital.redeem", "capital.buyback", "capital.convert", "capital.exchange",
                "capital.split", "cap.preview":
                EventView(document).text
            case "capital.events": EventListView(document).text
            case "capital.called": CalledInView(document).text
            case "capital.payments": EventPaymentsView(document).text
            case "cap.excess": ExcessView(document).text
            case "limit.list": LimitListView(document).text
            case "price.list": PriceListView(document).text
            case "policy.list": PolicyListView(document).text
            case "book.list": BookListView(document).text
            case "book.show": BookView(document).text
            case "book.verify": VerifyView(document).text
            case "transfer.list": TransferListView(document).text
            case "stop.show", "stop.note", "stop.release": StopView(document).text
            case "stop.list": StopListView(document).text
            case "legend.list": LegendListView(document).text
            case "form.show": FormView(document).text
            case "form.list": FormListView(document).text
            case "certificate.print": document["page"]?.text ?? FactView(document).text
            case "guarantee.list": GuaranteeListView(document).text
            case "guarantee.rejections": RejectionListView(document).text
            case "calendar.load", "calendar.show": CalendarView(document).text
            case "stock.list": StockListView(document).text
            case "stock.show": BlankView(document).text
            case "stock.count": StockCountView(document).text
            case "stock.receive", "stock.draw", "stock.release", "stock.return",
                "stock.restock", "stock.spoil":
                StockActView(document).text
            case "certificate.void": VoidingView(document).text
            case "certificate.mark", "certificate.store", "certificate.ship",
                "certificate.receive", "certificate.destroy", "certificate.dispose":
                PaperActView(document).text
            case "certificate.cancelled": CancelledListView(document).text
            case "item.list": ItemQueueView(document).text
            case "item.show": ItemView(document).text
            case "item.decide": DecisionView(document).text
            case "item.notice": document["text"]?.text ?? ""
            case "item.notified": NotifiedView(document).text
            case "replacement.issue": ReplacementOutcomeView(document).text
            case "item.retry" where document["event"] != nil: EventView(document).text
            case "item.retry", "replacement.honour": OutcomeView(document).text
            case "replacement.list": CaseListView(document).text
            case "replacement.letter": document["text"]?.text ?? ""
            case let name where name.hasPrefix("replacement."): CaseView(document).text
            case "report.control-book": written(document) ?? ControlBookView(document).text
            case "account.statement":
                written(document) ?? AccountStatementView(document).text
            case "report.msf", "report.journal", "report.holders", "report.stock-ledger",
                "report.subsidiary-file":
                written(document) ?? FactView(document).text
            case "book.reconcile": ReconcileView(document).text
            case "book.differences": DifferenceListView(document).text
            case "difference.open", "difference.resolve", "difference.post-debit":
                DifferenceView(document).text
            case "difference.over-issue", "difference.buy-in": OverIssueView(document).text
            case "report.differences", "report.regulator":
                DifferenceReportView(document).text
            case "item.letter": document["text"]?.text ?? ""
            case "item.dispatch": DispatchView(document).text
            case "item.inquire", "item.answer":
                document["text"]?.text ?? InquiryView(document).text
            case "item.inquiries": InquiryListView(document).text
            case "account.lost", "account.search", "account.found":
                LostHolderView(document).text
            case "account.lost-holders": LostHolderListView(document).text
            case "report.turnaround": TurnaroundView(document).text
            case "report.turnaround-notice":
                document["text"]?.text
                    ?? noNotice(document) + "\n\n" + TurnaroundView(document).text
            case "report.demand-letters": DemandListView(document).text
            case "report.ta2": AnnualReportView(document).text
            case "report.due": DueView(document).text
            default: FactView(document).text
            }
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}
