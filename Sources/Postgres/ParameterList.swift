/// The values of one statement as C strings in one block of memory.
struct ParameterList {
    private var bytes: [UInt8] = []
    private var offsets: [Int?] = []

    init(_ binds: [String?]) {
        offsets.reserveCapacity(binds.count)
        bytes.reserveCapacity(binds.reduce(0) { $0 + ($1?.utf8.count ?? 0) + 1 })
        for bind in binds {
            guard let bind else {
                offsets.append(nil)
                continue
            }
            offsets.append(bytes.count)
            bytes += bind.utf8
            bytes.append(0)
        }
    }

    var count: Int32 { Int32(offsets.count) }

    /// The pointers are good inside `body` only.
    func withPointers<Answer>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Answer
    ) -> Answer {
        bytes.withUnsafeBytes { block in
            let text = block.assumingMemoryBound(to: CChar.self)
            let pointers = offsets.map { offset in
                offset.flatMap { offset in text.baseAddress.map { $0 + offset } }
            }
            return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }
}
