/// A draw that anybody can repeat from its seed: SplitMix64, begun from the seed's FNV-1a hash,
/// and a shuffle by Fisher and Yates with draws that favour nobody.
struct Lottery {
    private var state: UInt64

    init(seed: String) {
        state = seed.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// The numbers from 0 up to `count` in the order in which they are drawn.
    mutating func order(of count: Int) -> [Int] {
        var order = Array(0..<count)
        for place in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(place, Int(below(UInt64(place + 1))))
        }
        return order
    }

    /// Draws that would favour the lower numbers are made again.
    private mutating func below(_ bound: UInt64) -> UInt64 {
        let unfair = (0 &- bound) % bound
        while true {
            let drawn = next()
            if drawn >= unfair { return drawn % bound }
        }
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
