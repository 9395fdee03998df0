import DelegationRulesJSON
import DelegationRulesReplay

extension Arguments {
    /// The tenant in the file that `--tenant` names; `nil` where it was not given.
    var tenant: Tenant? {
        get throws(CommandFailure) {
            guard let path = values["--tenant"] else { return nil }
            return try Tenant(path: path)
        }
    }
}

extension Tenant {
    /// The tenant in the file at `path`.
    init(path: String) throws(CommandFailure) {
        let file = try InputFile(path: path, holding: "a tenant")
        defer { file.close() }
        let text = try file.readAll()
        do throws(InvalidText) {
            try self.init(json: text)
        } catch {
            throw CommandFailure(status: .invalidInput, message: "\(path): \(error)")
        }
    }
}
