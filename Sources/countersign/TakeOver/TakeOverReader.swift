import CSV
import JSON
import Ledger
import LedgerStore

/// Makes sense of a predecessor's certificate detail: registrations that are one account are put
/// together, and everything that is wrong is told at once.
struct TakeOverReader {
    private let book: BookLookup
    private let today: CalendarDate
    private(set) var accounts: [TakenAccount] = []
    private(set) var certificates: [TakenCertificate] = []
    private(set) var cancelled: [CancelledDetail] = []
    private(set) var errors: [BatchError] = []
    private var placeOfFace: [Face: Int] = [:]
    private var placeOfName: [AccountID: Int] = [:]
    private var totals: [SecurityID: Int64] = [:]
    private var lineOfNumber: [CertificateID: Int] = [:]
    private var numberOf: [PersonID: TaxpayerNumber] = [:]
    private var personOf: [TaxpayerNumber: PersonID] = [:]

    init(_ records: [CSVRecord], book: BookLookup, today: CalendarDate) {
        self.book = book
        self.today = today
        for record in records {
            var row = TakeOverRow(record)
            take(&row)
            errors += row.errors
        }
    }

    /// By which registrations without a name are one account.
    private struct Face: Hashable {
        let inscription: String
        let form: OwnershipForm
        let address: MailingAddress
        let number: TaxpayerNumber?
    }

    private mutating func take(_ row: inout TakeOverRow) {
        let security = row.security(book)
        let number: CertificateNumber? = row.name("certificate", isRequired: true)
        let shares = row.shares("shares", of: security, in: book, isRequired: true)
        let issued = row.date("issue_date", upTo: today, isRequired: true)
        let ended = row.date("cancellation_date", upTo: today)
        if let issued, let ended, ended < issued {
            row.say(
                "cancellation_date", "\(ended) is before the issue date",
                accepted: "a day from \(issued) on")
        }
        let registration = registration(&row)
        let person: PersonID? = row.name("person")
        note(person, registration, in: &row)
        guard let security, let number else { return }
        let id = CertificateID(security: security, number: number)
        if let line = lineOfNumber.updateValue(row.line, forKey: id) {
            row.say(
                "certificate", "certificate \(id) stands on line \(line) already",
                accepted: "each certificate once")
        }
        if let shares, ended == nil { add(shares, to: security, &row) }
        guard row.errors.isEmpty, let shares, let issued, let registration else { return }
        guard let ended else {
            guard let account = place(of: registration, person, &row) else { return }
            certificates.append(
                TakenCertificate(
                    line: row.line, id: id, shares: shares, account: account, issuedOn: issued))
            return
        }
        cancelled.append(
            CancelledDetail(
                line: row.line, id: id, shares: shares, account: registration.account?.text,
                inscription: registration.inscription, address: registration.address,
                issuedOn: issued, cancelledOn: ended))
    }

    /// The line on which a class grows beyond what can be counted.
    private mutating func add(
        _ shares: ShareCount, to security: SecurityID, _ row: inout TakeOverRow
    ) {
        let (sum, isTooMuch) = (totals[security] ?? 0).addingReportingOverflow(shares.units)
        if isTooMuch {
            row.say(
                "shares", "with this line the shares of \(security) are too many to add up",
                accepted: "at most \(Int64.max) units of a class")
        } else {
            totals[security] = sum
        }
    }

    private func registration(_ row: inout TakeOverRow) -> Registration? {
        let account: AccountID? = row.name("account")
        let face = row.text("registration", .text(Inscription.maximumLength), isRequired: true)
        let forms = OwnershipForm.allCases.map(\.rawValue)
        let stated = row.text("form", .choice(forms)).flatMap(OwnershipForm.init(rawValue:))
        let street = row.text("street", .text(200))
        let city = row.text("city", .text(100))
        let state = row.text("state", .text(40))
        let postalCode = row.text("postal_code", .text(20))
        let country = row.text("country", .choice(Countries.codes)) ?? "US"
        if let postalCode, country == "US", !MailingAddress.isZIPCode(postalCode) {
            row.say("postal_code", "not a ZIP code", accepted: "01101 or 01101-2345")
        }
        if let state, country == "US", !States.knows(state) {
            row.say(
                "state", "not a state of the United States",
                accepted: "two letters of the postal service, such as MA, or the state's name")
        }
        let number = row.text("taxpayer_number", .taxpayerNumber).flatMap { TaxpayerNumber($0) }
        guard let face, let inscription = Inscription(face) else { return nil }
        return Registration(
            account: account, inscription: inscription,
            form: stated ?? RegistrationName.read(inscription).name?.form ?? .individual,
            address: MailingAddress(
                street: street, city: city, state: state, postalCode: postalCode,
                country: country),
            taxpayer: number.map { .number($0) } ?? .missing, owners: [])
    }

    /// One person has one taxpayer number, and one number is one person's.
    private mutating func note(
        _ person: PersonID?, _ registration: Registration?, in row: inout TakeOverRow
    ) {
        guard let person, case .number(let number)? = registration?.taxpayer else { return }
        if let other = personOf[number], other != person {
            row.say(
                "person", "the same taxpayer number is person \(other) on an earlier line",
                accepted: "one name for one person")
        }
        if let other = numberOf[person], other != number {
            row.say(
                "taxpayer_number", "person \(person) has another number on an earlier line",
                accepted: "one number for one person")
        }
        personOf[number] = personOf[number] ?? person
        numberOf[person] = numberOf[person] ?? number
    }

    /// The place of the account, which is new unless an earlier line has it.
    private mutating func place(
        of registration: Registration, _ person: PersonID?, _ row: inout TakeOverRow
    ) -> Int? {
        var number: TaxpayerNumber?
        if case .number(let given) = registration.taxpayer { number = given }
        let face = Face(
            inscription: registration.inscription.verbatim, form: registration.form,
            address: registration.address, number: number)
        let known = registration.account.map { placeOfName[$0] } ?? placeOfFace[face]
        guard let known else {
            accounts.append(
                TakenAccount(line: row.line, registration: registration, person: person))
            let place = accounts.count - 1
            if let name = registration.account {
                placeOfName[name] = place
            } else {
                placeOfFace[face] = place
            }
            return place
        }
        let earlier = accounts[known]
        if let column = difference(earlier.registration, registration) {
            row.say(
                column,
                "account \(registration.account?.text ?? "") has another on line "
                    + "\(earlier.line)",
                accepted: "one registration for one account")
        }
        if earlier.person != person {
            row.say(
                "person", "the same account has another person on line \(earlier.line)",
                accepted: "one person for one account")
        }
        return row.errors.isEmpty ? known : nil
    }

    /// The first column in which two lines of one account do not agree.
    private func difference(_ one: Registration, _ other: Registration) -> String? {
        if one.inscription != other.inscription { return "registration" }
        if one.form != other.form { return "form" }
        if one.address.street != other.address.street { return "street" }
        if one.address.city != other.address.city { return "city" }
        if one.address.state != other.address.state { return "state" }
        if one.address.postalCode != other.address.postalCode { return "postal_code" }
        if one.address.country != other.address.country { return "country" }
        return one.taxpayer == other.taxpayer ? nil : "taxpayer_number"
    }
}
