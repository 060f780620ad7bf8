import Ledger

/// A written inquiry as it was received.
public struct InquiryRequest: Sendable {
    public let kind: InquiryKind
    public let inquirer: String
    public let address: String
    public let question: String
    public var receivedOn: CalendarDate?
    public var item: Int64?
    public var security: SecurityID?
    public var shares: ShareCount?
    public var presentedOn: CalendarDate?
    public var registeredName: String?
    /// As it was written; it need not be one of the book.
    public var certificate: String?
    public var account: AccountID?
    public var paidOn: CalendarDate?

    public init(kind: InquiryKind, inquirer: String, address: String, question: String) {
        self.kind = kind
        self.inquirer = inquirer
        self.address = address
        self.question = question
    }
}
