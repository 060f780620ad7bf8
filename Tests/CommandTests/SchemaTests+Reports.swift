extension SchemaTests {
    /// Reports, and what may still be bought within the limit.
    static let reports: [Step] = [.example("report.cap"), .example("cap.simulate")]
}
