/// Reads a list of addresses (RFC 5322, section 3.4, and the obsolete forms of section 4.4) up to its first mailbox.
///
/// An element of the list that is no mailbox is passed over. So that nobody can hide an address, the one in angle
/// brackets counts, whatever stands before it; but another address there, without quotes, makes the list unreadable.
struct AddressParser {
    private var lexer: AddressLexer
    private var name = DisplayName()
    private var specification = AddressSpecification()
    /// The first comment after a bare address: what people wrote before there were display names.
    private var remark: [UInt8]?

    /// A parser of `value`, the unfolded value of a field.
    init(_ value: some Collection<UInt8>) {
        lexer = AddressLexer(Array(value)[...])
    }

    /// Reads up to the first mailbox; `nil` if there is none.
    mutating func firstMailbox() -> MailAddress? {
        while let token = lexer.next() {
            switch token {
            case .comment(let text):
                name.addSpace()
                if remark == nil, specification.isComplete { remark = text }
            case .special(UInt8(ascii: "<")):
                if specification.isComplete, !specification.isEncodedWord { return nil }
                if let mailbox = angleAddress() { return mailbox }
            case .special(UInt8(ascii: ",")), .special(UInt8(ascii: ";")):
                if let mailbox = bareAddress { return mailbox }
                startElement()
            case .special(UInt8(ascii: ":")):
                // What stood before is the name of a group, whose members follow.
                startElement()
            default:
                if lexer.isSpaced { name.addSpace() }
                name.add(token)
                specification.add(token)
                remark = nil
            }
        }
        return bareAddress
    }

    private mutating func startElement() {
        name = DisplayName()
        specification = AddressSpecification()
        remark = nil
    }

    private var bareAddress: MailAddress? {
        specification.address.map { MailAddress(name: remark.flatMap(DisplayName.text(ofComment:)), address: $0) }
    }

    /// How far the parts of an address in angle brackets have come: an obsolete route may stand before it.
    private enum Part {
        case start, route, address
    }

    /// Reads what follows `<`; `nil` if that is no address.
    ///
    /// A closing bracket that is missing is taken to stand before the next comma outside a route, or at the end.
    private mutating func angleAddress() -> MailAddress? {
        var inside = AddressSpecification()
        var part = Part.start
        // If this is no address, then neither is what stood before it.
        specification.invalidate()
        while let token = lexer.next() {
            switch (token, part) {
            case (.comment, _): continue
            case (.special(UInt8(ascii: "<")), _):
                inside = AddressSpecification()
                part = .start
            case (.special(UInt8(ascii: ">")), _):
                return inside.address.map { MailAddress(name: name.text ?? followingRemark(), address: $0) }
            case (.special(UInt8(ascii: "@")), .start), (.special(UInt8(ascii: ",")), .start):
                part = .route
            case (.special(UInt8(ascii: ":")), .route):
                part = .address
            case (_, .route): continue
            case (.special(UInt8(ascii: ",")), _), (.special(UInt8(ascii: ";")), _):
                if let address = inside.address { return MailAddress(name: name.text, address: address) }
                startElement()
                return nil
            default:
                inside.add(token)
                part = .address
            }
        }
        return inside.address.map { MailAddress(name: name.text, address: $0) }
    }

    /// What a comment says that comes next.
    private mutating func followingRemark() -> String? {
        guard case .comment(let text) = lexer.next() else { return nil }
        return DisplayName.text(ofComment: text)
    }
}
