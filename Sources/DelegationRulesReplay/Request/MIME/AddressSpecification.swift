/// An `addr-spec` (RFC 5322, section 3.4.1, and its obsolete forms), built token by token.
///
/// The obsolete forms allow white space and comments between any two tokens; neither is shown to it.
struct AddressSpecification {
    private enum State {
        case localStart, localWord, domainStart, domainLabel, domainDot, domainLiteral, invalid
    }

    private var state = State.localStart
    private var local: [UInt8] = []
    private var domain: [UInt8] = []

    /// Adds the next token.
    mutating func add(_ token: AddressLexer.Token) {
        switch (state, token) {
        case (.localStart, .atom(let word)):
            local += word
            state = .localWord
        case (.localStart, .quoted(let word)):
            local += word
            state = .localWord
        case (.localWord, .special(UInt8(ascii: "."))):
            local.append(UInt8(ascii: "."))
            state = .localStart
        case (.localWord, .special(UInt8(ascii: "@"))):
            state = .domainStart
        case (.domainStart, .atom(let label)), (.domainDot, .atom(let label)):
            domain += label
            state = .domainLabel
        case (.domainLabel, .special(UInt8(ascii: "."))):
            domain.append(UInt8(ascii: "."))
            state = .domainDot
        case (.domainStart, .literal(let literal)):
            domain = literal
            state = .domainLiteral
        default:
            invalidate()
        }
    }

    /// Makes it no address, whatever follows.
    mutating func invalidate() {
        state = .invalid
        local = []
        domain = []
    }

    /// Whether the tokens so far make an address.
    var isComplete: Bool { state == .domainLabel || state == .domainLiteral }

    /// Whether it begins as an encoded word does, in which people write an at sign that does not belong there.
    var isEncodedWord: Bool { local.starts(with: "=?".utf8) }

    /// The address; `nil` if the tokens make none.
    var address: String? {
        guard isComplete else { return nil }
        return String(decoding: localPart + [UInt8(ascii: "@")] + domain, as: UTF8.self)
    }

    /// The local part, in quotes only where it cannot do without.
    private var localPart: [UInt8] {
        let words = local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if words.allSatisfy({ !$0.isEmpty && $0.allSatisfy({ $0.isAtomText }) }) { return local }
        var quoted = [UInt8(ascii: "\"")]
        for byte in local {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { quoted.append(UInt8(ascii: "\\")) }
            quoted.append(byte)
        }
        quoted.append(UInt8(ascii: "\""))
        return quoted
    }
}
