import CSV
import Glibc
import JSON
import Ledger
import LedgerStore

/// A clerk's file of assignments, read whole and without a doubt.
struct BatchFile {
    let header: CSVHeader
    let items: [BatchItem]

    var lines: Int { items.reduce(0) { $0 + $1.lines.count } }

    private static let maximumBytes = 64 << 20

    /// Reads the file; throws `BatchRefusal` with everything that is wrong with it.
    static func read(_ path: String, issuer: IssuerID, book: BookLookup) throws -> BatchFile {
        let bytes = try bytes(of: path)
        do {
            let table = try CSVTable.read(
                bytes, columns: BatchColumn.known, allowsOtherColumns: true)
            var reader = BatchReader(file: name(of: path), issuer: issuer, book: book)
            let items = reader.items(in: table.records)
            let slips = BatchSlips.find(in: table.header)
            guard reader.errors.isEmpty, slips.isEmpty else {
                throw BatchRefusal(slips + reader.errors)
            }
            guard !items.isEmpty else {
                throw BatchRefusal([
                    BatchError(
                        line: 2, column: nil, field: nil, problem: "there is no line of items",
                        accepted: "a line for each assignment, under the header")
                ])
            }
            guard items.count <= Apply.maximumItems else {
                throw BatchRefusal([
                    BatchError(
                        line: items[Apply.maximumItems].line, column: nil, field: nil,
                        problem: "\(items.count) items are too many for one file",
                        accepted: "at most \(Apply.maximumItems)")
                ])
            }
            return BatchFile(header: table.header, items: items)
        } catch let refusal as CSVRefusal {
            throw self.refusal(refusal, name(of: path), issuer, book)
        }
    }

    /// What is wrong with the file's form, and with the contents of the records that are sound.
    private static func refusal(
        _ refusal: CSVRefusal, _ file: String, _ issuer: IssuerID, _ book: BookLookup
    ) -> BatchRefusal {
        let broken = Set(refusal.errors.map(\.line))
        var reader = BatchReader(file: file, issuer: issuer, book: book)
        // A broken line may have what the item beside it lacks.
        _ = reader.items(in: refusal.soundRecords) { lines, isNamed in
            !isNamed
                || !broken.contains(lines[0].line - 1)
                    && !broken.contains(lines[lines.count - 1].line + 1)
        }
        return BatchRefusal(
            refusal.errors.map(BatchError.init) + reader.errors, leftOut: refusal.errorsLeftOut)
    }

    /// The file's own name, without the folder and without what a spreadsheet or we put behind.
    static func name(of path: String) -> String {
        var name = path.split(separator: "/").last.map(String.init) ?? path
        for ending in [".csv", ".answered"] where name.hasSuffix(ending) && name != ending {
            name.removeLast(ending.count)
        }
        return name
    }

    /// - Parameter field: By which name the file was given, should it not be readable.
    static func bytes(of path: String, field: String = "batch") throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(String(cString: strerror(errno)), field) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0 {
                guard errno == EINTR else {
                    throw unreadable(String(cString: strerror(errno)), field)
                }
                continue
            }
            bytes += chunk[..<count]
            guard bytes.count <= maximumBytes else {
                throw unreadable("it has more than \(maximumBytes) bytes", field)
            }
        }
    }

    private static func unreadable(_ reason: String, _ field: String) -> InputError {
        InputError(
            field: field, problem: "the file cannot be read: \(reason)", accepted: "a CSV file")
    }
}
