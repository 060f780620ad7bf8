/// What a word of a face may mean besides being part of a name.
enum FaceSense: UInt8 {
    case plain
    case joining, or, `as`, of, the, to, `for`, under, until, age, dash, deceased
    case custodian, custodianFor, uniform, gifts, transfers, minors, act, giftsAct, transfersAct
    case trustee, shortTrustee, successor, trust, agreement, datedAgreement, agreementWord
    case declaration, dated, underWill, will, forBenefitOf
    case representative, personal, personalRepresentative, ofAdministrator, estate, shortEstate
    case onDeath, subject, sta, rules, perStirpes
    case jt, ten, com, ent, wros, jtwros, comm, prop, life, joint, tenants, `in`, common, with
    case right, rights, survivorship, not, by, entireties, property
    case corporate, partnership, llc, companyWord, co, bank, nominees, letterN, letterA, national
    case outside, lastOutside

    static func of(_ word: String) -> Self { table[word] ?? .plain }

    /// A word that closes the name of an entity and of nothing else.
    var closesPlainly: Bool {
        switch self {
        case .corporate, .partnership, .llc, .companyWord: true
        default: false
        }
    }

    var closes: Bool {
        switch self {
        case .corporate, .partnership, .llc, .companyWord, .co, .bank, .nominees, .national: true
        default: false
        }
    }

    /// A word that gives a capacity and so has no place inside a name.
    var isCapacity: Bool {
        switch self {
        case .custodian, .custodianFor, .giftsAct, .transfersAct, .trustee, .shortTrustee,
            .agreement, .datedAgreement, .dated, .underWill, .forBenefitOf, .representative,
            .onDeath, .jtwros:
            true
        default: false
        }
    }

    /// A word that says something only together with others, which a name lacks.
    var isFragment: Bool {
        switch self {
        case .for, .until, .under, .uniform, .gifts, .transfers, .minors, .act, .agreementWord,
            .declaration, .estate, .shortEstate, .personalRepresentative, .ofAdministrator,
            .subject, .sta, .rules, .survivorship, .successor, .perStirpes:
            true
        default: false
        }
    }

    /// A word that opens a clause about a trust.
    var opensTrustClause: Bool {
        switch self {
        case .trustee, .shortTrustee, .agreement, .datedAgreement, .dated, .underWill,
            .forBenefitOf:
            true
        default: false
        }
    }

    private static let table: [String: Self] = {
        var table: [String: Self] = [:]
        for (sense, words) in vocabulary {
            for word in words.split(separator: " ") { table[String(word)] = sense }
        }
        return table
    }()

    private static let vocabulary: [(Self, String)] = [
        (.joining, "& AND"), (.or, "OR AND/OR &/OR"), (.as, "AS"), (.of, "OF"), (.the, "THE"),
        (.to, "TO"), (.for, "FOR"), (.under, "UNDER"), (.until, "UNTIL"), (.age, "AGE"),
        (.dash, "- -- --- – —"), (.deceased, "DECD DEC'D DECEASED"),
        (.custodian, "CUST CUSTODIAN CUSTODIANS"), (.custodianFor, "C/F"),
        (.uniform, "UNIF UNIFORM"), (.gifts, "GIFT GIFTS"),
        (.transfers, "TRF TRFS TRANS TRANSF TRANSFER TRANSFERS"), (.minors, "MIN MINOR MINORS"),
        (.act, "ACT"), (.giftsAct, "UGMA"), (.transfersAct, "UTMA"),
        (.trustee, "TTEE TTEES TRUSTEE TRUSTEES CO-TTEES CO-TRUSTEES"), (.shortTrustee, "TR"),
        (.successor, "SUCC SUCCESSOR"), (.trust, "TRUST"), (.agreement, "UA U/A UTA U/T/A"),
        (.datedAgreement, "UAD U/A/D UDT U/D/T"), (.agreementWord, "AGREEMENT AGMT"),
        (.declaration, "DECLARATION"), (.dated, "DTD DATED"), (.underWill, "UW U/W"),
        (.will, "WILL"), (.forBenefitOf, "FBO F/B/O"),
        (.representative, "EX EXEC EXECUTOR EXECUTORS EXECUTRIX EXR EXTX ADM ADMR ADMX"),
        (.representative, "ADMINISTRATOR ADMINISTRATORS ADMINISTRATRIX CO-EX CO-EXECUTORS"),
        (.personal, "PERS PERSONAL"), (.personalRepresentative, "REP REPS REPRESENTATIVE"),
        (.personalRepresentative, "REPRESENTATIVES"), (.ofAdministrator, "CTA DBN"),
        (.estate, "ESTATE"), (.shortEstate, "EST"),
        (.onDeath, "TOD"), (.subject, "SUBJECT"), (.sta, "STA"), (.rules, "RULES"),
        (.perStirpes, "LDPS"),
        (.jt, "JT"), (.ten, "TEN"), (.com, "COM"), (.ent, "ENT"), (.wros, "WROS"),
        (.jtwros, "JTWROS"), (.comm, "COMM COMMUNITY"), (.prop, "PROP PROPERTY"), (.life, "LIFE"),
        (.joint, "JOINT"), (.tenants, "TENANTS TENANT"), (.in, "IN"), (.common, "COMMON"),
        (.with, "WITH"), (.right, "RIGHT RIGHTS"), (.survivorship, "SURVIVORSHIP"), (.not, "NOT"),
        (.by, "BY"), (.entireties, "ENTIRETIES ENTIRETY"),
        (.corporate, "INC INCORPORATED CORP CORPORATION LTD LIMITED PLC"),
        (.partnership, "LP LLP LLLP PARTNERSHIP"), (.llc, "LLC"),
        (.companyWord, "COMPANY ASSOCIATION ASSN FOUNDATION SOCIETY UNIVERSITY"),
        (.co, "CO"), (.bank, "BANK FUND FUNDS PARTNERS CHURCH"), (.nominees, "NOMINEE NOMINEES"),
        (.letterN, "N"), (.letterA, "A"), (.national, "NA"),
        (.outside, "GDN GUARDIAN CONSERVATOR COMMITTEE POA AGENT ESCROW RECEIVER PLEDGEE"),
        (.outside, "ATTORNEY C/O ATTN CONV"), (.lastOutside, "IRA MINOR-CHILD ETAL"),
    ]
}
