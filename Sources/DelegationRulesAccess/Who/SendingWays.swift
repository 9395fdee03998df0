import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

/// In which ways a message can be sent, and what comes out: the same for all who hold the same grants on recipients of the
/// same kind.
final class SendingWays: Sendable {
    /// The ways that are accepted, with a token that carries every permission.
    let ways: [WhoRow.Way]
    /// The paths that are refused with that token, and the clauses that decide there.
    let refusals: [(mailbox: Scenario.Path.Mailbox, clauses: Clauses)]
    /// The fewest permissions with which all of them are accepted.
    let permissions: Scenario.Token.Permissions
    /// The clauses that decide then.
    let clauses: Clauses
    /// The permissions and clauses as members of a row in JSON, and as fields of CSV.
    let written: [UInt8]
    let csvFields: String

    /// The ways of `requests`, each sent with the permissions that it is given.
    init(_ requests: [(Scenario.Token.Permissions) -> PackedScenario]) {
        let everything = Scenario.Token.Permissions(rawValue: .max)
        refusals = requests.map { $0(everything) }.filter { $0.sent == nil }.compactMap { refused in
            refused.scenario.map { ($0.path.mailbox, $0.prediction.clauses) }
        }
        let accepted = requests.filter { $0(everything).sent != nil }
        let enough = Self.sets.first { set in accepted.allSatisfy { $0(set).sent != nil } } ?? everything
        let sent = accepted.compactMap { $0(enough).sent }
        ways = sent.map { $0.way }
        permissions = enough
        let clauses = sent.reduce(into: Clauses()) { clauses, one in one.clauses.forEach { clauses.insert($0) } }
        self.clauses = clauses
        let ids = clauses.map { $0.id }
        var writer = JSONWriter()
        writer.member("permissions", strings: enough.names)
        writer.member("clauses", strings: ids)
        written = writer.bytes
        csvFields = enough.names.joined(separator: " ") + "," + ids.joined(separator: " ")
    }

    /// Every set of permissions, the smallest first; those of the same size in the order of the contract.
    private static let sets: [Scenario.Token.Permissions] = {
        let count = Scenario.Fact.permissions.valueCount
        let sets = (0..<UInt8(1) << count).map { Scenario.Token.Permissions(rawValue: $0) }
        return (0...Int(count)).flatMap { size in sets.filter { $0.rawValue.nonzeroBitCount == size } }
    }()
}

extension PackedScenario {
    /// What is sent, if the request is accepted, and why.
    fileprivate var sent: (way: WhoRow.Way, clauses: Clauses)? {
        guard let scenario, case .accepted(let message) = scenario.prediction.outcome else { return nil }
        return (WhoRow.Way(mailbox: scenario.path.mailbox, message: message), scenario.prediction.clauses)
    }
}

extension Scenario.Token.Permissions {
    /// What Graph calls them.
    var names: [String] { Scenario.Fact.permissions.values(in: rawValue).map { $0.name } }
}

/// Knows the ways of every sender and from address of a tenant.
///
/// What comes of a request depends on the kind of the from address, its switches, the grants on it and what lets an
/// application in, and on nothing else; so it is worked out once for each combination of these.
struct KnownWays {
    private let tenant: Tenant
    /// What of a recipient decides, a number for each; `unknown` where it was not asked yet.
    private var kinds: [UInt8]
    private var known: [UInt32: SendingWays] = [:]
    private static let unknown = UInt8.max

    init(in tenant: Tenant) {
        self.tenant = tenant
        kinds = Array(repeating: Self.unknown, count: tenant.recipients.count)
    }

    /// The ways in which `sender`, whose user signs in, or as which the application `app` acts, sends from the recipient `from`,
    /// on which it holds `grants`.
    mutating func ways(of sender: Int, app: String? = nil, from: Int, grants: UInt8) -> SendingWays {
        var key = UInt32(kind(of: from)) | UInt32(grants) << 8
        if let app {
            key |= (from == sender ? 1 : 0) << 11 | 1 << 12
            key |= UInt32(tenant.accessPolicy(of: app, on: sender).rawValue) << 13
            key |= UInt32(tenant.exchangeRoles(of: app, on: sender).rawValue) << 14
        }
        if let ways = known[key] { return ways }
        let tenant = tenant
        let name = tenant.address(at: sender)
        let paths = app == nil ? [nil, from] : [sender]
        let ways = SendingWays(
            paths.map { path in
                { permissions in
                    let token = app.map { AccessToken.app(appID: $0, permissions: permissions) }
                    return tenant.scenario(
                        sendingFrom: from, through: path, signedInUser: app == nil ? sender : nil,
                        token: token ?? .user(name, permissions: permissions))
                }
            })
        known[key] = ways
        return ways
    }

    private mutating func kind(of recipient: Int) -> UInt8 {
        if kinds[recipient] != Self.unknown { return kinds[recipient] }
        let facts = tenant[recipient]
        let type = Tenant.RecipientType.allCases.firstIndex(of: facts.recipientTypeDetails) ?? 0
        let switches =
            (facts.messageCopyForSentAsEnabled ? 1 : 0) | (facts.messageCopyForSendOnBehalfEnabled ? 2 : 0)
        kinds[recipient] = UInt8(type << 2 | switches)
        return kinds[recipient]
    }
}
