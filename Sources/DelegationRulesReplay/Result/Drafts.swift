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

    /// All drafts, in the order in which they were created.
    private var drafts: [Draft] = []
    /// Where among them that with the id `draft-1` stands, that with `draft-2`, and so on.
    private var numbered: [Int] = []
    /// Where among them each stands that was recorded with an id of its own.
    private var recorded: [[UInt8]: Int] = [:]

    /// No drafts yet.
    public init() {}

    /// Adds `draft`, which somebody else may have created under `recordedID`.
    mutating func add(_ draft: Draft, recordedID: String?) {
        drafts.append(draft)
        if let recordedID { recorded[Array(recordedID.utf8)] = drafts.count - 1 }
    }

    /// Gives the draft that was added last an id of ours.
    mutating func nameLast() -> String {
        numbered.append(drafts.count - 1)
        return Self.id(numbered.count)
    }

    /// Notes that the draft with that id was sent.
    mutating func markSent(_ id: String) {
        if let index = index(of: id) { drafts[index].isSent = true }
    }

    /// The draft with that id, letter case included; `nil` where there is none.
    subscript(id: String) -> Draft? { index(of: id).map { drafts[$0] } }

    private func index(of id: String) -> Int? {
        if !recorded.isEmpty, let index = recorded[Array(id.utf8)] { return index }
        var number = 0
        // No more digits than a count can have, lest they make a number that is none.
        for digit in id.utf8.dropFirst(Self.prefix.utf8.count).prefix(9) {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            number = 10 * number + Int(digit - UInt8(ascii: "0"))
        }
        guard numbered.indices.contains(number - 1), id.utf8.elementsEqual(Self.id(number).utf8) else { return nil }
        return numbered[number - 1]
    }

    private static let prefix = "draft-"
    private static func id(_ number: Int) -> String { "\(prefix)\(number)" }
}
