import Testing

@testable import Conversation

/// How a typed text picks a choice.
struct ChoiceListTests {
    static let choices = ChoiceList([
        Choice("single", "One person"), Choice("joint", "Several, the survivors take"),
        Choice("jot"), Choice("jo-anna"), Choice("Minor", "A custodian"),
    ])

    static let each = "a number or the beginning of single, joint, jot, jo-anna, Minor"

    @Test(arguments: [
        ("single", "single"), ("SINGLE", "single"), ("1", "single"), ("5", "Minor"),
        ("s", "single"),
        ("one", "single"), ("joi", "joint"), ("jot", "jot"), ("m", "Minor"), ("a cust", "Minor"),
    ])
    func `a number, a whole value or a beginning of its own picks`(text: String, value: String) {
        #expect(Self.choices.pick(text) == .success(value))
    }

    @Test(arguments: [
        ("jo", "“jo” begins more than one choice: joint, jot, jo-anna", "more of one of them"),
        ("0", "there is no choice 0", each), ("6", "there is no choice 6", each),
        ("x", "“x” is none of the choices", each), ("", "nothing was chosen", each),
    ])
    func `what picks none or several is told`(text: String, what: String, accepted: String) {
        guard case .failure(let problem) = Self.choices.pick(text) else {
            Issue.record("\(text) was picked")
            return
        }
        #expect(problem.description == "\(what); expected \(accepted)")
    }

    @Test
    func `where numbers are answers they do not pick by place`() {
        let numbers = ChoiceList([Choice("10"), Choice("1"), Choice("2")])
        #expect(numbers.pick("1") == .success("1"))
        #expect(numbers.pick("2") == .success("2"))
        #expect((try? numbers.pick("3").get()) == nil)
        #expect(numbers.listing() == ["10", "1", "2"])
    }

    @Test
    func `an open list takes every text as it is`() {
        let open = ChoiceList([Choice("A-1"), Choice("A-2")], isClosed: false)
        #expect(open.pick("1") == .success("1"))
        #expect(open.pick("A-") == .success("A-"))
        #expect(open.listing("a-1") == ["A-1"])
    }

    @Test
    func `a long list is cut and narrowed`() {
        let long = ChoiceList((1...50).map { Choice("c\($0)") })
        let listing = long.listing()
        #expect(listing.count == 21)
        #expect(listing.first == " 1  c1")
        #expect(listing.last == "and 30 more; the beginning of one narrows them")
        #expect(long.listing("c5") == [" 5  c5", "50  c50"])
    }
}
