/// A mailbox as a message names it.
struct MailAddress: Hashable, Sendable {
    /// The display name; `nil` without one.
    var name: String?
    /// The address, without comments, white space and needless quotes.
    var address: String
}

extension MailAddress {
    /// The first mailbox in `value`, the unfolded value of a field such as `From`; fails if there is none.
    init?(firstIn value: some Collection<UInt8>) {
        var parser = AddressParser(value)
        guard let mailbox = parser.firstMailbox() else { return nil }
        self = mailbox
    }
}
