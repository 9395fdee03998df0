#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a tenant file takes from exports of Exchange Online PowerShell.
///
/// The exports may come in any order, and several may describe the same recipient; which cmdlet an object comes from
/// is told by its own properties. What cannot be resolved is left out and named in ``findings``: nothing is guessed,
/// and nothing is dropped in silence.
public struct TenantImport: Sendable {
    /// The recipients with their grants and members, all by primary address, in the order of these.
    ///
    /// They make a ``Tenant``: no identity is claimed twice, and no grant or membership names anybody unknown.
    public let recipients: [Tenant.Recipient]
    /// What was left out, or would be without a word of warning, in the order of the input.
    public let findings: [Finding]
    /// What was left out on purpose, counted, such as `2 NT AUTHORITY\SELF`: one line for each kind of thing.
    public let leftOut: [String]
    /// What was imported, counted, in one line.
    public let summary: String

    /// An exported file.
    public struct Export: Sendable {
        /// What findings call it.
        public let name: String
        /// What it holds: JSON in UTF-8 or UTF-16.
        public let bytes: [UInt8]

        /// The export in a file that is called `name`.
        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// Something in an export that does not reach the tenant file, or not as it stands.
    public struct Finding: Hashable, Sendable, CustomStringConvertible {
        /// The name of the file.
        public let file: String
        /// The place in the file, such as `[12].GrantSendOnBehalfTo[0]`; empty where it is the whole file.
        public let place: String
        /// What is wrong and what was done, in one line.
        public let message: String

        /// The finding in one line, with its file and its place.
        public var description: String {
            ([file] + (place.isEmpty ? [] : [place]) + [message]).joined(separator: ": ")
        }
    }

    /// Reads `exports` and resolves who is meant in them.
    public init(of exports: [Export]) {
        var log = ImportLog(fileNames: exports.map(\.name))
        var objects = ImportedObjects()
        for (index, export) in exports.enumerated() { objects.read(export.bytes, file: index, &log) }
        let recipients = ImportedRecipients(objects.removeRecipients(), &log)
        var members = ImportedMembers(recipients)
        for object in objects.memberships { members.add(object, &log) }
        var grants = ImportedGrants(recipients)
        grants.addDelegates(&log)
        for object in objects.recipientPermissions { grants.add(object, .sendAs, &log) }
        for object in objects.mailboxPermissions { grants.add(object, .fullAccess, &log) }
        grants.applyDenials(members, &log)

        let kept = recipients.all.indices.compactMap { index -> Tenant.Recipient? in
            guard var recipient = recipients.tenantRecipient(index) else { return nil }
            recipient.members = recipients.addresses(of: members[index])
            recipient.sendAs = recipients.addresses(of: grants[index, .sendAs])
            recipient.sendOnBehalf = recipients.addresses(of: grants[index, .sendOnBehalf])
            recipient.fullAccess = recipients.addresses(of: grants[index, .fullAccess])
            return recipient
        }
        self.recipients = kept.map { ($0.address.lowercased(), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
        findings = log.sortedFindings
        leftOut = log.leftOut
        let grantCount = kept.reduce(0) { $0 + $1.sendAs.count + $1.sendOnBehalf.count + $1.fullAccess.count }
        summary =
            "imported \(Self.count(kept.count, "recipient")), \(Self.count(grantCount, "grant")), "
            + "\(Self.count(kept.reduce(0) { $0 + $1.members.count }, "member")); "
            + Self.count(findings.count, "finding")
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}

extension TenantImport {
    /// The tenant file: JSON that `replay --tenant` reads.
    public var tenantFile: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            var file = Array("{\n  \"recipients\" : [".utf8)
            // One by one: the encoder holds the whole of what it writes several times over.
            for (index, recipient) in recipients.enumerated() {
                file += (index == 0 ? "\n    " : ",\n    ").utf8
                for byte in try encoder.encode(recipient) {
                    file.append(byte)
                    if byte == UInt8(ascii: "\n") { file += "    ".utf8 }
                }
            }
            file += "\n  ]\n}\n".utf8
            return String(decoding: file, as: UTF8.self)
        }
    }
}

extension ImportedRecipients {
    /// The primary addresses of some recipients, in order; who is kept out of the tenant file has none.
    fileprivate func addresses(of indices: some Sequence<Int>) -> [String] {
        indices.compactMap { isKept($0) ? all[$0].address : nil }.sorted()
    }
}
