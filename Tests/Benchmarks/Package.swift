// swift-tools-version: 6.2

// The benchmarks, in a package of their own so that the product never pays for them.
//
//   swift run -c release --package-path Tests/Benchmarks countersign-benchmark
//
// One run makes a private cluster in a temporary home, with the settings that Countersign ships
// (a commit is durable), fills a book, measures, prints one table, and removes the cluster. What
// a figure is worth depends on the machine and on what else it is doing; the ratios are taken
// between rounds that alternate, so read those. Options, with their defaults:
//
//   --seconds 3             how long a round of single transfers lasts
//   --rounds 3              how often each pair of rounds is repeated; medians are printed
//   --connections 1,4,16    sessions at once, each a thread with a store of its own
//   --batch 10000           transfers in one call of the store
//   --accounts 100000       accounts in the book, each with certificates
//   --program PATH          a `countersign` program whose start is timed; left out without it
//   --only families         one part alone: questions, transfers, batches, anatomy, families or
//                           audits
//
// The audits are of a book of their own with twenty years behind it, and of the program built for
// release: report cap of today and of past days, the books of record, book verify. A million
// accounts have ten million postings, take twenty minutes to write and 20 GB of the disk:
//
//   swift build -c release --product countersign
//   swift run -c release --package-path Tests/Benchmarks countersign-benchmark --only audits \
//       --accounts 1000000 --rounds 1 --program .build/release/countersign
//
// PostgreSQL's own `pgbench` writes the rows to compare with; it is looked for where the cluster
// finds the server: $COUNTERSIGN_PG_BIN, the search path, /usr/lib/postgresql.

import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "countersign-benchmarks",
    dependencies: [.package(name: "countersign", path: "../..")],
    targets: [
        .executableTarget(
            name: "countersign-benchmark",
            dependencies: [
                .product(name: "Postgres", package: "countersign"),
                .product(name: "Ledger", package: "countersign"),
                .product(name: "LedgerStore", package: "countersign"),
                .product(name: "PrivateCluster", package: "countersign"),
            ],
            resources: [.embedInCode("sql")],
            swiftSettings: strict)
    ]
)
