import ArgumentParser
import JSON

/// An address, option by option.
struct AddressOptions: ParsableArguments {
    @Option(help: "Street and number, or post office box.")
    var street: String?
    @Option(help: "City.")
    var city: String?
    @Option(help: "State.")
    var state: String?
    @Option(help: "ZIP code.")
    var zip: String?
    @Option(help: "Two letters; US when not given.")
    var country: String?

    func added(to fields: JSONObject) -> JSONObject {
        var fields = fields
        fields["street"] = .given(street)
        fields["city"] = .given(city)
        fields["state"] = .given(state)
        fields["zip"] = .given(zip)
        fields["country"] = .given(country)
        return fields
    }
}
