import DelegationRulesJSON

/// The drafts that were created so far, by the ids with which they were answered.
///
/// Ids depend on nothing but how many were created before: where the same is asked in the same order, they are the same.
public struct Drafts: Sendable {
    /// A draft, as far as it decides what is sent.
    struct Draft: Sendable {
        /// Whom it is from.
        let from: RequestBody.From
        /// Whether anybody is to get it.
        let hasRecipients: Bool
        /// The address of the mailbox that it lies in.
        let mailbox: String
        /// Whether it was sent, and lies in Drafts no longer.
        fileprivate(set) var isSent = false
    }

    private var drafts: [Draft] = []
    /// Those that others created, by the ids that they gave them.
    private var recorded: [[UInt8]: Draft] = [:]

    /// No drafts yet.
    public init() {}

    /// Adds `draft`, and returns its id.
    mutating func add(_ draft: Draft) -> String {
        drafts.append(draft)
        return Self.id(drafts.count)
    }

    /// Adds `draft`, which somebody else created under that id.
    mutating func add(_ draft: Draft, id: String) {
        recorded[Array(id.utf8)] = draft
    }

    /// Notes that the draft with that id was sent.
    mutating func markSent(_ id: String) {
        if !recorded.isEmpty { recorded[Array(id.utf8)]?.isSent = true }
        if let index = index(of: id) { drafts[index].isSent = true }
    }

    /// The draft with that id, letter case included; `nil` where there is none.
    subscript(id: String) -> Draft? {
        if !recorded.isEmpty, let draft = recorded[Array(id.utf8)] { return draft }
        return index(of: id).map { drafts[$0] }
    }

    private func index(of id: String) -> Int? {
        var number = 0
        // No more digits than a count can have, lest they make a number that is none.
        for digit in id.utf8.dropFirst(Self.prefix.utf8.count).prefix(9) {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            number = 10 * number + Int(digit - UInt8(ascii: "0"))
        }
        guard drafts.indices.contains(number - 1), id.utf8.elementsEqual(Self.id(number).utf8) else { return nil }
        return number - 1
    }

    private static let prefix = "draft-"
    private static func id(_ number: Int) -> String { "\(prefix)\(number)" }
}
