import DelegationRulesJSON
import DelegationRulesReplay

// Get-ServicePrincipal

/// Which app a service principal stands for.
struct ServicePrincipals {
    /// What apps are called, each as it is first.
    private(set) var applications: [TenantImport.Application] = []
    private var names = IdentityIndex(capacity: 0)
    /// The ids of the apps that have the name of each number: of several, no more than a message needs.
    private var apps: [[String]] = []

    /// Takes over `objects`.
    init(_ objects: [ExportedObject], _ log: inout ImportLog) {
        var called = IdentityIndex(capacity: 0)
        for object in objects {
            guard let app = object.text(.appId) else {
                log.report(object, .appId, expected: "the id of an application")
                continue
            }
            for property in [ExportedProperty.appId, .objectId, .identity, .id, .displayName] {
                for name in object.texts(property) { add(name, of: app) }
            }
            // An app that is new here has the next number.
            if let name = object.text(.displayName), called.add(app) == applications.count {
                applications.append(TenantImport.Application(appID: app, displayName: name))
            }
        }
    }

    private mutating func add(_ name: String, of app: String) {
        let number = names.add(name)
        if number == apps.count { apps.append([]) }
        // Thousands may be called alike, and each of them would be compared with all others.
        guard apps[number].count <= [String].excerptCount else { return }
        if !apps[number].contains(where: { $0.isEqualIgnoringCase(to: app) }) { apps[number].append(app) }
    }

    /// The ids of the apps whose service principal is called `name`.
    func apps(called name: String) -> [String] {
        names.number(of: name).map { apps[$0] } ?? []
    }
}
