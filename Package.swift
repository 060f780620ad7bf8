// swift-tools-version: 6.2

import PackageDescription

/// One set of rules for every target: warnings are errors, and nothing is imported by accident.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "countersign",
    products: [
        .library(name: "Ledger", targets: ["Ledger"]),
    ],
    targets: [
        .target(name: "Ledger", swiftSettings: strict),
        .target(name: "JSON", swiftSettings: strict),
        .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: strict),
        .testTarget(name: "LedgerTests", dependencies: ["Ledger"], swiftSettings: strict),
    ]
)
