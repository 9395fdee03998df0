import DelegationRules
import DelegationRulesReplay

/// A sender, or an application and the mailbox that it acts as, and a from address with a way to send from it.
public struct WhoRow: Sendable {
    let tenant: Tenant
    /// Who sends, and whom the message is from, by position in the tenant.
    let senderIndex: Int
    let fromIndex: Int
    /// The application; `nil` where the sender signs in.
    public let appID: String?
    let sendingWays: SendingWays
    let membership: Membership
    /// What is held on the from address, and by whom.
    let holdings: ArraySlice<Holding>

    /// One of the ways to send.
    public struct Way: Sendable {
        /// Whose mailbox the path names: `me`, the from address's, or, with an application, another user's.
        public let mailbox: Scenario.Path.Mailbox
        /// What recipients see, and who keeps a copy where the default copy is asked for.
        public let message: Prediction.SentMessage
    }

    /// Who really submits the message; with an application, the mailbox in the path.
    public var sender: Tenant.Recipient { tenant[senderIndex] }
    /// Whom the message is from.
    public var from: Tenant.Recipient { tenant[fromIndex] }

    /// What the sender holds on the from address, in person or through groups.
    public var rights: [Grant] {
        let grants = holdings.grants
        return Grant.allCases.filter { grants & 1 << $0.rawValue != 0 }
    }

    /// The chains of groups through which the sender holds `grant`, each outermost first: an empty one where it is held in
    /// person, and for each group that holds it the shortest that leads there. The shortest come first; of more than
    /// ``mostChains``, the others are left out.
    public func chains(of grant: Grant) -> [[Tenant.Recipient]] {
        chainIndices(of: grant).map { $0.map { tenant[$0] } }
    }

    /// How many chains are told of each grant at most.
    public static let mostChains = 16

    /// How many chains of that kind are left out.
    public var chainsLeftOut: Int {
        Grant.allCases.reduce(0) { sum, grant in
            sum + max(0, holdings.count { $0.grant == grant.rawValue } - Self.mostChains)
        }
    }

    func chainIndices(of grant: Grant) -> [[Int]] {
        holdings.lazy.filter { $0.grant == grant.rawValue }.prefix(Self.mostChains)
            .map { membership.chain(to: $0.place) }
    }

    /// The paths that work.
    public var ways: [Way] { sendingWays.ways }
    /// The Graph permissions that the token must carry for all of them; of several such sets the smallest.
    public var permissions: Scenario.Token.Permissions { sendingWays.permissions }
    /// The clauses that decide in any of them, with a token that carries these permissions.
    public var clauses: Clauses { sendingWays.clauses }
}

/// That one of a sender's groups, or the sender in person, holds a grant on a from address.
struct Holding: Comparable, Sendable {
    /// The address, the place among the memberships and the grant: so they sort, and so they are as small as can be.
    private let bits: UInt64

    init(on from: Int, place: Int, _ grant: UInt8) {
        bits = UInt64(from) << 32 | UInt64(place) << 2 | UInt64(grant)
    }

    /// That `mailbox` needs no grant to send from itself.
    init(ownMailOf mailbox: Int) {
        self.init(on: mailbox, place: 0, 3)
    }

    var from: Int { Int(bits >> 32) }
    var place: Int { Int(truncatingIfNeeded: bits >> 2 & 0x3FFF_FFFF) }
    /// The number of the grant; 3 where it is the sender's own address.
    var grant: UInt8 { UInt8(truncatingIfNeeded: bits & 3) }

    static func < (left: Holding, right: Holding) -> Bool { left.bits < right.bits }
}

extension ArraySlice<Holding> {
    /// The grants that are held, a bit for each.
    var grants: UInt8 { reduce(0) { $0 | 1 << $1.grant } & 0b111 }
}
