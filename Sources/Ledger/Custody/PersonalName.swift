/// A name as somebody writes it under an act: neither case nor spaces make another person.
enum PersonalName {
    static func isSame(_ one: String, _ other: String) -> Bool {
        let (first, second) = (plain(one), plain(other))
        return !first.isEmpty && first == second
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().filter { !$0.isWhitespace }
    }
}
