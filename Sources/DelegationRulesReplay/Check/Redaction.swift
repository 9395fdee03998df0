import DelegationRulesJSON

/// Puts other names in place of addresses and ids: the same for the same, in whatever letter case.
///
/// The new names are counted, and so tell nothing of the old ones.
package struct Redaction: Sendable {
    private var names: [[UInt8]: String] = [:]
    private var (addresses, ids) = (0, 0)

    package init() {}

    /// What is said in place of `name`.
    package mutating func name(_ name: String) -> String {
        let key = name.utf8.map { $0.caseFolded }
        if let known = names[key] { return known }
        let other: String
        if name.utf8.contains(UInt8(ascii: "@")) {
            addresses += 1
            other = "address-\(addresses)@redacted.example"
        } else {
            ids += 1
            other = "id-\(ids)"
        }
        names[key] = other
        return other
    }
}
