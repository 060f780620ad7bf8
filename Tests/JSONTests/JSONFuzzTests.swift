import JSON
import Testing

/// Random and mutated input: the reader never crashes, and what it takes it can write again.
struct JSONFuzzTests {
    static let seeds = [
        #"{"a":[1,-2.5e3,true,null,"x\n\u00e9\ud83d\ude00"],"b":{"c":"Łódź","d":[[],{}]}}"#,
        "[9223372036854775807,-9223372036854775808,1e-7,0.0]", "\u{FEFF} {\"\": \"\\\"\\\\\" } ",
        "[\"\\uD834\\uDD1E\",\"\u{202E}\u{9B}\u{2028}\",\"日本\"]",
    ].map { Array($0.utf8) }

    @Test(arguments: 0..<4)
    func `a mutated document is refused or survives the round trip`(part: Int) throws {
        var random = SplitMix(state: UInt64(part) &+ 20_261_121)
        var accepted = 0
        for _ in 0..<20_000 {
            let bytes = mutated(Self.seeds[part], &random)
            guard let value = try? JSONReader.read(bytes) else { continue }
            accepted += 1
            try expectRoundTrip(value)
        }
        #expect(accepted > 500)
    }

    @Test
    func `a random string of JSON's own bytes is refused or survives the round trip`() throws {
        let alphabet = Array("{}[]:,\"\\/untrfalse0123456789.-+eE \n\u{7F}é".utf8) + [0, 0xFF]
        var random = SplitMix(state: 7)
        for _ in 0..<40_000 {
            let length = Int.random(in: 0...12, using: &random)
            let bytes = (0..<length).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            if let value = try? JSONReader.read(bytes) { try expectRoundTrip(value) }
        }
    }

    @Test
    func `any value that can be built survives the round trip`() throws {
        var random = SplitMix(state: 42)
        for _ in 0..<5_000 { try expectRoundTrip(randomValue(depth: 0, &random)) }
    }

    private func expectRoundTrip(_ value: JSONValue) throws {
        // A macro for each of so many inputs would take longer than all the rest.
        guard try JSONReader.read(value.compact) == value,
            try JSONReader.read(value.pretty) == value
        else {
            Issue.record("not equal after a round trip: \(value.compact)")
            return
        }
    }

    private func mutated(_ seed: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var bytes = seed
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[index] = UInt8.random(in: 0x20...0x7E, using: &random)
            case 2: bytes.insert(bytes[bytes.count - 1 - index], at: index)
            case 3 where bytes.count > 1: bytes.remove(at: index)
            default: bytes.swapAt(index, bytes.count - 1 - index)
            }
        }
        return bytes
    }

    private func randomValue(depth: Int, _ random: inout SplitMix) -> JSONValue {
        let size = Int.random(in: 0...4, using: &random)
        switch Int.random(in: 0..<(depth < 4 ? 7 : 5), using: &random) {
        case 0: return nil
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .integer(Int64.random(in: .min ... .max, using: &random))
        case 3: return .number("\(Int.random(in: 0...99, using: &random)).50")
        case 4: return .string(randomText(&random))
        case 5:
            return .array((0..<size).map { _ in randomValue(depth: depth + 1, &random) })
        default:
            var object = JSONObject()
            for _ in 0..<size {
                object[randomText(&random)] = randomValue(depth: depth + 1, &random)
            }
            return .object(object)
        }
    }

    private func randomText(_ random: inout SplitMix) -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let ranges: [ClosedRange<UInt32>] = [
                1...0x7F, 0x80...0x7FF, 0x2000...0x206F, 1...0x10FFFF,
            ]
            let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
            guard let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) else {
                continue
            }
            scalars.append(scalar)
        }
        return String(scalars)
    }
}

/// A small generator with a seed, so that a failure comes back on the next run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
