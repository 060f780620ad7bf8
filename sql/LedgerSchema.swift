/// The tables, the roles and the door of the book, as SQL that the program carries with it.
///
/// A migration that has landed is never edited; the next one repairs.
public enum LedgerSchema {
    public struct Migration: Sendable {
        public let version: Int
        public let name: String
        public let text: String
    }

    /// The version that the program was built for.
    public static var version: Int { migrations.count }

    /// Makes the roles of a cluster; harmless when they are there.
    public static var roles: String { text(PackageResources.roles_sql) }

    /// What the database itself allows, before the first migration.
    public static var database: String { text(PackageResources.grants_database_sql) }

    public static var migrations: [Migration] {
        let files: [(String, [UInt8])] = [
            ("book", PackageResources.v0001_book_sql),
            ("owners", PackageResources.v0002_owners_sql),
            ("paper", PackageResources.v0003_paper_sql),
            ("append_only", PackageResources.v0004_append_only_sql),
            ("questions", PackageResources.v0005_questions_sql),
            ("lock", PackageResources.v0006_lock_sql),
            ("post", PackageResources.v0007_post_sql),
            ("door", PackageResources.v0008_door_sql),
            ("facts", PackageResources.v0009_facts_sql),
            ("owners_door", PackageResources.v0010_owners_door_sql),
            ("paper_door", PackageResources.v0011_paper_door_sql),
            ("grants", PackageResources.v0012_grants_sql),
            ("speed", PackageResources.v0013_speed_sql),
            ("paper_bounds", PackageResources.v0014_paper_bounds_sql),
            ("owners_bounds", PackageResources.v0015_owners_bounds_sql),
            ("forms", PackageResources.v0016_forms_sql),
            ("stock", PackageResources.v0017_stock_sql),
            ("replacement", PackageResources.v0018_replacement_sql),
            ("life", PackageResources.v0019_life_sql),
            ("near_kin", PackageResources.v0020_near_kin_sql),
            ("replacement_bounds", PackageResources.v0021_replacement_bounds_sql),
            ("custody_bounds", PackageResources.v0022_custody_bounds_sql),
            ("audit", PackageResources.v0023_audit_sql),
            ("events", PackageResources.v0024_events_sql),
            ("books_of_record", PackageResources.v0025_books_of_record_sql),
            ("service", PackageResources.v0026_service_sql),
            ("import", PackageResources.v0027_import_sql),
            ("kin_total", PackageResources.v0028_kin_total_sql),
            ("event_owners", PackageResources.v0029_events_sql),
            ("service_filings", PackageResources.v0030_service_sql),
            ("scale", PackageResources.v0031_scale_sql),
            ("split_price", PackageResources.v0033_split_price_sql),
        ]
        return files.enumerated().map { index, file in
            Migration(version: index + 1, name: file.0, text: text(file.1))
        }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
