import DelegationRulesJSON

/// What an input consists of.
struct InputKind {
    /// What its texts are.
    let text: TextKind
    /// How long a text may be, in bytes.
    let longestText: Int
    /// Whether a text can hold arrays of objects, each of which may begin a line.
    let hasObjectsInArrays: Bool
    /// In how many brackets an object of a text can stand at most and begin a line.
    let deepestObject: Int

    /// A scenario is far shorter, unless its id is absurd.
    static let scenarios = InputKind(
        text: .scenario, longestText: 1 << 20, hasObjectsInArrays: false, deepestObject: 2)
    /// An exchange may bring a tenant of a hundred thousand recipients, or an attachment.
    static let exchanges = InputKind(
        text: .exchange, longestText: 1 << 28, hasObjectsInArrays: true, deepestObject: 32)
    /// A question may hold an exchange.
    static let questions = InputKind(
        text: .question, longestText: exchanges.longestText, hasObjectsInArrays: true,
        deepestObject: exchanges.deepestObject + 1)

    /// What messages call one text of the input.
    var noun: String { text.noun }

    /// What is wrong with a text that is longer.
    var tooLongMessage: String {
        "expected one \(noun) of at most \(longestText) bytes, found a longer text"
    }
}
