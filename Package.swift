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
        .executable(name: "countersign", targets: ["countersign"]),
        .library(name: "Postgres", targets: ["Postgres"]),
        .library(name: "Ledger", targets: ["Ledger"]),
        .library(name: "LedgerStore", targets: ["LedgerStore"]),
        .library(name: "PrivateCluster", targets: ["PrivateCluster"]),
    ],
    traits: [
        .trait(
            name: "Cairo",
            description:
                "Certificates as PDF (--format pdf), drawn by the system's pango and cairo.")
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        // Fractions of ownership multiply along a chain and are never rounded.
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(
            url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: [
        .systemLibrary(
            name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "Postgres", dependencies: ["CLibPQ"], swiftSettings: strict),
        .target(name: "Ledger", dependencies: ["BigInt"], swiftSettings: strict),
        .target(name: "JSON", swiftSettings: strict),
        .target(name: "CSV", swiftSettings: strict),
        .target(name: "Conversation", swiftSettings: strict),
        .target(
            name: "LedgerSchema", path: "sql",
            resources: [.embedInCode("migrations")], swiftSettings: strict),
        .target(
            name: "LedgerStore",
            dependencies: [
                "Postgres", "Ledger", "LedgerSchema", "JSON",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .systemLibrary(
            name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .target(
            name: "Reporting",
            dependencies: [
                "Ledger", "JSON",
                .target(name: "CPangoCairo", condition: .when(traits: ["Cairo"])),
            ],
            swiftSettings: strict),
        .target(
            name: "PrivateCluster",
            dependencies: [
                "CLibPQ", "Postgres",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "countersign",
            dependencies: [
                "Postgres", "Ledger", "LedgerStore", "JSON", "Reporting", "PrivateCluster",
                "CSV", "Conversation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .target(
            name: "TestSupport",
            dependencies: ["Postgres", "PrivateCluster"],
            path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: strict),
        .testTarget(name: "CSVTests", dependencies: ["CSV"], swiftSettings: strict),
        .testTarget(
            name: "ConversationTests", dependencies: ["Conversation"], swiftSettings: strict),
        .testTarget(name: "LedgerTests", dependencies: ["Ledger"], swiftSettings: strict),
        .testTarget(
            name: "PostgresTests", dependencies: ["Postgres", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ReportingTests", dependencies: ["Ledger", "JSON", "Reporting"],
            swiftSettings: strict),
        .testTarget(
            name: "PrivateClusterTests",
            dependencies: [
                "PrivateCluster", "Postgres",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Postgres", "JSON", "Ledger", "LedgerStore", "Reporting", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "BackstopTests",
            dependencies: ["Postgres", "JSON", "Ledger", "LedgerStore", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "RaceTests",
            dependencies: ["Postgres", "JSON", "Ledger", "LedgerStore", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "Postgres", "PrivateCluster", "JSON", "Ledger", "LedgerStore", "Conversation",
                "TestSupport", "countersign",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),
    ]
)
