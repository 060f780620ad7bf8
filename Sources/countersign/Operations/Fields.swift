import JSON
import Ledger

/// The fields of a request that has been checked against its operation.
struct Fields {
    let object: JSONObject

    /// A field that is given; a null says that it is not.
    subscript(_ name: String) -> JSONValue? {
        guard let value = object[name], !value.isNull else { return nil }
        return value
    }

    func text(_ name: String) -> String? { self[name]?.text }

    func integer(_ name: String) -> Int64? { self[name]?.int64 }

    func flag(_ name: String) -> Bool? { self[name]?.bool }

    func shares(_ name: String) -> ShareCount? {
        integer(name).flatMap(ShareCount.init(units:))
    }

    func date(_ name: String) -> CalendarDate? { text(name).flatMap { CalendarDate($0) } }

    func money(_ name: String) -> Money? { text(name).flatMap { Money($0) } }

    func taxpayer(_ name: String) -> TaxpayerNumber? {
        text(name).flatMap { TaxpayerNumber($0) }
    }

    func name<Name: BookIdentifier>(_ name: String, _ type: Name.Type = Name.self) -> Name? {
        text(name).flatMap { Name($0) }
    }

    func object(_ name: String) -> Fields? { self[name]?.object.map { Fields(object: $0) } }

    func objects(_ name: String) -> [Fields] {
        (self[name]?.array ?? []).compactMap { $0.object.map { Fields(object: $0) } }
    }

    func texts(_ name: String) -> [String] { (self[name]?.array ?? []).compactMap(\.text) }

    /// A field that the check has found to be there; its absence would be our own mistake.
    func need<Value>(_ name: String, _ value: Value?) throws(InputError) -> Value {
        guard let value else {
            throw InputError(field: name, problem: "the field is missing", accepted: "a value")
        }
        return value
    }

    func needText(_ name: String) throws(InputError) -> String { try need(name, text(name)) }

    func needName<Name: BookIdentifier>(
        _ name: String, _ type: Name.Type = Name.self
    ) throws(InputError) -> Name {
        try need(name, self.name(name, type))
    }

    func needShares(_ name: String) throws(InputError) -> ShareCount {
        try need(name, shares(name))
    }

    func needDate(_ name: String) throws(InputError) -> CalendarDate {
        try need(name, date(name))
    }
}
