import DelegationRules

/// What an organisation's policies and roles say of an application and a mailbox, and how.
public struct KnownAccess: Hashable, Sendable {
    /// The policies that deny the mailbox.
    public var denials: [Denial] = []
    /// Whether policies restrict the application to other mailboxes.
    public var isRestricted = false
    /// A group that such a policy restricts it to, whose members it may use.
    public var openGroup: String?
    /// The roles that let the application at the mailbox.
    public var roles: [Role] = []

    /// No policy denies the mailbox, and no role gives anything there.
    public init() {}
}

extension KnownAccess {
    /// A policy that denies a mailbox.
    public struct Denial: Hashable, Sendable {
        /// The mailbox, or the group whose members it denies.
        public var scope: String
        /// Whether that is a group.
        public var isGroup: Bool
        /// Whether the mailbox is a direct member of that group, which can let it go.
        public var isOfDirectMember: Bool
        /// Whether the policy holds for every application.
        public var isForEveryApp: Bool

        /// A policy on `scope`.
        public init(scope: String, isGroup: Bool, isOfDirectMember: Bool, isForEveryApp: Bool) {
            self.scope = scope
            self.isGroup = isGroup
            self.isOfDirectMember = isOfDirectMember
            self.isForEveryApp = isForEveryApp
        }

        /// Whether what has to go holds for other mailboxes or applications as well.
        var isOfOthers: Bool { isForEveryApp || isGroup && !isOfDirectMember }

        /// What the policy denies to whom.
        var meaning: String {
            "it denies \(isGroup ? "everybody in \(scope)" : scope) to "
                + (isForEveryApp ? "every application" : "this application")
        }
    }

    /// A role that an application has on a mailbox.
    public struct Role: Hashable, Sendable {
        /// Where an application has a role.
        public enum Scope: Hashable, Sendable {
            /// On the one mailbox.
            case mailbox
            /// On the members of a group.
            case group(String)
            /// Everywhere in the organisation.
            case organization
        }

        /// What Exchange calls the role.
        public var name: String
        /// What the role gives.
        public var permissions: Scenario.Token.ExchangeRoles
        /// Where the application has it.
        public var scope: Scope

        /// The role `name`, which gives `permissions` in `scope`.
        public init(_ name: String, _ permissions: Scenario.Token.ExchangeRoles, on scope: Scope) {
            self.name = name
            self.permissions = permissions
            self.scope = scope
        }
    }

    /// The roles that give the permission with that number.
    func roles(giving number: UInt8) -> [Role] {
        roles.filter { $0.permissions.rawValue & 1 << number != 0 }
    }

    /// The same in the words of the search: what holds, and which changes affect others.
    var access: Advice.Access {
        var affectingOthers = Advice.Changes()
        for change in Advice.Changes.all where losers(ofRoleBy: change) != nil { affectingOthers.insert(change) }
        if denials.contains(where: { $0.isOfOthers }) { affectingOthers.insert(.allowByPolicy) }
        return Advice.Access(
            denials.isEmpty && !isRestricted ? .allows : .blocks,
            roles.reduce(into: []) { $0.formUnion($1.permissions) }, affectingOthers: affectingOthers)
    }

    /// From whom the role is taken that `change` takes away, where that is not the application on the one mailbox alone: on
    /// which others, and with which other permission.
    func losers(ofRoleBy change: Advice.Change) -> String? {
        guard change.fact == .exchangeRoles, case .remove(let number) = change.edit else { return nil }
        let roles = roles(giving: number)
        var scopes: [String] = []
        for role in roles {
            switch role.scope {
            case .mailbox: break
            case .group(let group): scopes.append("on everybody in \(group)")
            case .organization: scopes.append("on every mailbox of the organisation")
            }
        }
        let given = roles.reduce(into: Scenario.Token.ExchangeRoles()) { $0.formUnion($1.permissions) }
        let others = Scenario.Fact.exchangeRoles.values(in: given.rawValue & ~(1 << number))
        if scopes.isEmpty, others.isEmpty { return nil }
        return "the application" + (scopes.isEmpty ? "" : " " + scopes.joined(separator: " and "))
            + others.map { ", and \($0.name) with it" }.joined()
    }
}
