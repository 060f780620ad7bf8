extension JSONValue {
    /// One line of JSON, members in their order.
    ///
    /// Letters of every script stay as they are. Escaped are quotation mark, backslash and what
    /// could break a line or drive a terminal: controls, U+2028, U+2029 and bidirectional marks.
    public var compact: String {
        var writer = JSONWriter(indentation: nil)
        writer.write(self)
        return writer.text
    }

    /// The same over several lines, indented by two spaces, without a final line feed.
    public var pretty: String {
        var writer = JSONWriter(indentation: 2)
        writer.write(self)
        return writer.text
    }
}
