import DelegationRulesJSON
import DelegationRulesReplay

extension Arguments {
    /// The tenant in the file that `--tenant` names; `nil` where it was not given.
    var tenant: Tenant? {
        get throws(CommandFailure) {
            guard let path = self[.tenant] else { return nil }
            let tenant = try Tenant(path: path)
            // It is never given back: that would go through all of its recipients, only for the process to end then.
            unsafe keptTenants.append(tenant)
            return tenant
        }
    }
}

/// The tenants that stay until the process ends.
nonisolated(unsafe) private var keptTenants: [Tenant] = []

extension Tenant {
    /// The tenant in the file at `path`.
    init(path: String) throws(CommandFailure) {
        let text = try InputFile.contents(ofFileAt: path, holding: "a tenant").bytes
        do throws(InvalidText) {
            try self.init(json: text)
        } catch {
            throw CommandFailure(status: .invalidInput, message: "\(path): \(error)")
        }
    }
}
