import Ledger
import Testing

/// A million faces, in four runs of their own seeds that may share the machine's cores.
struct RegistrationFuzzTests {
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `a million faces crash nothing and print as they were written`(seed: UInt64) {
        var faces = RandomFace(seed: seed)
        var clear = 0
        var wrong: [String] = []
        for _ in 0..<250_000 {
            let (text, isCanonical) = faces.next()
            guard let face = Inscription(text) else { continue }
            guard case .clear(let name) = RegistrationName.read(face) else { continue }
            clear += 1
            let canonical = isCanonical ? text : face.canonical
            if name.print != canonical { wrong.append(text) }
        }
        #expect(wrong == [])
        #expect(clear > 25_000)
    }

    @Test func `what is printed is canonical, and reads as the same registration again`() throws {
        var faces = RandomFace(seed: 5)
        for _ in 0..<20_000 {
            guard let face = Inscription(faces.next().text),
                let name = RegistrationName.read(face).name
            else { continue }
            let printed = name.print
            #expect(Inscription.canonical(printed) == printed)
            let again = try #require(Inscription(printed))
            #expect(RegistrationName.read(again) == .clear(name))
        }
    }

    @Test func `a clear face always names who signs, and only names that stand on it`() {
        var faces = RandomFace(seed: 6)
        for _ in 0..<20_000 {
            guard let face = Inscription(faces.next().text),
                let name = RegistrationName.read(face).name
            else { continue }
            #expect(!name.signers.isEmpty)
            #expect(name.signers.allSatisfy { !$0.isEmpty && face.canonical.contains($0) })
            #expect(name.parts.map(\.text).joined(separator: " ") == name.print)
            #expect(name.agrees(with: name.form))
            #expect(RegistrationName.read(face, as: name.form) == .clear(name))
        }
    }

    @Test(arguments: OwnershipForm.allCases)
    func `no face crashes under any form`(form: OwnershipForm) {
        var faces = RandomFace(seed: 7)
        for _ in 0..<5_000 {
            guard let face = Inscription(faces.next().text) else { continue }
            let reading = RegistrationName.read(face, as: form)
            #expect((reading.name == nil) == !reading.doubts.isEmpty)
            if let name = reading.name {
                #expect(name.print == face.canonical)
                #expect(name.agrees(with: form))
            }
        }
    }

    @Test func `the longest faces of one word over and over are read to their end`() throws {
        for words in ["A & ", "TTEE ", "UNIF GIFT ", "UNDER TRUST ", "X TR UA ", "JT ", "CUST "] {
            let text = String(repeating: words, count: 400 / words.count)
            let face = try #require(Inscription(text))
            let reading = RegistrationName.read(face)
            #expect(reading.name.map(\.print) ?? face.canonical == face.canonical)
        }
    }
}
