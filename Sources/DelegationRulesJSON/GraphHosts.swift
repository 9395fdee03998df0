/// The hosts of Microsoft Graph, in lower case.
package enum GraphHosts {
    /// Those of Microsoft's clouds.
    package static let clouds: Set = [
        "graph.microsoft.com", "canary.graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us",
        "graph.microsoft.de", "graph.eaglex.ic.gov", "graph.microsoft.scloud", "microsoftgraph.chinacloudapi.cn",
    ]
}

extension String {
    /// A permission without the resource before it: a client library writes a scope as
    /// `https://graph.microsoft.com/Mail.Send`.
    var withoutGraphHost: Substring {
        let scheme = "https://"
        // Most permissions have none, and are told apart by a byte.
        guard utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "h"), prefix(scheme.count).lowercased() == scheme else {
            return self[...]
        }
        let rest = dropFirst(scheme.count)
        guard let slash = rest.firstIndex(of: "/"), GraphHosts.clouds.contains(rest[..<slash].lowercased()) else {
            return self[...]
        }
        return rest[rest.index(after: slash)...]
    }
}
