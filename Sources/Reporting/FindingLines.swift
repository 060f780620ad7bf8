import JSON

/// The findings of an answer, each with its code, its sentence and what would cure it.
enum FindingLines {
    static func lines(of document: JSONObject) -> [String] {
        document.objects("findings").flatMap { finding in
            PageView.hanging(finding.text("code") ?? "", finding.text("message") ?? "", indent: 2)
                + wrap("To cure: " + (finding.text("cure") ?? ""), indent: 4)
        }
    }
}
