import DelegationRules

extension Scenario.Token.Permissions {
    /// What the permission that Graph calls `name` counts for: as one of the others, for most; `nil` where it is surely a
    /// typo.
    ///
    /// A scope's full form, with one of ``graphHosts`` before it, is the same permission. A name that begins with `Mail.`
    /// and is neither of those that decide nor of ``idleMailNames`` is a typo.
    public init?(graphName name: String) {
        var quoted = JSONWriter()
        quoted.string(name)
        var reader = JSONReader(quoted.bytes)
        guard let permission = try? reader.permission() else { return nil }
        self = permission
    }

    /// The permissions that begin with `Mail.`: those that decide, and those that play no part.
    static let mailNames: JSONNames<Scenario.Token.Permissions> = {
        let deciding = ContractNames.all[.permissions]
        return JSONNames(
            zip(deciding.names, deciding.values).map { ($0, Scenario.Token.Permissions(rawValue: 1 << $1)) }
                + idleMailNames.map { ($0, .other) })
    }()
}

extension JSONReader {
    /// Reads an array of the names of Graph permissions.
    package mutating func permissions() throws(InvalidText) -> Scenario.Token.Permissions {
        var permissions = Scenario.Token.Permissions()
        try elements { (reader) throws(InvalidText) in
            permissions.formUnion(try reader.permission())
        }
        return permissions
    }

    /// Reads the name of a Graph permission.
    package mutating func permission() throws(InvalidText) -> Scenario.Token.Permissions {
        let name = try string()
        let names = Scenario.Token.Permissions.mailNames
        if let permission = value(of: name, among: names) { return permission }
        // What begins with neither "Mail." nor a resource is one of the others, and most of those show it at once.
        if !name.hasEscapes, let first = bytes[name.contents].first, !"mh".utf8.contains(first.caseFolded) {
            return .other
        }
        var rest = utf8(of: name)[...]
        if rest.removeResource(), let place = names.names.firstIndex(where: { $0.utf8.elementsEqual(rest) }) {
            return names.values[place]
        }
        guard rest.prefix(5).elementsEqual("mail.".utf8, by: { $0.caseFolded == $1 }) else { return .other }
        throw error("\"\(excerpt(of: name))\" is no permission of Graph's; expected one of \(names.list)", at: name)
    }
}

extension ArraySlice<UInt8> {
    /// Removes the resource before a scope, where that is Microsoft Graph; false where it is not.
    fileprivate mutating func removeResource() -> Bool {
        // Few permissions are written so, and the first letter tells.
        guard first?.caseFolded == UInt8(ascii: "h") else { return false }
        for host in Scenario.Token.Permissions.graphHosts {
            let resource = "https://\(host)/"
            if prefix(resource.utf8.count).elementsEqual(resource.utf8, by: { $0.caseFolded == $1 }) {
                removeFirst(resource.utf8.count)
                return true
            }
        }
        return false
    }
}
