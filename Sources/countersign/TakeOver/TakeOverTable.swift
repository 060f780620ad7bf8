import CSV

/// A file read strictly: its sound records, and everything that is wrong with its form.
struct TakeOverTable {
    let name: String
    let content: [UInt8]
    private(set) var records: [CSVRecord] = []
    private(set) var errors: [BatchError] = []
    private(set) var errorsLeftOut = 0

    init(_ path: String, field: String, columns: [CSVColumn]) throws {
        name = path.split(separator: "/").last.map(String.init) ?? path
        content = try BatchFile.bytes(of: path, field: field)
        let names = columns.map(\.name)
        do {
            records = try CSVTable.read(
                content, columns: columns,
                suggest: { Spelling.nearest(to: $0.lowercased(), among: names) }
            ).records
        } catch {
            records = error.soundRecords
            errors = error.errors.map(BatchError.init)
            errorsLeftOut = error.errorsLeftOut
        }
    }
}
