import DelegationRules
import DelegationRulesReplay

/// Something that an administrator should look at: one grant, switch, mailbox, application or identity.
public struct AuditFinding: Sendable {
    let tenant: Tenant
    let found: Found
    /// The application that it is about.
    public let appID: String?
    /// The identity that two claim.
    public let claim: IdentityClaim?
    /// The chains of groups through which a grant reaches people, each from the holder inwards, by position.
    let chainIndices: [[Int]]
    /// How many more such chains there are.
    public let chainsLeftOut: Int

    /// What is found.
    public var kind: Kind { found.kind }
    /// The recipient that it is about; with an application, a mailbox that is open to it, for an example.
    public var from: Tenant.Recipient? { found.fromIndex.map { tenant[$0] } }
    /// The grant that it is about.
    public var grant: Grant? { found.grant }
    /// Who holds that.
    public var holder: Tenant.Recipient? { found.holderIndex.map { tenant[$0] } }
    /// How many mailboxes it concerns: senders that the grant makes or fails to make, or what an application may use.
    public var count: Int { found.count }
    /// The copy switch that is on and should be off, or the other way round.
    public var copySwitch: CopySwitch? { found.copySwitch }
    /// The clauses that decide it, where the engine was asked.
    public var clauses: Clauses { found.clauses }
    /// The chains of groups through which a grant reaches people, each from the holder inwards, at most
    /// ``WhoRow/mostChains``.
    public var chains: [[Tenant.Recipient]] { chainIndices.map { $0.map { tenant[$0] } } }

    /// One of the two copy switches, as Exchange calls it.
    public enum CopySwitch: String, CaseIterable, Sendable {
        /// For what is sent with Send As.
        case sentAs = "MessageCopyForSentAsEnabled"
        /// For what is sent with Send on Behalf.
        case sendOnBehalf = "MessageCopyForSendOnBehalfEnabled"
    }

    /// What was found, by positions: there may be several for each grant of a tenant.
    struct Found: Sendable {
        let kind: Kind
        private let from: Int32
        private let holder: Int32
        let grant: Grant?
        let copySwitch: CopySwitch?
        /// Whether it concerns all whom the holder stands for.
        let isWhole: Bool
        private let concerned: Int32
        let clauses: Clauses

        init(
            _ kind: Kind, on from: Int = -1, _ grant: Grant? = nil, holder: Int = -1, copySwitch: CopySwitch? = nil,
            count: Int = 0, of all: Int? = nil, _ clauses: Clauses = Clauses()
        ) {
            self.kind = kind
            (self.from, self.holder, concerned) = (Int32(from), Int32(holder), Int32(count))
            (self.grant, self.copySwitch, self.clauses) = (grant, copySwitch, clauses)
            isWhole = all.map { $0 == count } ?? true
        }

        var fromIndex: Int? { from < 0 ? nil : Int(from) }
        var holderIndex: Int? { holder < 0 ? nil : Int(holder) }
        var count: Int { Int(concerned) }
    }
}
