import DelegationRulesJSON
import DelegationRulesReplay

extension Arguments {
    /// The tenant in the file that `--tenant` names; `nil` where it was not given.
    var tenant: Tenant? {
        get throws(CommandFailure) {
            guard let path = self[.tenant] else { return nil }
            let tenant = try Tenant(path: path)
            // It is never given back: that would go through all of its recipients, only for the process to end then.
            _ = unsafe Unmanaged.passRetained(Kept(tenant))
            return tenant
        }
    }
}

/// What holds a tenant until the process ends.
private final class Kept {
    private let tenant: Tenant

    init(_ tenant: Tenant) {
        self.tenant = tenant
    }
}

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
