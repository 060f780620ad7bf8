/// The servers that settings name, of which any will do.
struct HostList {
    private var hosts: [String]
    private var addresses: [String]
    private var ports: [String]

    init(_ resolved: [String: String]) {
        func list(_ keyword: String) -> [String] {
            guard let value = resolved[keyword], !value.isEmpty else { return [] }
            return value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        hosts = list("host")
        addresses = list("hostaddr")
        ports = list("port")
    }

    /// Leaves out everything up to a host that kept silent; false when nothing is left.
    mutating func drop(through silent: String) -> Bool {
        let place = hosts.firstIndex(of: silent) ?? addresses.firstIndex(of: silent) ?? 0
        let count = place + 1
        guard max(hosts.count, addresses.count) > count else { return false }
        hosts = Array(hosts.dropFirst(count))
        addresses = Array(addresses.dropFirst(count))
        // One port is for all hosts.
        if ports.count > 1 { ports = Array(ports.dropFirst(count)) }
        return true
    }

    /// For libpq, to go above what the settings say.
    var parameters: [(keyword: String, value: String)] {
        [("host", hosts), ("hostaddr", addresses), ("port", ports)]
            .filter { !$0.1.isEmpty }
            .map { (keyword: $0.0, value: $0.1.joined(separator: ",")) }
    }
}
