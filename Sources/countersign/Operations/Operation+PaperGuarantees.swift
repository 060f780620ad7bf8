import JSON
import Ledger
import LedgerStore

/// The standards for guarantors, and what failed them.
extension Operation {
    static let guaranteeStandard = Operation(
        name: "guarantee.standard",
        summary: "Sets the agent's written standards for guarantors from a day on.",
        fields: [
            .required("text", .text(4_000), "The standards."),
            .required(
                "programs",
                .list(
                    .choice(MedallionGuarantee.Program.allCases.map(\.rawValue)),
                    1...MedallionGuarantee.Program.allCases.count),
                "The programs whose stamps are accepted."),
            .optional("from", .date, "From which day; today when not given."),
            .required("authority", .text(400), "Who adopted them, and where."),
        ],
        outcomes: ["done"],
        example: [
            "text": "Stamps of members of STAMP, SEMP and MSP are accepted.",
            "programs": ["STAMP", "SEMP", "MSP"], "from": "2026-01-01",
            "authority": "the agent's procedures, edition of 2025-12-01",
        ]
    ) { fields, issuer, store in
        let words = fields.texts("programs")
        let programs = MedallionGuarantee.Program.allCases.filter { words.contains($0.rawValue) }
        let version = try store.setStandard(
            wording: try fields.needText("text"), programs: programs, from: fields.date("from"),
            authority: try fields.needText("authority"), issuer: issuer)
        return Answer(
            .done,
            [
                "standard": .integer(version),
                "programs": .array(programs.map { .string($0.rawValue) }),
            ])
    }

    static let guaranteeList = Operation(
        name: "guarantee.list",
        summary: "Shows what each prefix secures, and the standards with the one in force.",
        fields: [], outcomes: ["done"], example: [:], isQuestion: true
    ) { _, issuer, store in
        Answer(.done, try store.listGuarantees(issuer))
    }

    static let guaranteeRejections = Operation(
        name: "guarantee.rejections",
        summary: "Lists the rejected guarantees: the standard failed, and who was told when.",
        fields: [.optional("due", .flag, "Only those of which a notice is still owed.")],
        outcomes: ["done"], example: ["due": true], isQuestion: true
    ) { fields, issuer, store in
        let rejections = try store.listRejections(
            onlyDue: fields.flag("due") ?? false, issuer: issuer)
        return Answer(.done, ["rejections": .array(rejections)])
    }
}
