/// The two letters of a state, a district or a territory whose act may be named on a face.
public enum StateCode {
    public static func isKnown(_ text: String) -> Bool { known.contains(text) }

    public static let all: [String] =
        """
        AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ \
        NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC GU PR VI
        """.split(separator: " ").map(String.init)

    private static let known = Set(all)
}
