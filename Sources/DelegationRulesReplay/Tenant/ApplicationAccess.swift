import DelegationRules
import DelegationRulesJSON

extension Tenant {
    /// An application access policy (New-ApplicationAccessPolicy): it opens mailboxes to an app, or shuts them.
    public struct AccessPolicy: Hashable, Sendable {
        /// What a policy does.
        public enum Right: String, Hashable, Sendable, CaseIterable {
            /// The app may use these mailboxes, and no others unless another policy says so.
            case restrictAccess = "RestrictAccess"
            /// The app may not use these mailboxes.
            case denyAccess = "DenyAccess"
        }

        /// The id of the app, or `*` for every app.
        public var appID: String
        /// What the policy does.
        public var accessRight: Right
        /// A mailbox, or a mail-enabled security group whose members count through nested groups; by any identity.
        public var scope: String

        /// A policy for the app `appID` on the mailboxes in `scope`.
        public init(appID: String, accessRight: Right, scope: String) {
            self.appID = appID
            self.accessRight = accessRight
            self.scope = scope
        }
    }

    /// A role of Exchange's RBAC for Applications that an app holds.
    public struct RoleAssignment: Hashable, Sendable {
        /// The roles that have to do with mail.
        public enum Role: String, Hashable, Sendable, CaseIterable {
            /// `Mail.Send`.
            case mailSend = "Application Mail.Send"
            /// `Mail.ReadWrite`.
            case mailReadWrite = "Application Mail.ReadWrite"
            /// Both.
            case mailFullAccess = "Application Mail Full Access"
            /// Both, and more.
            case exchangeFullAccess = "Application Exchange Full Access"

            /// The permissions that the role gives.
            public var permissions: Scenario.Token.ExchangeRoles {
                switch self {
                case .mailSend: .mailSend
                case .mailReadWrite: .mailReadWrite
                case .mailFullAccess, .exchangeFullAccess: [.mailSend, .mailReadWrite]
                }
            }
        }

        /// The id of the app.
        public var appID: String
        /// The role.
        public var role: Role
        /// A mailbox, or a group whose direct members count, by any identity; `nil` for the whole organisation.
        public var scope: String?

        /// An assignment of `role` to the app `appID` on the mailboxes in `scope`.
        public init(appID: String, role: Role, scope: String? = nil) {
            self.appID = appID
            self.role = role
            self.scope = scope
        }
    }
}

/// What policies and roles of a tenant say of apps, with scopes as positions of recipients.
struct ApplicationAccess: Sendable {
    private(set) var policies: [(policy: Tenant.AccessPolicy, scope: Int)] = []
    private(set) var assignments: [(assignment: Tenant.RoleAssignment, scope: Int?)] = []

    /// Adds a policy on the recipient at `scope`.
    mutating func add(_ policy: Tenant.AccessPolicy, on scope: Int) {
        policies.append((policy, scope))
    }

    /// Adds an assignment on the recipient at `scope`, or in the whole organisation.
    mutating func add(_ assignment: Tenant.RoleAssignment, on scope: Int?) {
        assignments.append((assignment, scope))
    }

    /// What the policies say of the app `appID` and the mailbox at `index`, which is in `groups`.
    ///
    /// A matching denial shuts the mailbox; else a matching restriction opens it; else any other restriction of that
    /// app shuts it; else it is open (New-ApplicationAccessPolicy).
    func policy(of appID: String?, on index: Int, in groups: Set<Int>) -> Scenario.Token.AccessPolicy {
        var (isDenied, isRestricted, isOpened) = (false, false, false)
        forEachPolicy(of: appID, on: index, in: groups) { policy, _, matches in
            switch policy.accessRight {
            case .denyAccess: isDenied = isDenied || matches
            case .restrictAccess: if matches { isOpened = true } else { isRestricted = true }
            }
        }
        return isDenied || isRestricted && !isOpened ? .blocks : .allows
    }

    /// Calls `body` with each policy of the app `appID`, its scope, and whether the mailbox at `index`, which is in
    /// `groups`, is in that.
    func forEachPolicy(
        of appID: String?, on index: Int, in groups: Set<Int>, _ body: (Tenant.AccessPolicy, Int, Bool) -> Void
    ) {
        for (policy, scope) in policies
        where policy.appID == "*" || appID.map(policy.appID.isSameIdentity(as:)) == true {
            body(policy, scope, scope == index || groups.contains(scope))
        }
    }

    /// The permissions that roles give the app `appID` on the mailbox at `index`, or, where there is none, in the whole
    /// organisation; `groups` are those that it is a direct member of.
    func roles(of appID: String?, on index: Int?, in groups: some Collection<Int>) -> Scenario.Token.ExchangeRoles {
        var roles = Scenario.Token.ExchangeRoles()
        forEachRole(of: appID, on: index, in: groups) { assignment, _ in roles.formUnion(assignment.role.permissions) }
        return roles
    }

    /// Calls `body` with each assignment to the app `appID` that holds for the mailbox at `index`, or, where there is none,
    /// in the whole organisation; and with its scope.
    func forEachRole(
        of appID: String?, on index: Int?, in groups: some Collection<Int>,
        _ body: (Tenant.RoleAssignment, Int?) -> Void
    ) {
        for (assignment, scope) in assignments where appID.map(assignment.appID.isSameIdentity(as:)) == true {
            if scope == nil || scope == index || scope.map(groups.contains) == true { body(assignment, scope) }
        }
    }
}
