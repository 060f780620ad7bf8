/// A picture in shades of grey, as the portable grey map (P5) has it.
struct GreyPicture: Equatable {
    let width: Int
    let height: Int
    let shades: [UInt8]

    /// Nil where the bytes are no such picture.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        func word() -> String {
            let blank: Set<UInt8> = [9, 10, 13, 32]
            rest = rest.drop { blank.contains($0) }
            let word = rest.prefix { !blank.contains($0) }
            rest = rest.dropFirst(word.count)
            return String(decoding: word, as: UTF8.self)
        }
        guard word() == "P5", let width = Int(word()), let height = Int(word()), word() == "255",
            rest.count == width * height + 1
        else { return nil }
        self.width = width
        self.height = height
        shades = Array(rest.dropFirst())
    }

    var file: [UInt8] { Array("P5\n\(width) \(height)\n255\n".utf8) + shades }

    /// Mean differences of tone, of 255: of the whole, and of the field of 16 by 16 that differs
    /// most.
    func difference(from other: Self) -> (whole: Double, worstField: Double)? {
        guard width == other.width, height == other.height else { return nil }
        let field = 16
        var (sum, worst) = (0, 0.0)
        for top in stride(from: 0, to: height, by: field) {
            for left in stride(from: 0, to: width, by: field) {
                var (of, count) = (0, 0)
                for y in top..<min(top + field, height) {
                    for x in left..<min(left + field, width) {
                        let place = y * width + x
                        of += Int(shades[place]) - Int(other.shades[place])
                        sum += abs(Int(shades[place]) - Int(other.shades[place]))
                        count += 1
                    }
                }
                worst = max(worst, abs(Double(of)) / Double(count))
            }
        }
        return (Double(sum) / Double(width * height), worst)
    }
}
