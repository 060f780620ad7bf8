import CLibPQ
import Glibc

extension Connection {
    /// For whoever set no `connect_timeout`: a person waits at the other end.
    private static let connectTimeoutSeconds = 15

    /// Does what `PQconnectdb` does, but with our receiver of notices in place from the start: a
    /// server may warn while it lets a session in, and libpq would print that.
    func open(_ settings: ConnectionSettings) throws(PostgresError) {
        let resolved = settings.resolved()
        let pins = Self.pins(beside: resolved["options"])
        let timeout = resolved["connect_timeout"].flatMap { Int($0) } ?? Self.connectTimeoutSeconds
        var hosts = HostList(resolved)
        var override: [(keyword: String, value: String)] = []
        while true {
            let started = settings.withArrays(adding: pins + override) {
                PQconnectStartParams($0, $1, 1)
            }
            guard let started else { throw .connection("out of memory") }
            handle = started
            noticeLog.attach(to: started)
            if try answers(started, within: timeout) { break }
            // libpq cannot be told to give up one host, so a new attempt leaves it out.
            let silent = PQhost(started).map { String(cString: $0) } ?? ""
            guard hosts.drop(through: silent) else {
                throw .connection("\(silent) did not answer within \(timeout) seconds")
            }
            override = hosts.parameters
            close()
        }
        guard PQsetnonblocking(handle, 1) == 0 else { throw lost() }
        try repinIfOverruled()
    }

    /// Time-outs come before the user's own `options`, which may change them; the forms of dates,
    /// times and bytes come after, because the program reads them.
    private static func pins(beside options: String?) -> [(keyword: String, value: String)] {
        let timeouts = "-c lock_timeout=5s -c idle_in_transaction_session_timeout=10s"
        let forms =
            "-c DateStyle=ISO,YMD -c TimeZone=UTC -c bytea_output=hex"
            + " -c standard_conforming_strings=on"
        return [
            ("client_encoding", "UTF8"),
            ("fallback_application_name", "countersign"),
            ("options", [timeouts, options ?? "", forms].joined(separator: " ")),
        ]
    }

    /// Sees the opening through. False when one address kept silent for too long; as in libpq,
    /// every address has the whole time, and zero seconds are for ever.
    private func answers(
        _ handle: OpaquePointer, within seconds: Int
    ) throws(PostgresError) -> Bool {
        var next = PGRES_POLLING_WRITING
        if PQstatus(handle) == CONNECTION_BAD { next = PGRES_POLLING_FAILED }
        var address = Self.address(handle)
        var deadline = ContinuousClock.now + .seconds(seconds)
        while next != PGRES_POLLING_OK {
            guard next != PGRES_POLLING_FAILED else { throw lost() }
            let left = ContinuousClock.now.duration(to: deadline)
            if seconds > 0 && left <= .zero { return false }
            let events = next == PGRES_POLLING_READING ? POLLIN : POLLOUT
            var descriptor = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
            // Zero is a time-out, below zero an interruption; both only look at the clock again.
            guard poll(&descriptor, 1, 250) > 0 else { continue }
            next = PQconnectPoll(handle)
            let now = Self.address(handle)
            if now != address {
                address = now
                deadline = ContinuousClock.now + .seconds(seconds)
            }
        }
        return true
    }

    private static func address(_ handle: OpaquePointer) -> [String] {
        [PQhost(handle), PQhostaddr(handle), PQport(handle)].map {
            $0.map { String(cString: $0) } ?? ""
        }
    }

    /// `PGTZ` and `PGDATESTYLE` travel apart from `options` and overrule them. Only then is a
    /// statement spent on it.
    private func repinIfOverruled() throws(PostgresError) {
        let zone = PQparameterStatus(handle, "TimeZone").map { String(cString: $0) }
        let dates = PQparameterStatus(handle, "DateStyle").map { String(cString: $0) }
        guard zone != "UTC" || dates != "ISO, YMD" else { return }
        try script("SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'")
        roundTrips = 0
        statementCount = 0
    }
}
