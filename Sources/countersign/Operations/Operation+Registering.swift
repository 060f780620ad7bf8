import JSON
import Ledger
import LedgerStore

extension Operation {
    static let personAdd = Operation(
        name: "person.add", summary: "Records a person who owns in fact.",
        fields: [
            .optional("person", .name, "The book's name for the person; made up when not given."),
            .required("name", .text(200), "The person's name."),
            .optional(
                "kind", .choice(["individual", "entity"]), "individual when not given."),
            .optional(
                "tin", .taxpayerNumber,
                "The taxpayer number; kept as its last four digits and a keyed hash."),
        ],
        outcomes: ["done"],
        example: ["person": "P-DOE", "name": "Jane Q Example", "tin": "900-11-2233"]
    ) { fields, issuer, store in
        let person = try store.addPerson(
            fields.name("person"), name: try fields.needText("name"),
            isEntity: fields.text("kind") == "entity", number: fields.taxpayer("tin"),
            issuer: issuer)
        return Answer(.done, ["person": .string(person.text)])
    }

    static let personShow = Operation(
        name: "person.show",
        summary: "Shows a person, the accounts, the relations and the exceptions.",
        fields: [.required("person", .name, "The person.")], outcomes: ["done"],
        example: ["person": "P-DOE"], isQuestion: true
    ) { fields, issuer, store in
        let person: PersonID = try fields.needName("person")
        var shown = try store.showPerson(person, issuer: issuer)
        for (name, value) in try store.ties(of: person, issuer: issuer).members {
            shown[name] = value
        }
        return Answer(.done, shown)
    }

    static let personPosition = Operation(
        name: "person.position",
        summary: "Records what another agent reports a person to hold of a class that it keeps.",
        fields: [
            .required("person", .name, "The person."),
            .required("security", .name, "A class kept elsewhere."),
            .required("shares", .sharesOrNone, "The holding, in units."),
            .required("as_of", .date, "The day of the report."),
            .required("source", .text(400), "The report."),
        ],
        outcomes: ["done"],
        example: [
            "person": "P-DOE", "security": "COM", "shares": 3_266_900, "as_of": "2026-11-20",
            "source": "report of the common stock's agent",
        ]
    ) { fields, issuer, store in
        let recount = try store.reportPosition(
            of: try fields.needName("person"), try fields.needShares("shares"),
            of: try fields.needName("security"), asOf: try fields.needDate("as_of"),
            source: try fields.needText("source"), issuer: issuer)
        return Answer(recount, fields.echo)
    }

    static let accountAdd = Operation(
        name: "account.add",
        summary: "Registers an account in the master securityholder file.",
        fields: registration + [
            .optional(
                "intermediary", .object(intermediary),
                "Given where the account claims to be a securities intermediary.")
        ],
        outcomes: ["done"],
        example: [
            "account": "A-DOE", "inscription": "JANE Q EXAMPLE", "form": "INDIVIDUAL",
            "street": "1 Sample Street", "city": "Springfield", "state": "MA", "zip": "01101",
            "tin": "900-11-2233",
        ]
    ) { fields, issuer, store in
        let claim = fields.object("intermediary").map {
            IntermediaryClaim(evidence: $0.text("evidence"))
        }
        let added = try store.addAccount(
            try fields.registration(), intermediary: claim, issuer: issuer)
        return Answer(
            .done,
            [
                "account": .string(added.account.text),
                "owners": .array(added.owners.map { .string($0.text) }),
            ])
    }

    static let accountShow = Operation(
        name: "account.show",
        summary: "Shows a registration, its owners, its holdings and its certificates.",
        fields: [.required("account", .name, "The account.")], outcomes: ["done"],
        example: ["account": "A-DOE"], isQuestion: true
    ) { fields, issuer, store in
        Answer(.done, try store.showAccount(try fields.needName("account"), issuer: issuer))
    }

    static let accountList = Operation(
        name: "account.list", summary: "Finds accounts by name or by words of the inscription.",
        fields: [
            .optional("matching", .text(200), "What the name or the inscription contains."),
            .optional("limit", .integer(1...10_000), "At most how many; 100 when not given."),
        ],
        outcomes: ["done"], example: ["matching": "EXAMPLE"], isQuestion: true
    ) { fields, issuer, store in
        let accounts = try store.listAccounts(
            matching: fields.text("matching"), limit: Int(fields.integer("limit") ?? 100),
            issuer: issuer)
        return Answer(.done, ["accounts": .array(accounts)])
    }

    static let accountStanding = Operation(
        name: "account.standing",
        summary: "Records how the ownership limit looks at an account, from a day on.",
        fields: [
            .required("account", .name, "The account."),
            .required(
                "standing", .choice(AccountStanding.Kind.allCases.map(\.rawValue)),
                "intermediary: looked through, with evidence; exempt: outside the limit."),
            .optional("evidence", .text(400), "What shows it."),
            .optional("from", .date, "From which day; today when not given."),
            .optional("until", .date, "The last day; open when not given."),
        ],
        outcomes: ["done"],
        example: [
            "account": "CEDE", "standing": "intermediary",
            "evidence": "nominee of a registered clearing agency",
        ]
    ) { fields, issuer, store in
        let kind = AccountStanding.Kind(rawValue: try fields.needText("standing"))
        if kind == .exempt, fields.text("evidence") == nil {
            throw InputError(
                field: "evidence", problem: "an exemption without its authority",
                accepted: "the clause or the board paper that exempts the account")
        }
        let recount = try store.setStanding(
            AccountStanding(
                kind: kind ?? .ordinary, evidence: fields.text("evidence"),
                from: fields.date("from"), until: fields.date("until")),
            of: try fields.needName("account"), issuer: issuer)
        return Answer(recount, fields.echo)
    }

