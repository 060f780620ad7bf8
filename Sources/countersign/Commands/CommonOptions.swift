import ArgumentParser
import Glibc
import JSON
import Ledger
import LedgerStore

/// Where the book is, and how the answer is wanted.
struct PlaceOptions: ParsableArguments {
    @OptionGroup var server: DatabaseOptions

    @Option(help: "The role to work as: clerk, officer or auditor.")
    var role: BookUser.Role?

    @Option(help: "The user to work as, of those of db user list; else COUNTERSIGN_USER.")
    var user: String?

    var place: Place {
        var place = server.place
        place.role = role?.rawValue
        place.user = user
        return place
    }

    func validate() throws {
        guard role == nil || user == nil else {
            throw ValidationError("--role and --user name two sessions; give one of them.")
        }
    }
}

/// Where the database is, whoever works in it.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A libpq connection string; else PGHOST and its like; else the private cluster.",
            valueName: "conninfo"))
    var database: String?

    @Option(help: ArgumentHelp("The directory of the private cluster.", valueName: "directory"))
    var home: String?

    var place: Place {
        Place(database: database, role: nil, home: home, environment: Environment.all)
    }
}

struct CommonOptions: ParsableArguments {
    @OptionGroup(title: "Where the book is") var location: PlaceOptions

    @Option(help: "The issuer; not needed where there is only one, or with COUNTERSIGN_ISSUER.")
    var issuer: String?

    @Flag(help: "Answer with one JSON document.")
    var json = false

    @Flag(help: "Go the whole road and write nothing.")
    var dryRun = false
}

extension CommonOptions {
    /// Nothing that was asked for is dropped without a word.
    func requireOneForm(format: String, isText: Bool) throws {
        guard json, !isText else { return }
        throw ValidationError(
            "--json and --format \(format) are two forms of one answer; give one of them.")
    }
}

/// The process's environment as a dictionary.
enum Environment {
    static var all: [String: String] {
        var all: [String: String] = [:]
        var entry = environ
        while let line = entry.pointee {
            let text = String(cString: line)
            if let sign = text.firstIndex(of: "=") {
                all[String(text[..<sign])] = String(text[text.index(after: sign)...])
            }
            entry += 1
        }
        return all
    }
}
