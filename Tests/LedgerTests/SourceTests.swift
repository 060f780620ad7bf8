import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The law of the book is pure, so that what it says can be checked by reading it.
struct SourceTests {
    @Test func `the law imports nothing, and so reads no clock, no file and no database`() throws {
        let files = try Self.sources()
        #expect(files.count > 20)
        for (name, text) in files {
            let imports = text.split(separator: "\n").filter { line in
                line.split(separator: " ").contains("import")
            }
            #expect(imports.isEmpty, "\(name): \(imports)")
        }
    }

    @Test func `the law knows no floating point, no forced try and no unchecked promise`() throws {
        let types: Set<Substring> = ["Double", "Float", "Float16", "CGFloat"]
        let promises = ["try!", "as!", "@unchecked", "unsafeBitCast"]
        for (name, text) in try Self.sources() {
            let words = Set(text.split { !$0.isLetter && !$0.isNumber })
            #expect(words.isDisjoint(with: types), "\(name)")
            #expect(promises.filter { text.contains($0) } == [], "\(name)")
        }
    }

    private static func sources() throws -> [(name: String, text: String)] {
        let folder =
            #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
            .joined(separator: "/") + "/Sources/Ledger"
        let directory = try #require(opendir(folder), "\(folder) cannot be read.")
        defer { closedir(directory) }
        var files: [(name: String, text: String)] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name.hasSuffix(".swift") else { continue }
            files.append((name, try read(folder + "/" + name)))
        }
        return files
    }

    private static func read(_ path: String) throws -> String {
        let file = try #require(fopen(path, "r"), "\(path) cannot be read.")
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer.prefix(count)
        }
    }
}
