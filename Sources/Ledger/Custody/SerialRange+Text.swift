extension SerialRange {
    /// Numbers in the fewest words: `B-0100..B-0149, B-0155`.
    public static func text(of numbers: [CertificateNumber]) -> String {
        var runs: [(first: CertificateNumber, last: CertificateNumber)] = []
        for number in numbers {
            if let run = runs.last, let range = try? SerialRange(from: run.last, through: number),
                range.count == 2
            {
                runs[runs.count - 1].last = number
            } else {
                runs.append((number, number))
            }
        }
        return runs.map { run in
            run.first == run.last ? run.first.text : "\(run.first)..\(run.last)"
        }.joined(separator: ", ")
    }
}
