import Glibc

@testable import countersign

/// A folder with a clerk's files in it, and a book to post them to.
final class BatchDesk: Sendable {
    let book: Book
    let folder: String

    init(_ issuer: String) async throws {
        book = try await Book.open(issuer)
        var name = Array("/tmp/countersign-batch-XXXXXX".utf8CString)
        folder = name.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? ""
        }
    }

    deinit {
        for name in (try? Self.names(in: folder)) ?? [] { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }

    static func names(in folder: String) throws -> [String] {
        guard let stream = opendir(folder) else { throw SystemError() }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    func write(_ text: String, to name: String = "june.csv") throws {
        try SmallFile.write(text, to: path(name), mode: 0o600)
    }

    func read(_ name: String = "june.answered.csv") throws -> String {
        try SmallFile.read(path(name))
    }

    /// Runs a batch; the folder's name is taken out of what is said.
    func batch(
        _ command: String = "post", _ options: String..., file: String = "june.csv"
    ) async throws -> Program.Outcome {
        let outcome = try await book.run(
            words: ["transfer", command, "--batch", path(file)] + options)
        return Program.Outcome(
            status: outcome.status, output: outcome.output.replacing(folder + "/", with: ""),
            error: outcome.error.replacing(folder + "/", with: ""))
    }

    /// The columns of a line that has all its papers.
    static let header =
        "item,security,certificate,to,shares,signature,program,prefix,serial,institution,price,mine"

    static func line(
        _ item: String, _ certificate: String, _ signer: String, to account: String,
        _ shares: String, stamp: Int, mine: String = ""
    ) -> String {
        "\(item),PFD,\(certificate),\(account),\(shares),\(signer),STAMP,A,S\(stamp),"
            + "First Example Bank,25.00,\(mine)"
    }

    static func file(_ lines: String...) -> String {
        ([header] + lines).joined(separator: "\n") + "\n"
    }
}
