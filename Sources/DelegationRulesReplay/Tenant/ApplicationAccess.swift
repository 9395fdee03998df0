import DelegationRules

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
///
/// A question looks for its app, and then for the mailbox and the groups that this is in: what it costs does not grow with
/// the policies and assignments.
struct ApplicationAccess: Sendable {
    /// What concerns an app.
    private struct Rules: Sendable {
        /// The scopes of policies that deny access, and of those that restrict it to them.
        var denied: Set<Int> = []
        var opened: Set<Int> = []
        /// The permissions that roles give in each scope, and in the whole organisation.
        var roles: [Int: Scenario.Token.ExchangeRoles] = [:]
        var rolesEverywhere = Scenario.Token.ExchangeRoles()
        /// All of them as they are, in their order.
        var policies: [(policy: Tenant.AccessPolicy, scope: Int)] = []
        var assignments: [(assignment: Tenant.RoleAssignment, scope: Int?)] = []
    }

    /// The ids of the apps that have rules of their own.
    private var apps = IdentityIndex(capacity: 0)
    /// What each of them is called where it is named first, by its number.
    private(set) var applications: [String] = []
    /// The rules of the app of each number.
    private var rules: [Rules] = []
    /// What concerns every app.
    private var rulesOfAll = Rules()
    /// Whether there is any policy.
    private(set) var hasPolicies = false

    /// Adds a policy on the recipient at `scope`.
    mutating func add(_ policy: Tenant.AccessPolicy, on scope: Int) {
        hasPolicies = true
        withRules(of: policy.appID == "*" ? nil : policy.appID) { rules in
            rules.policies.append((policy, scope))
            switch policy.accessRight {
            case .denyAccess: rules.denied.insert(scope)
            case .restrictAccess: rules.opened.insert(scope)
            }
        }
    }

    /// Adds an assignment on the recipient at `scope`, or in the whole organisation.
    mutating func add(_ assignment: Tenant.RoleAssignment, on scope: Int?) {
        withRules(of: assignment.appID) { rules in
            rules.assignments.append((assignment, scope))
            if let scope {
                rules.roles[scope, default: []].formUnion(assignment.role.permissions)
            } else {
                rules.rolesEverywhere.formUnion(assignment.role.permissions)
            }
        }
    }

    /// Changes what concerns the app `appID`, or every app.
    private mutating func withRules(of appID: String?, _ change: (inout Rules) -> Void) {
        guard let appID else { return change(&rulesOfAll) }
        let number = apps.add(appID)
        if number == rules.count {
            applications.append(appID)
            rules.append(Rules())
        }
        change(&rules[number])
    }

    /// What concerns the app `appID` by name.
    private func rules(of appID: String?) -> Rules {
        appID.flatMap { apps.number(of: $0) }.map { rules[$0] } ?? Rules()
    }

    /// What the policies say of the app `appID` and a mailbox, of which `scopes` has the position and those of the groups
    /// that it is in.
    ///
    /// A matching denial shuts the mailbox; else a matching restriction opens it; else any other restriction of that
    /// app shuts it; else it is open (New-ApplicationAccessPolicy).
    func policy(of appID: String?, in scopes: [Int]) -> Scenario.Token.AccessPolicy {
        let rules = [rulesOfAll, rules(of: appID)]
        if !rules.allSatisfy({ $0.denied.isDisjoint(with: scopes) }) { return .blocks }
        if !rules.allSatisfy({ $0.opened.isDisjoint(with: scopes) }) { return .allows }
        return rules.allSatisfy { $0.opened.isEmpty } ? .allows : .blocks
    }

    /// The permissions that roles give the app `appID` in the whole organisation and in `scopes`: the position of a
    /// mailbox and those of the groups that it is a direct member of.
    func roles(of appID: String?, in scopes: [Int]) -> Scenario.Token.ExchangeRoles {
        let rules = rules(of: appID)
        return scopes.reduce(into: rules.rolesEverywhere) { $0.formUnion(rules.roles[$1] ?? []) }
    }

    /// The policies that concern the app `appID`, each with its scope.
    func policies(of appID: String?) -> [(policy: Tenant.AccessPolicy, scope: Int)] {
        rulesOfAll.policies + rules(of: appID).policies
    }

    /// The roles that the app `appID` has, each with its scope; `nil` is the whole organisation.
    func assignments(of appID: String?) -> [(assignment: Tenant.RoleAssignment, scope: Int?)] {
        rules(of: appID).assignments
    }
}
