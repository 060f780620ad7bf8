import JSON
import Ledger

/// The JSON Schema (draft 2020-12) of what `apply` reads and answers, made from the catalog.
enum Schema {
    static var document: JSONValue {
        let operations = Catalog.operations
        var definitions = JSONObject()
        for operation in operations {
            definitions[operation.name] = schema(of: operation)
            definitions["answer:" + operation.name] = answer(to: operation)
        }
        definitions["atomic"] = atomic
        definitions["answer:atomic"] = atomicAnswer
        definitions["operation"] = [
            "oneOf": .array(operations.map { reference($0.name) })
        ]
        definitions["request"] = [
            "oneOf": .array((operations.map(\.name) + ["atomic"]).map(reference))
        ]
        definitions["finding"] = finding
        definitions["error"] = error
        // An error answers whatever was asked, so it may be told in more than one way.
        definitions["answer"] = [
            "anyOf": .array(
                (operations.map(\.name) + ["atomic"]).map { reference("answer:" + $0) }
                    + [reference("answer:error")])
        ]
        definitions["answer:error"] = failure(["do": ["type": "string"]])
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "countersign apply",
            "description": """
            One request a line; one answer a line. Counts of shares are integers of the \
            security's smallest unit (10^-scale of a share).
            """,
            "$ref": "#/$defs/request",
            "$defs": .object(definitions),
        ]
    }

    private static func reference(_ name: String) -> JSONValue {
        ["$ref": .string("#/$defs/" + name)]
    }

    private static func schema(of operation: Operation) -> JSONValue {
        var schema = object(operation.allFields)
        schema["description"] = .string(operation.summary)
        var example: JSONObject = ["do": .string(operation.name)]
        if operation.isOfOneIssuer { example["issuer"] = "TMA" }
        for (name, value) in operation.example.members { example[name] = value }
        schema["examples"] = .array([.object(example)])
        return .object(schema)
    }

    private static func object(_ fields: [Field]) -> JSONObject {
        var properties = JSONObject()
        for field in fields {
            var property = type(field.kind)
            property["description"] = .string(field.meaning)
            // A null says that an optional field is not given.
            let value: JSONValue =
                field.isRequired
                ? .object(property) : ["anyOf": [.object(property), ["type": "null"]]]
            properties[field.name] = value
        }
        return [
            "type": "object", "properties": .object(properties),
            "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
            "additionalProperties": false,
        ]
    }

    private static func type(_ kind: FieldKind) -> JSONObject {
        switch kind {
        case .name:
            ["type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_./:-]{0,31}$"]
        case .key: ["type": "string", "pattern": "^[!-~]{1,64}$"]
        case .text(let most):
            [
                "type": "string", "minLength": 1, "maxLength": .integer(Int64(most)),
                "pattern": "[^ ]",
            ]
        case .shares: integer(1...Int64.max)
        case .sharesOrNone: integer(0...Int64.max)
        case .integer(let range): integer(range)
        case .money:
            [
                "type": "string",
                "pattern": "^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]{1,4}0*)?$",
            ]
        case .date:
            ["type": "string", "format": "date", "pattern": .string("^" + datePattern + "$")]
        case .time:
            [
                "type": "string", "format": "date-time",
                "pattern": .string(
                    "^\(datePattern)T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})$"),
            ]
        case .flag: ["type": "boolean"]
        case .choice(let words): ["enum": .array(words.map { .string($0) })]
        case .taxpayerNumber:
            [
                "type": "string",
                "pattern": "^([0-9]{9}|[0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9]{2}-[0-9]{7})$",
            ]
        case .cusip: ["type": "string", "pattern": "^[0-9A-Z*@#]{8}[0-9]$"]
        case .cusipBase: ["type": "string", "pattern": "^[0-9A-Z]{6}$"]
        case .list(let element, let range):
            [
                "type": "array", "items": .object(type(element)),
                "minItems": .integer(Int64(range.lowerBound)),
                "maxItems": .integer(Int64(range.upperBound)),
            ]
        case .object(let fields): object(fields)
        case .operation: ["$ref": "#/$defs/operation"]
        }
    }

    private static let datePattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    private static func integer(_ range: ClosedRange<Int64>) -> JSONObject {
        [
            "type": "integer", "minimum": .integer(range.lowerBound),
            "maximum": .integer(range.upperBound),
        ]
    }

    private static let atomic: JSONValue = [
        "type": "object",
        "description": "All of the items or none; neighbours of one kind are judged together.",
        "properties": [
            "do": ["const": "atomic"],
            "issuer": ["type": "string", "description": "For items that name none."],
            "items": [
                "type": "array", "minItems": 1,
                "maxItems": .integer(Int64(Apply.maximumItems)),
                "items": ["type": "object", "required": ["do"]],
            ],
        ],
        "required": ["do", "items"], "additionalProperties": false,
    ]

    /// What stands in every answer, and the outcomes that an operation can have.
    private static func answer(to operation: Operation) -> JSONValue {
        let words = operation.outcomes + (operation.outcomes.contains("posted") ? ["approved"] : [])
        return [
            "oneOf": [
                .object(
                    head(
                        ["do": ["const": .string(operation.name)], "issuer": ["type": "string"]],
                        outcomes: words + (words.contains("approved") ? [] : ["approved"]),
                        requiring: operation.isOfOneIssuer ? ["do", "issuer"] : ["do"])),
                failure(["do": ["const": .string(operation.name)]]),
            ]
        ]
    }

    private static func head(
        _ extra: JSONObject, outcomes: [String], requiring names: [String]
    ) -> JSONObject {
        var properties: JSONObject = [
            "version": ["const": .integer(Answer.formatVersion)],
            "outcome": ["enum": .array(outcomes.map { .string($0) })],
            "findings": ["type": "array", "items": ["$ref": "#/$defs/finding"]],
        ]
        for (name, value) in extra.members { properties[name] = value }
        return [
            "type": "object", "properties": .object(properties),
            "required": .array(
                (["version", "outcome", "findings"] + names).map { .string($0) }),
        ]
    }

    private static func failure(_ extra: JSONObject) -> JSONValue {
        var schema = head(extra, outcomes: ["error"], requiring: ["errors"])
        var properties = schema["properties"]?.object ?? [:]
        properties["errors"] = [
            "type": "array", "minItems": 1, "items": ["$ref": "#/$defs/error"],
        ]
        schema["properties"] = .object(properties)
        return .object(schema)
    }

    private static let atomicAnswer: JSONValue = .object(
        head(
            [
                "do": ["const": "atomic"],
                "answers": [
                    "type": "array", "items": ["type": "object", "required": ["outcome"]],
                ],
            ],
            outcomes: Answer.Outcome.allCases.map(\.rawValue), requiring: ["do", "answers"]))

    private static let finding: JSONValue = [
        "type": "object",
        "properties": [
            "code": [
                "enum": .array(
                    (FindingCode.allCases.map(\.rawValue) + ["FORM_MISSING"]
                        + FormRequirement.allCases.map(\.rawValue)).map { .string($0) })
            ],
            "severity": ["enum": .array(Severity.allCases.map { .string($0.rawValue) })],
            "message": ["type": "string"],
            "subject": ["type": "object", "additionalProperties": ["type": "string"]],
            "numbers": ["type": "object", "additionalProperties": ["type": "integer"]],
            "source": ["type": "string"],
            "cure": ["type": "string"],
        ],
        "required": ["code", "severity", "message", "subject", "numbers", "source", "cure"],
        "additionalProperties": false,
    ]

    private static let error: JSONValue = [
        "type": "object",
        "properties": [
            "code": ["type": "string"], "field": ["type": "string"],
            "problem": ["type": "string"], "accepted": ["type": "string"],
        ],
        "required": ["code", "problem"], "additionalProperties": false,
    ]
}
