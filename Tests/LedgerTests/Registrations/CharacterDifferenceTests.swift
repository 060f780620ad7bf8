import Ledger
import Testing

struct CharacterDifferenceTests {
    @Test func `L06: the letters that differ are marked under both names`() {
        #expect(
            CharacterDifference.lines(face: "JOHN Q SMITH", signed: "John  Smith") == [
                "face:   JOHN Q SMITH",
                "signed: JOHN __SMITH",
                "             ^^",
            ])
        #expect(
            CharacterDifference.lines(face: "MARY ROE", signed: "MARY DOE") == [
                "face:   MARY ROE",
                "signed: MARY DOE",
                "             ^",
            ])
    }

    @Test func `names that agree bear no mark`() {
        #expect(
            CharacterDifference.lines(face: "JOHN DOE", signed: " john  doe") == [
                "face:   JOHN DOE", "signed: JOHN DOE",
            ])
    }

    @Test func `long names are shown around the first difference, in 80 columns`() {
        var generator = SeededGenerator(seed: 3)
        let letters = Array("ABC DE漢É'-")
        func name(_ length: Int) -> String {
            String((0..<length).map { _ in letters.randomElement(using: &generator) ?? "A" })
        }
        for _ in 0..<60 {
            let face = name(generator.number(0...150))
            let signed = name(generator.number(0...150))
            let lines = CharacterDifference.lines(face: face, signed: signed)
            #expect((2...3).contains(lines.count))
            for line in lines {
                let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
                #expect(columns <= 80)
            }
            let agree = Inscription.canonical(face) == Inscription.canonical(signed)
            #expect((lines.count == 2) == agree)
        }
    }
}
