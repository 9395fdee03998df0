extension ImportedObject {
    /// Whether a permission is one for `right`; `nil`, with a report, where that cannot be told.
    ///
    /// Other rights, such as ReadPermission, decide nothing about delegated mail.
    func rights(_ right: ImportedGrants.Right, _ log: inout ImportLog) -> Bool? {
        let wanted = right == .sendAs ? "sendas" : "fullaccess"
        guard let list = self[.accessRights] else {
            log.report(place, .accessRights, "missing; expected the rights that the permission gives")
            return nil
        }
        var (isWanted, isClear, isEmpty) = (false, true, true)
        for (part, value) in list.exportedElements where !value.saysNothing {
            let names = value.exportedTexts.first.map(Self.names)
            // The only right that the cmdlet knows is 1 once it has become a number.
            let isNumber = names == nil && right == .sendAs && value.exportedNumber == 1
            for name in names ?? (isNumber ? ["SendAs"] : [value.forMessage]) {
                isEmpty = false
                if name.lowercased() == wanted {
                    isWanted = true
                } else if !Self.otherRights.contains(name.lowercased()) {
                    isClear = false
                    log.report(
                        place, .accessRights, part: part,
                        right == .fullAccess && name.lowercased() == "sendas"
                            ? "Send As is taken from Get-EXORecipientPermission alone; left out"
                            : "expected the name of a right, found \(name); left out")
                }
            }
        }
        guard !isEmpty else {
            log.report(place, .accessRights, "empty; expected the rights that the permission gives; left out")
            return nil
        }
        return isWanted || isClear ? isWanted : nil
    }

    /// Whether a permission denies; `nil`, with a report, where that cannot be told.
    func isDenied(_ log: inout ImportLog) -> Bool? {
        var denials: [Bool] = []
        if let type = self[.accessControlType] {
            switch type.exportedTexts.first?.lowercased() ?? type.exportedNumber.map(String.init) {
            case "allow", "0": denials.append(false)
            case "deny", "1": denials.append(true)
            default:
                log.report(place, .accessControlType, "expected Allow or Deny, found \(type.forMessage); left out")
                return nil
            }
        }
        if let deny = self[.deny] {
            guard let isDenied = deny.exportedFlag else {
                log.report(place, .deny, "expected true or false, found \(deny.forMessage); left out")
                return nil
            }
            denials.append(isDenied)
        }
        if denials.isEmpty { log.count(.undecided) }
        return denials.contains(true)
    }

    /// Whether a permission is inherited; `nil`, with a report, where that cannot be told.
    func isInherited(_ log: inout ImportLog) -> Bool? {
        guard let value = self[.isInherited] else { return false }
        guard let isInherited = value.exportedFlag else {
            log.report(place, .isInherited, "expected true or false, found \(value.forMessage); left out")
            return nil
        }
        return isInherited
    }

    /// The rights in a text such as `FullAccess, ReadPermission`, which a table puts into braces.
    private static func names(in text: String) -> [String] {
        text.split { ",;{}".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    private static let otherRights: Set<String> = [
        "readpermission", "changepermission", "changeowner", "deleteitem", "externalaccount", "none",
    ]
}
