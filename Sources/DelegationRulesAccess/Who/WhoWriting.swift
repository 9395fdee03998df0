import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

extension WhoRow {
    /// The row as one JSON object on one line.
    public var json: String { JSONWriter.text { $0.row(self) } }

    var senderAddress: String { tenant.address(at: senderIndex) }
    var fromAddress: String { tenant.address(at: fromIndex) }

    /// The groups of a chain for a person, outermost first.
    func words(for chain: [Int]) -> String { chain.map { tenant.address(at: $0) }.joined(separator: " > ") }

    /// The addresses of the mailboxes whose Sent Items keep a copy of `message`, the sending user's first.
    func sentItems(of message: Prediction.SentMessage) -> [String] {
        message.sentItems.parties.map { $0 == .sendingUser ? senderAddress : fromAddress }
    }
}

extension JSONWriter {
    /// Writes a row.
    package mutating func row(_ row: WhoRow) {
        object { writer in
            if let app = row.appID {
                writer.member("app", string: app)
                writer.member("mailbox", string: row.senderAddress)
            } else {
                writer.member("sender", string: row.senderAddress)
            }
            writer.member("from", string: row.fromAddress)
            writer.member("rights", strings: row.rights.lazy.map { $0.name })
            writer.object("heldThrough") { writer in
                for right in row.rights { writer.chains(right.name, row.chainIndices(of: right), in: row.tenant) }
            }
            if row.chainsLeftOut > 0 { writer.member("chainsLeftOut", integer: row.chainsLeftOut) }
            writer.array("ways") { writer in
                for way in row.ways {
                    writer.object { writer in
                        writer.member("mailbox", string: way.mailbox.name)
                        writer.member("seen", string: way.message.sender.name)
                        writer.member("sentItems", strings: row.sentItems(of: way.message))
                    }
                }
            }
            writer.append(written: row.sendingWays.written)
        }
    }

    /// Writes a key and chains of groups, by their addresses.
    mutating func chains(_ key: String, _ chains: [[Int]], in tenant: Tenant) {
        array(key) { writer in
            for chain in chains { writer.strings(chain.lazy.map { tenant.address(at: $0) }) }
        }
    }
}

extension Scenario.Path.Mailbox {
    /// What the contract calls it.
    var name: String { Scenario.Fact.mailbox.value(rawValue)?.name ?? "" }
}

// MARK: CSV (RFC 4180, its lines ended by a line feed alone)

extension WhoRow {
    /// The names of the columns.
    public static let csvHeader =
        "sender,app,mailbox,from,rights,heldThrough,chainsLeftOut,path,seen,sentItems,permissions,clauses"

    /// The row as lines of CSV, one for each way to send.
    public var csv: String {
        let held = rights.map { right in
            let chains = chainIndices(of: right).map { $0.isEmpty ? "in person" : words(for: $0) }
            return "\(right.name): \(chains.joined(separator: ", "))"
        }
        let names = [
            appID == nil ? senderAddress : "", appID ?? "", appID == nil ? "" : senderAddress, fromAddress,
            rights.map { $0.name }.joined(separator: " "), held.joined(separator: "; "), "\(chainsLeftOut)",
        ].map { $0.csvField }.joined(separator: ",")
        return ways.map { way in
            let copies = sentItems(of: way.message).joined(separator: " ").csvField
            return "\(names),\(way.mailbox.name),\(way.message.sender.name),\(copies),\(sendingWays.csvFields)\n"
        }.joined()
    }
}

extension String {
    /// The text as a field of CSV, on one line.
    fileprivate var csvField: String {
        let text = onOneLine
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else { return text }
        let parts = text.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false).map { String($0) }
        return "\"\(parts.joined(separator: "\"\""))\""
    }
}
