import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay
import SpecCorpus

/// The scenario reader once more, on top of the toolchain's JSON reader: slow, and blind to repeated keys.
enum PlainReader {
    /// What `text` states; `nil` where it is no scenario.
    static func read(_ text: [UInt8]) -> (record: ScenarioRecord, id: String?)? {
        // The toolchain's reader takes a byte-order mark and other encodings besides, which are not for a scenario.
        guard text.first != 0xEF, let value = try? JSONValue(parsing: text), let members = value.members else {
            return nil
        }
        let known: Set = ["id", "token", "endpoint", "from", "grants", "saveToSentItems", "alwaysSaveCopy"]
        guard known.isSuperset(of: members.keys), let token = token(members["token"]),
            let (path, operation) = endpoint(members["endpoint"], members["saveToSentItems"]),
            let from = froms[members["from", default: .string("own")]],
            let grants = set(members["grants"], of: grants),
            let switches = set(members["alwaysSaveCopy"], of: switches),
            members["id"] == nil || members["id"]?.text != nil
        else { return nil }
        let record = ScenarioRecord(
            token: token, path: path, operation: operation, from: from, grants: grants, alwaysSaveCopy: switches)
        return (record, members["id"]?.text)
    }

    private static func token(_ value: JSONValue?) -> Token? {
        guard let members = value?.members, Set(members.keys) == ["type", "permissions"],
            let kind = members["type"].flatMap({ kinds[$0] }), let names = members["permissions"]?.elements
        else { return nil }
        var held: Permissions = []
        for name in names {
            guard let scope = name.text else { return nil }
            let name = scope.replacing(/^https:\/\/(graph\.microsoft\.com|dod-graph\.microsoft\.us)\//, with: "")
            if let permission = permissions[name] {
                held.formUnion(permission)
            } else if name.lowercased().hasPrefix("mail."), !undecidingPermissions.contains(name) {
                return nil
            }
        }
        return Token(kind, held)
    }

    private static func endpoint(
        _ value: JSONValue?, _ saveToSentItems: JSONValue?
    ) -> (PathMailbox, DelegationRules.Operation)? {
        guard let members = value?.members, Set(members.keys) == ["mailbox", "operation"],
            let path = members["mailbox"].flatMap({ paths[$0] })
        else { return nil }
        switch (members["operation"]?.text, saveToSentItems) {
        case ("sendMail", nil), ("sendMail", .boolean(true)): return (path, .sendMail(saveToSentItems: true))
        case ("sendMail", .boolean(false)): return (path, .sendMail(saveToSentItems: false))
        case ("createDraft", nil): return (path, .createDraft)
        case ("sendDraft", nil): return (path, .sendDraft)
        default: return nil
        }
    }

    private static func set<Members: OptionSet>(_ value: JSONValue?, of names: [JSONValue: Members]) -> Members? {
        guard let value else { return [] }
        guard let members = value.elements?.map({ names[$0] }), members.allSatisfy({ $0 != nil }) else { return nil }
        return members.reduce(into: []) { set, member in set.formUnion(member ?? []) }
    }

    private static let kinds: [JSONValue: Token.Kind] = [.string("user"): .user, .string("app"): .app]
    private static let paths: [JSONValue: PathMailbox] = [
        .string("me"): .me, .string("signedInUser"): .signedInUser, .string("from"): .from,
        .string("another"): .another,
    ]
    private static let froms: [JSONValue: ScenarioRecord.FromKind] = [
        .string("own"): .own, .string("userMailbox"): .userMailbox, .string("sharedMailbox"): .sharedMailbox,
        .string("resourceMailbox"): .resourceMailbox, .string("microsoft365Group"): .microsoft365Group,
        .string("distributionList"): .distributionList,
    ]
    private static let grants: [JSONValue: ScenarioRecord.Grants] = [
        .string("SendAs"): .sendAs, .string("SendOnBehalf"): .sendOnBehalf, .string("FullAccess"): .fullAccess,
    ]
    private static let switches: [JSONValue: CopySwitches] = [
        .string("SentAs"): .sentAs, .string("SendOnBehalf"): .sendOnBehalf,
    ]
    private static let permissions: [String: Permissions] = [
        "Mail.Send": .mailSend, "Mail.Send.Shared": .mailSendShared, "Mail.ReadWrite": .mailReadWrite,
        "Mail.ReadWrite.Shared": .mailReadWriteShared,
    ]
    private static let undecidingPermissions: Set = [
        "Mail.Read", "Mail.Read.Shared", "Mail.ReadBasic", "Mail.ReadBasic.Shared", "Mail.ReadBasic.All",
    ]
}

extension JSONValue {
    fileprivate var members: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }
}
