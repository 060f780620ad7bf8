import JSON
import Ledger
import LedgerStore

/// The moments of an answer by the clock on the office's wall, as the days beside them are.
///
/// Machines are told UTC; only what people read is told so.
struct OfficeTimes {
    private let zone: String
    private let times: [String: LedgerStore.OfficeTime]

    /// Nothing where there is no moment in the answer, or nobody knows the office.
    init?(of answer: Answer, from store: LedgerStore) {
        guard !answer.isError, let issuer = IssuerID(answer.issuer) else { return nil }
        let stamps = Self.stamps(in: .object(answer.json))
        guard !stamps.isEmpty,
            let told = try? store.officeTimes(stamps.sorted(), issuer: issuer)
        else { return nil }
        zone = told.zone
        times = told.times
    }

    func told(_ document: JSONObject) -> JSONObject {
        var told = document
        for (name, value) in document.members {
            if Self.isMoment(name), let stamp = value.text, let time = times[stamp] {
                told[name] = .string(time.text)
            } else {
                told[name] = self.told(value)
            }
        }
        return told
    }

    private func told(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object): .object(told(object))
        case .array(let values): .array(values.map { told($0) })
        default: value
        }
    }

    /// Says once by which clock a text tells its moments; nothing where it tells none.
    func note(on text: String) -> String? {
        let shown = times.values.filter { time in
            time.minutesAhead != 0 && text.contains(time.text)
        }
        let offsets = Set(shown.map(\.minutesAhead)).sorted().map(Self.words)
        guard !offsets.isEmpty else { return nil }
        return "Times are of \(zone), " + offsets.joined(separator: " or ") + "."
    }

    private static func words(_ minutes: Int) -> String {
        let size = Int(minutes.magnitude)
        let rest = size % 60 == 0 ? "" : ":\(size % 60 < 10 ? "0" : "")\(size % 60)"
        return "UTC\(minutes < 0 ? "-" : "+")\(size / 60)" + rest
    }

    private static func stamps(in value: JSONValue) -> Set<String> {
        switch value {
        case .object(let object):
            object.members.reduce(into: []) { found, member in
                if isMoment(member.name), let text = member.value.text {
                    if isStamp(text) { found.insert(text) }
                } else {
                    found.formUnion(stamps(in: member.value))
                }
            }
        case .array(let values): values.reduce(into: []) { $0.formUnion(stamps(in: $1)) }
        default: []
        }
    }

    private static func isMoment(_ name: String) -> Bool { name == "at" || name.hasSuffix("_at") }

    /// As the database writes it: `2026-11-20T14:12:07.5+00:00`.
    private static func isStamp(_ text: String) -> Bool {
        guard let point = text.firstIndex(of: ".") else { return Timestamp.isWellFormed(text) }
        let fraction = text[text.index(after: point)...].prefix { ("0"..."9").contains($0) }
        let rest = text[fraction.endIndex...]
        return (1...6).contains(fraction.count)
            && Timestamp.isWellFormed(String(text[..<point]) + String(rest))
    }
}
