import DelegationRulesJSON
import DelegationRulesReplay

// What a permission says besides who holds it on whom.

extension ExportedObject {
    /// Whether a permission is one for `grant`; `nil`, with a report, where that cannot be told.
    ///
    /// Other rights, such as ReadPermission, decide nothing about delegated mail.
    func gives(_ grant: Grant, _ log: inout ImportLog) -> Bool? {
        let wanted = grant == .sendAs ? "SendAs" : "FullAccess"
        guard let list = self[.accessRights] else {
            log.report(place, .accessRights, "missing; expected the rights that the permission gives")
            return nil
        }
        var (isWanted, isEveryRightKnown, isEmpty) = (false, true, true)
        for value in list.elements {
            // A table puts the rights into braces.
            let names = value.text.map { $0.parts(between: ",;{}") }
            // ConvertTo-Json may write a right as its number; Get-EXORecipientPermission knows but SendAs, which is 1.
            let isNumber = names == nil && grant == .sendAs && value.number == 1
            for name in names ?? [isNumber ? wanted : value.excerpt] {
                isEmpty = false
                if name.isEqualIgnoringCase(to: wanted) {
                    isWanted = true
                } else if !Self.otherRights.contains(where: { $0.isEqualIgnoringCase(to: name) }) {
                    isEveryRightKnown = false
                    log.report(
                        place, .accessRights, part: value.part,
                        grant == .fullAccess && name.isEqualIgnoringCase(to: "SendAs")
                            ? "Send As is taken from Get-EXORecipientPermission alone; left out"
                            : "expected the name of a right, found \(name.excerpt); left out")
                }
            }
        }
        guard !isEmpty else {
            log.report(place, .accessRights, "empty; expected the rights that the permission gives; left out")
            return nil
        }
        return isWanted || isEveryRightKnown ? isWanted : nil
    }

    private static let otherRights = [
        "ReadPermission", "ChangePermission", "ChangeOwner", "DeleteItem", "ExternalAccount", "None",
    ]

    /// Whether a permission denies; `nil`, with a report, where that cannot be told.
    func isDenied(_ log: inout ImportLog) -> Bool? {
        var denials: [Bool] = []
        if let type = self[.accessControlType] {
            guard let isDenied = type.isDenied else {
                log.report(self, .accessControlType, expected: "Allow or Deny")
                return nil
            }
            denials.append(isDenied)
        }
        if self[.deny] != nil {
            guard let isDenied = flag(.deny, &log) else { return nil }
            denials.append(isDenied)
        }
        if denials.isEmpty { log.count(.undecided) }
        return denials.contains(true)
    }

    /// What a truth value says, false where it is not there; `nil`, with a report, where that cannot be told.
    func flag(_ property: ExportedProperty, _ log: inout ImportLog) -> Bool? {
        guard let value = self[property] else { return false }
        if value.flag == nil { log.report(self, property, expected: "true or false") }
        return value.flag
    }
}

extension ExportedValue {
    /// Whether an access control type is that of a denial; it is an enumeration, of which Deny is 1.
    fileprivate var isDenied: Bool? {
        guard let text else { return number == 0 ? false : number == 1 ? true : nil }
        return text.isEqualIgnoringCase(to: "Allow") ? false : text.isEqualIgnoringCase(to: "Deny") ? true : nil
    }
}
