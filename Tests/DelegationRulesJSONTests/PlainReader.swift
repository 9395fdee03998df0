import DelegationRules
import Foundation

/// The scenario reader once more, on top of the toolchain's JSON reader: slow, and blind to repeated keys.
enum PlainReader {
    /// What `text` states; `nil` where it is no scenario.
    static func read(_ text: [UInt8]) -> (scenario: PackedScenario, id: String?)? {
        // The toolchain's reader takes a byte-order mark and other encodings besides, which are not for a scenario.
        guard text.first != 0xEF, let value = try? JSONDecoder().decode(Value.self, from: Data(text)),
            let members = value.members
        else { return nil }
        let known: Set = [
            "id", "token", "endpoint", "from", "fromSource", "grants", "saveToSentItems", "alwaysSaveCopy",
            "accessPolicy", "exchangeRoles",
        ]
        guard known.isSuperset(of: members.keys),
            let token = object(members["token"], ["type", "permissions"]), let permissions = permissions(token[1]),
            let endpoint = object(members["endpoint"], ["mailbox", "operation"], optional: ["alias"]),
            let kind = index(token[0], of: ["user", "app"]),
            let mailbox = index(endpoint[0], of: mailboxes), let operation = index(endpoint[1], of: operations),
            let alias = flag(members["endpoint"]?.members?["alias"]),
            let declinesCopy = declinesCopy(members["saveToSentItems"], in: operation),
            let from = index(members["from"] ?? .string("own"), of: froms),
            let grants = set(members["grants"] ?? .array([]), of: ["SendAs", "SendOnBehalf", "FullAccess"]),
            let switches = set(members["alwaysSaveCopy"] ?? .array([]), of: ["SentAs", "SendOnBehalf"]),
            let source = index(members["fromSource"] ?? .string("property"), of: sources),
            source != 2 || mailboxes[Int(mailbox)] == "from",
            let policy = index(members["accessPolicy"] ?? .string("allows"), of: ["allows", "blocks"]),
            let roles = set(members["exchangeRoles"] ?? .array([]), of: ["Mail.Send", "Mail.ReadWrite"])
        else { return nil }
        let id: String?
        switch members["id"] {
        case nil: id = nil
        case .string(let text): id = text
        default: return nil
        }
        var bits = kind | permissions << 1 | mailbox << 6 | operation << 9 | declinesCopy << 12 | from << 13
        bits |= source << 17 | grants << 19 | switches << 22 | policy << 24 | roles << 25 | alias << 27
        return (PackedScenario(rawValue: bits), id)
    }

    /// The values of an object that has those keys, in their order, and no others but the optional ones.
    private static func object(_ value: Value?, _ keys: [String], optional: [String] = []) -> [Value]? {
        guard let members = value?.members, Set(members.keys).subtracting(optional) == Set(keys) else { return nil }
        return keys.compactMap { members[$0] }
    }

    private static func flag(_ value: Value?) -> UInt32? {
        switch value {
        case nil, .boolean(false): 0
        case .boolean(true): 1
        default: nil
        }
    }

    private static func index(_ value: Value, of names: [String]) -> UInt32? {
        guard case .string(let name) = value else { return nil }
        return names.firstIndex(of: name).map(UInt32.init)
    }

    private static func set(_ value: Value, of names: [String]) -> UInt32? {
        guard case .array(let elements) = value else { return nil }
        var bits: UInt32 = 0
        for element in elements {
            guard let index = index(element, of: names) else { return nil }
            bits |= 1 << index
        }
        return bits
    }

    /// A bit for each permission that decides, and one for any other; `nil` where one is surely a typo.
    private static func permissions(_ value: Value) -> UInt32? {
        guard case .array(let elements) = value else { return nil }
        var bits: UInt32 = 0
        for element in elements {
            guard case .string(let scope) = element else { return nil }
            let name = scope.replacing(
                /^https:\/\/(graph\.microsoft\.com|dod-graph\.microsoft\.us)\//, with: "")
            if let index = deciding.firstIndex(of: name) {
                bits |= 1 << UInt32(index)
            } else if name.lowercased().hasPrefix("mail."), !idle.contains(name) {
                return nil
            } else {
                bits |= 1 << UInt32(deciding.count)
            }
        }
        return bits
    }

    private static func declinesCopy(_ value: Value?, in operation: UInt32) -> UInt32? {
        switch (operation, value) {
        case (_, nil), (0, .boolean(true)): 0
        case (0, .boolean(false)): 1
        default: nil
        }
    }

    private static let froms = [
        "own", "ownAlias", "userMailbox", "sharedMailbox", "resourceMailbox", "microsoft365Group", "distributionList",
        "mailUser", "mailContact", "unknown",
    ]
    private static let mailboxes = [
        "me", "signedInUser", "from", "another", "group", "withoutMailbox", "noUser",
    ]
    private static let operations = ["sendMail", "createDraft", "sendDraft", "reply", "createReply"]
    private static let sources = ["property", "mimeHeader", "path"]
    private static let deciding = ["Mail.Send", "Mail.Send.Shared", "Mail.ReadWrite", "Mail.ReadWrite.Shared"]
    private static let idle = [
        "Mail.Read", "Mail.Read.Shared", "Mail.ReadBasic", "Mail.ReadBasic.Shared", "Mail.ReadBasic.All",
    ]
}

/// What the toolchain's reader makes of a JSON text, as far as a scenario can hold it.
private enum Value: Decodable {
    case string(String), boolean(Bool), array([Value]), object([String: Value]), other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let boolean = try? container.decode(Bool.self) {
            self = .boolean(boolean)
        } else if let elements = try? container.decode([Value].self) {
            self = .array(elements)
        } else if let members = try? container.decode([String: Value].self) {
            self = .object(members)
        } else {
            self = .other
        }
    }

    var members: [String: Value]? {
        guard case .object(let members) = self else { return nil }
        return members
    }
}
