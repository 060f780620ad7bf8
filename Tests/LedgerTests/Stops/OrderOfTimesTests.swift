import Ledger
import Testing

struct OrderOfTimesTests {
    @Test func `L17: a loss told five minutes after the registration leaves it standing`() {
        let ten: Int64 = 1_795_000_000_000_000
        let order = OrderOfTimes(registeredAt: ten, noticeReceivedAt: ten + 300_000_000)
        #expect(order == .registrationStands)
        #expect(order.note.contains("UCC 8-406"))
    }

    @Test func `L17: in the reverse order the stop prevails`() {
        let ten: Int64 = 1_795_000_000_000_000
        let order = OrderOfTimes(registeredAt: ten + 300_000_000, noticeReceivedAt: ten)
        #expect(order == .stopPrevails)
        #expect(order.note.contains("the stop is in effect"))
    }

    @Test(
        arguments: [
            (0, 0, .stopPrevails), (0, 1, .registrationStands), (1, 0, .stopPrevails),
            (-1, 0, .registrationStands), (.min, .max, .registrationStands),
            (.max, .min, .stopPrevails), (.max, .max, .stopPrevails),
        ] as [(Int64, Int64, OrderOfTimes)])
    func `a microsecond decides, and at the same instant the stop prevails`(
        registeredAt: Int64, noticeReceivedAt: Int64, order: OrderOfTimes
    ) {
        #expect(
            OrderOfTimes(registeredAt: registeredAt, noticeReceivedAt: noticeReceivedAt) == order)
    }
}
