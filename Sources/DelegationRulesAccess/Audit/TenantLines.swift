import DelegationRulesJSON
import DelegationRulesReplay

/// On which line of its file each recipient of a tenant stands, and the first of what a tenant says of each application.
package struct TenantLines {
    private let addresses: IdentityIndex
    /// The line of the address of each number, which is that of the first recipient who has it.
    private let lines: [Int]

    /// The lines in `json`, a tenant that can be read.
    package init(json: [UInt8]) {
        var (index, lines) = (IdentityIndex(capacity: 0), [Int]())
        var (line, counted) = (1, 0)
        var reader = (try? JSONReader(file: json)) ?? JSONReader([])
        try? reader.object { (key, reader) throws(InvalidText) in
            let isOfRecipients = reader.says(key, "recipients")
            guard isOfRecipients || reader.says(key, "accessPolicies") || reader.says(key, "roleAssignments") else {
                try reader.skip()
                return
            }
            try reader.elements { (reader) throws(InvalidText) in
                var element = reader.member(isOfRecipients ? "address" : "appId")
                _ = reader.peek()
                line += reader.bytes[counted..<reader.position].count { $0 == UInt8(ascii: "\n") }
                counted = reader.position
                try reader.skip()
                guard let name = try element?.text() else { return }
                if index.add(isOfRecipients ? name : Self.appPrefix + name) == lines.count { lines.append(line) }
            }
        }
        (addresses, self.lines) = (index, lines)
    }

    /// The line that tells of the recipient at `address`, or of an application, first.
    package func line(of address: String) -> Int? { addresses.number(of: address).map { lines[$0] } }
    package func line(ofApp app: String) -> Int? { line(of: Self.appPrefix + app) }

    /// No address begins like this, as it would have to be quoted.
    private static let appPrefix = " app "
}