    static let intermediary: [Field] = [
        .optional("evidence", .text(400), "What shows that it acts as an intermediary.")
    ]

    static let owner: [Field] = [
        .optional("person", .name, "A person who is in the book."),
        .optional("name", .text(200), "The name of a person who may be new to it."),
        .optional("kind", .choice(["individual", "entity"]), "individual when not given."),
        .optional("tin", .taxpayerNumber, "The person's taxpayer number."),
        .optional(
            "capacity", .choice(Registration.Owner.Capacity.allCases.map(\.rawValue)),
            "owner when not given; custodian, trustee and representative sign but do not own."),
    ]

    /// A registration: what an account is opened with, alone or as an assignee.
    static let registration: [Field] = [
        .optional("account", .name, "The book's name for it; made up when not given."),
        .required(
            "inscription", .text(Inscription.maximumLength),
            "The name or names exactly as the face is to bear them."),
        .required(
            "form", .choice(OwnershipForm.allCases.map(\.rawValue)), "The form of ownership."),
        .optional("street", .text(200), "Street and number, or post office box."),
        .optional("city", .text(100), "City."),
        .optional("state", .text(40), "State."),
        .optional("zip", .text(20), "ZIP code."),
        .optional(
            "country", .choice(Countries.codes), "Two letters, ISO 3166; US when not given."),
        .optional(
            "tin", .taxpayerNumber,
            "The taxpayer number; kept as its last four digits and a keyed hash."),
        .optional("tin_absent", .text(200), "Why there is no taxpayer number."),
        .optional(
            "minor_born", .date,
            "Under a custodian, the minor's day of birth; kept apart and not shown again."),
        .optional(
            "owners", .list(.object(owner), 1...50),
            """
            Who owns in fact; taken from the inscription when not given, the taxpayer number \
            being the first owner's.
            """),
    ]
}

extension Fields {
    func registration(at path: String = "") throws -> Registration {
        func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
        guard let inscription = Inscription(try needText("inscription")),
            let form = OwnershipForm(rawValue: try needText("form"))
        else {
            throw InputError(
                field: place("inscription"), problem: "the text is not an inscription",
                accepted: "a name as the face of a certificate bears it")
        }
        let taxpayer: Registration.Taxpayer
        switch (self.taxpayer("tin"), text("tin_absent")) {
        case (_?, _?):
            throw InputError(
                field: place("tin_absent"), problem: "a number is given and said to be absent",
                accepted: "one of tin and tin_absent")
        case (let number?, nil): taxpayer = .number(number)
        case (nil, let reason?): taxpayer = .absent(reason: reason)
        case (nil, nil): taxpayer = .missing
        }
        if let zip = text("zip"), (text("country") ?? "US") == "US",
            !MailingAddress.isZIPCode(zip)
        {
            throw InputError(
                field: place("zip"), problem: "not a ZIP code", accepted: "01101 or 01101-2345")
        }
        if self["minor_born"] != nil, form != .uniformGifts, form != .uniformTransfers {
            throw InputError(
                field: place("minor_born"), problem: "only a custodian's account has a minor",
                accepted: "a day of birth under UNIF GIFT MIN ACT or UNIF TRF MIN ACT")
        }
        let owners = try objects("owners").enumerated().map { index, fields in
            try fields.owner(at: place("owners[\(index)]"))
        }
        guard owners.isEmpty || owners.contains(where: \.capacity.owns) else {
            throw InputError(
                field: place("owners"), problem: "nobody named owns in fact",
                accepted: "at least one who is not custodian, trustee or representative")
        }
        return Registration(
            account: name("account"), inscription: inscription, form: form,
            address: MailingAddress(
                street: text("street"), city: text("city"), state: text("state"),
                postalCode: text("zip"), country: text("country") ?? "US"),
            taxpayer: taxpayer, owners: owners, minorBorn: date("minor_born"))
    }

    private func owner(at path: String) throws -> Registration.Owner {
        let capacity = text("capacity").flatMap(Registration.Owner.Capacity.init(rawValue:))
        if let person = name("person", PersonID.self) {
            guard text("name") == nil, self["tin"] == nil else {
                throw InputError(
                    field: path, problem: "a person of the book and a new one at once",
                    accepted: "person, or name and tin")
            }
            return Registration.Owner(identity: .known(person), capacity: capacity ?? .owner)
        }
        guard let name = text("name") else {
            throw InputError(
                field: path, problem: "nobody is named", accepted: "person, or name and tin")
        }
        return Registration.Owner(
            identity: .new(
                name: name, isEntity: text("kind") == "entity", number: taxpayer("tin")),
            capacity: capacity ?? .owner)
    }
}
