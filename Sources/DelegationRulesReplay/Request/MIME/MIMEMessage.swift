import DelegationRulesJSON

/// A message as MIME (RFC 5322), of which only the header says whom it is from and who is to get it.
struct MIMEMessage {
    private let bytes: [UInt8]

    /// The message that `text` holds as base64; an empty text is an empty message.
    init(base64 text: some Collection<UInt8>) throws(InvalidBase64) {
        bytes = try Base64.decoded(text)
    }

    /// The message that is `bytes`; any bytes are a message.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The first mailbox in the first `From` field; `nil` without one.
    var from: MailAddress? {
        value(ofField: "from").flatMap { MailAddress(firstIn: $0) }
    }

    /// The first mailbox in the first `Sender` field; `nil` without one.
    var sender: MailAddress? {
        value(ofField: "sender").flatMap { MailAddress(firstIn: $0) }
    }

    /// Whether anybody is to get it: whether a field that names recipients has an address, readable or not.
    var hasRecipients: Bool {
        ["to", "cc", "bcc"].contains { value(ofField: $0)?.contains(UInt8(ascii: "@")) == true }
    }

    /// Whether it has a `From` field that is not empty.
    var hasFrom: Bool {
        value(ofField: "from").map { !$0.allSatisfy { $0.isBlank || $0 == UInt8(ascii: "\r") } } ?? false
    }

    /// The unfolded value of the first field called `name`, which is in small letters.
    ///
    /// A line that is no field is passed over, and with it the separator that an mbox file puts before a message.
    private func value(ofField name: String) -> [UInt8]? {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var rest = bytes[...]
        if rest.starts(with: byteOrderMark) { rest = rest.dropFirst(byteOrderMark.count) }
        while let line = Self.nextLine(of: &rest), !line.isEmpty {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), Self.isName(line[..<colon], name) else {
                continue
            }
            var value = Array(line[(colon + 1)...])
            while rest.first?.isBlank == true, let line = Self.nextLine(of: &rest) {
                value += line
            }
            return value
        }
        return nil
    }

    /// Whether `text` spells `name` in any letter case; obsolete syntax has white space before the colon.
    private static func isName(_ text: ArraySlice<UInt8>, _ name: String) -> Bool {
        guard text.starts(with: name.utf8, by: { $0.caseFolded == $1 }) else { return false }
        return text.dropFirst(name.utf8.count).allSatisfy { $0.isBlank }
    }

    /// Takes the first line off `rest`, whichever way it ends; `nil` at the end.
    private static func nextLine(of rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") } ?? rest.endIndex
        let line = rest[..<end]
        let ending = rest[end...]
        rest = ending.dropFirst(ending.starts(with: "\r\n".utf8) ? 2 : 1)
        return line
    }
}

extension UInt8 {
    /// Whether it is a space or a tab.
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
