import JSON
import Ledger

/// A lost holder as the book has him, beside what the law makes of it.
struct LostHolderRecord {
    let holder: LostHolder
    let account: String
    let next: (clock: ClockCatalogue, opens: CalendarDate, closes: CalendarDate)?
    /// Nil where no calendar is loaded at all.
    private let calendar: BusinessCalendar?
    private let today: CalendarDate
    private let row: JSONObject

    init?(_ row: JSONObject, _ settings: Settings, today: CalendarDate) {
        func day(_ value: JSONValue?) -> CalendarDate? { value?.text.flatMap { CalendarDate($0) } }
        guard let lostOn = day(row["lost_on"]), let account = row["account"]?.text else {
            return nil
        }
        let events = LedgerStore.objects(row["events"])
        func days(_ kinds: Set<String>) -> [CalendarDate] {
            events.filter { kinds.contains($0["kind"]?.text ?? "") }.compactMap { day($0["on"]) }
        }
        let holder = LostHolder(
            lostOn: lostOn,
            account: LostHolder.Account(
                isNaturalPerson: row["is_natural_person"]?.bool ?? true,
                isDead: !days(["died"]).isEmpty,
                value: Self.value(row, settings.prices)),
            searches: events.filter { $0["kind"]?.text == "search" }.compactMap { event in
                guard let on = day(event["on"]), let number = event["event"]?.int64 else {
                    return nil
                }
                return LostHolder.Search(number: number, on: on)
            }, foundOn: days(["found", "remitted"]).min())
        self.holder = holder
        self.account = account
        self.row = row
        self.today = today
        calendar = settings.calendar
        next = settings.calendar.flatMap { try? holder.next($0) }
    }

    /// What the account is worth with what is due to it, cut to the ten-thousandth; nil where a
    /// class of it has no price.
    private static func value(
        _ row: JSONObject, _ prices: [SecurityID: PriceFacts]
    ) -> Int128? {
        // In thousandths of a unit, since no security has more than three decimal places.
        var thousandths = Int128(row["dues"]?.int64 ?? 0) * 1_000
        for holding in LedgerStore.objects(row["holdings"]) {
            guard let security = holding["security"]?.text, let units = holding["units"]?.int64,
                let scale = holding["scale"]?.int64,
                let price = prices[SecurityID(unchecked: security)]
            else { return nil }
            let shares = (scale..<3).reduce(Int128(units)) { value, _ in value * 10 }
            thousandths += shares * Int128(price.perShare.tenThousandths)
        }
        return thousandths / 1_000
    }

    var clock: RunningClock? {
        guard let next else { return nil }
        return RunningClock(
            next.clock, "search for the holder", subject: "account \(account)", opens: next.opens,
            by: next.closes)
    }

    private var status: String {
        if holder.foundOn != nil { return "FOUND" }
        if holder.exemption != nil { return "EXEMPT" }
        guard calendar != nil else { return RunningClock.Status.undated.rawValue }
        return clock?.status(on: today).rawValue ?? "SEARCHED"
    }

    var document: JSONObject {
        var document = row
        document["value_ten_thousandths"] = holder.account.value.map { .count($0) } ?? .null
        document["exemption"] = .optional(holder.exemption?.rawValue)
        document["status"] = .string(status)
        document["next"] =
            next.map { next in
                [
                    "clock": .string(next.clock.rawValue), "opens": .string(next.opens.description),
                    "closes": .string(next.closes.description),
                ]
            } ?? .null
        let counts = calendar.flatMap { try? holder.counts($0) } ?? []
        let words = Dictionary(
            zip(holder.searches.map(\.number), counts.map(\.rawValue)),
            uniquingKeysWith: { first, _ in first })
        document["events"] = .array(
            LedgerStore.objects(row["events"]).map { event in
                var event = event
                event["counts_as"] = .optional(event["event"]?.int64.flatMap { words[$0] })
                return .object(event)
            })
        return document
    }
}
