extension SameAnswerTests {
    /// Reports, and what may still be bought within the limit.
    static var reports: [Pair] {
        [
            ("report cap", #""report.cap""#),
            (
                "report cap --known-on now --since 2026-01-05 --near 10% --watch 2.5"
                    + " --fail-on never",
                #""report.cap","known_on":"now","since":"2026-01-05","near":"10%","#
                    + #""watch":"2.5","fail_on":"never""#
            ),
            ("report cap --near 0%", #""report.cap","near":"0%""#),
            (
                "report cap --known-on yesterday",
                #""report.cap","known_on":"yesterday""#
            ),
            (
                "cap simulate ANN --security PFD",
                #""cap.simulate","person":"ANN","security":"PFD""#
            ),
            (
                "cap simulate ANN --security NONE",
                #""cap.simulate","person":"ANN","security":"NONE""#
            ),
        ].map(pair)
    }
}
