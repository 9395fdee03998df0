import DelegationRulesJSON

/// What a request says of the message: whom it is from, who is to get it, and whether the default copy is to be kept.
struct RequestBody {
    /// Whom the message says that it is from.
    private(set) var from = From.none
    /// Whom it says that it is sent by, which Graph does not heed.
    private(set) var sender: MailAddress?
    /// Whether anybody is to get it.
    private(set) var hasRecipients = false
    private(set) var saveToSentItems = true
    /// Whether the message is MIME.
    private(set) var isMIME = false
    /// The message as the client wrote it, if that was JSON.
    private(set) var message: RawJSON?
    /// The recipients of a message to forward as the client wrote them, if they stand beside it.
    private(set) var forwardedTo: RawJSON?

    private var hasToRecipients = false
    private var hasBody = false
    private var isBeta = false

    /// Whom a message says that it is from.
    enum From: Hashable {
        /// Nobody: it has no from.
        case none
        /// The mailbox in its JSON.
        case property(MailAddress)
        /// The mailbox in its MIME header; `nil` where that cannot be read as one.
        case mimeHeader(MailAddress?)

        /// The mailbox, if there is one that can be read.
        var mailbox: MailAddress? {
            switch self {
            case .none: nil
            case .property(let mailbox): mailbox
            case .mimeHeader(let mailbox): mailbox
            }
        }

        /// Whether it stands in a MIME header.
        var isInMIME: Bool {
            if case .mimeHeader = self { true } else { false }
        }
    }

    /// A value where it stands in a text.
    struct RawJSON {
        let text: [UInt8]
        let range: Range<Int>
    }

    /// What the body of `request` says, which is for `target`; or, of a draft that is sent, the message beside it.
    init(of request: GraphRequest, for target: RequestTarget) throws(RefusedRequest) {
        isBeta = target.isBeta
        switch target.action {
        case .sendDraft: try readJSON(request.draft, for: target)
        case .reply(isForward: false) where request.isMIME, .createReply(isForward: false) where request.isMIME:
            try readMIME(request.body)
            hasRecipients = true
        case _ where request.isMIME: try readMIME(request.body)
        case .reply(let isForward) where request.body.isEmpty, .createReply(let isForward) where request.body.isEmpty:
            try endReply(hasComment: false, isForward: isForward)
        case .sendMail, .createDraft, .reply, .createReply: try readJSON(request.body, for: target)
        }
    }

    /// Reads a body for `target`, an object; or, of a draft that is sent, the message beside it.
    init(_ reader: inout JSONReader, for target: RequestTarget) throws(RefusedRequest) {
        isBeta = target.isBeta
        try read(&reader, for: target)
    }

    /// What a message says that is from `from`.
    init(from: From, hasRecipients: Bool = true) {
        self.from = from
        self.hasRecipients = hasRecipients
    }
}

// MARK: Bodies

extension RequestBody {
    private enum ParameterOfSend: String, CaseIterable, Sendable {
        case message, saveToSentItems
    }

    private enum ParameterOfReply: String, CaseIterable, Sendable {
        case message, comment, toRecipients
    }

    private static let parametersOfSend = JSONNames(of: ParameterOfSend.self)
    private static let parametersOfReply = JSONNames(of: ParameterOfReply.self)

    private mutating func read(_ reader: inout JSONReader, for target: RequestTarget) throws(RefusedRequest) {
        switch target.action {
        case .sendMail: try readSendMail(&reader)
        case .createDraft: try readProperties(&reader)
        case .sendDraft: _ = try readMessage(&reader, as: "draft")
        case .reply(let isForward), .createReply(let isForward): try readReply(&reader, isForward: isForward)
        }
    }

    private mutating func readSendMail(_ reader: inout JSONReader) throws(RefusedRequest) {
        var hasMessage = false
        // Action parameters are matched without regard to letter case; the properties inside are not.
        try reader.members(caseFolded: true) { (key, reader) throws(RefusedRequest) in
            switch reader.value(of: key, among: Self.parametersOfSend, caseFolded: true) {
            case .message: hasMessage = try readMessage(&reader, as: "message")
            case .saveToSentItems: try readSaveToSentItems(&reader)
            case nil: try reader.pass()
            }
        }
        guard hasMessage else { throw .missingMessage }
    }

    /// Reads the body of a reply or of a draft of one.
    private mutating func readReply(_ reader: inout JSONReader, isForward: Bool) throws(RefusedRequest) {
        var hasComment = false
        try reader.members(caseFolded: true) { (key, reader) throws(RefusedRequest) in
            switch reader.value(of: key, among: Self.parametersOfReply, caseFolded: true) {
            case .message: _ = try readMessage(&reader, as: "message")
            case .comment: hasComment = try reader.string("comment") != nil
            case .toRecipients where isForward:
                let start = reader.position
                if try readRecipients(&reader, as: "toRecipients") {
                    forwardedTo = RawJSON(text: reader.bytes, range: start..<reader.position)
                }
            case .toRecipients, nil: try reader.pass()
            }
        }
        try endReply(hasComment: hasComment, isForward: isForward)
    }

    /// What a reply needs: nothing but whom to forward to.
    private mutating func endReply(hasComment: Bool, isForward: Bool) throws(RefusedRequest) {
        if hasComment, hasBody { throw .commentBesideBody }
        if isForward, (forwardedTo != nil) == hasToRecipients { throw .ambiguousForward }
        // A reply goes to whoever wrote, in MIME as well.
        hasRecipients = true
    }

    private mutating func readMIME(_ text: [UInt8]) throws(RefusedRequest) {
        guard let message = try? MIMEMessage(base64: text) else { throw .invalidBase64 }
        isMIME = true
        from = message.hasFrom ? .mimeHeader(message.from) : .none
        sender = message.sender
        hasRecipients = message.hasRecipients
    }

    /// Reads `text`, which must be an object.
    private mutating func readJSON(_ text: [UInt8], for target: RequestTarget) throws(RefusedRequest) {
        var reader = JSONReader(text)
        guard reader.peek() == .object || reader.peek() == .null else { throw .unreadable(nil) }
        try read(&reader, for: target)
        try reader.checked { (reader) throws(InvalidText) in try reader.end(of: "body") }
    }

    private mutating func readSaveToSentItems(_ reader: inout JSONReader) throws(RefusedRequest) {
        if reader.peek() == .boolean {
            saveToSentItems = try reader.checked { (reader) throws(InvalidText) in try reader.boolean() }
            return
        }
        // The reference's own example writes a string.
        guard let text = try reader.quotedString("saveToSentItems") else { return }
        saveToSentItems = reader.says(text, "true", caseFolded: true)
        guard saveToSentItems || reader.says(text, "false", caseFolded: true) else {
            throw .wrongType("saveToSentItems")
        }
    }
}

// MARK: The message

extension RequestBody {
    /// Reads a message, if there is one; false where `null` stands for none.
    private mutating func readMessage(
        _ reader: inout JSONReader, as name: String
    ) throws(RefusedRequest) -> Bool {
        guard try reader.has(.object, name) else { return false }
        try readProperties(&reader)
        return true
    }

    private mutating func readProperties(_ reader: inout JSONReader) throws(RefusedRequest) {
        let start = reader.position
        try reader.properties(of: GraphTypes.message, inBeta: isBeta) { (property, reader) throws(RefusedRequest) in
            let name = property.rawValue
            switch property {
            case .from:
                guard let mailbox = try readRecipient(&reader, as: name)?.mailbox(reader) else { return }
                if !mailbox.address.isEmpty { from = .property(mailbox) }
            case .sender: sender = try readRecipient(&reader, as: name)?.mailbox(reader)
            case .toRecipients:
                hasToRecipients = try readRecipients(&reader, as: name)
                hasRecipients = hasRecipients || hasToRecipients
            case .ccRecipients, .bccRecipients:
                hasRecipients = try readRecipients(&reader, as: name) || hasRecipients
            case .replyTo: _ = try readRecipients(&reader, as: name)
            case .body: hasBody = try readItemBody(&reader, as: name)
            case .uniqueBody: _ = try readItemBody(&reader, as: name)
            default: try reader.pass()
            }
        }
        message = RawJSON(text: reader.bytes, range: start..<reader.position)
    }

    /// Reads an array of recipients; whether there are any.
    private func readRecipients(_ reader: inout JSONReader, as name: String) throws(RefusedRequest) -> Bool {
        guard try reader.has(.array, name) else { return false }
        var hasAny = false
        try reader.list { (reader) throws(RefusedRequest) in
            hasAny = try readRecipient(&reader, as: name) != nil || hasAny
        }
        return hasAny
    }

    /// A recipient, as it was read: of most it counts alone that they are there.
    private struct Recipient {
        var name: QuotedString?
        var address: QuotedString?

        /// The mailbox, whose address is empty where there is none; `reader` has read it.
        func mailbox(_ reader: JSONReader) -> MailAddress {
            MailAddress(name: name.map { reader.text(of: $0) }, address: address.map { reader.text(of: $0) } ?? "")
        }
    }

    private func readRecipient(_ reader: inout JSONReader, as name: String) throws(RefusedRequest) -> Recipient? {
        guard try reader.has(.object, name) else { return nil }
        var recipient = Recipient()
        try reader.properties(of: GraphTypes.recipient, inBeta: isBeta) { (_, reader) throws(RefusedRequest) in
            guard try reader.has(.object, "emailAddress") else { return }
            try reader.properties(of: GraphTypes.emailAddress, inBeta: isBeta) {
                (property, reader) throws(RefusedRequest) in
                switch property {
                case .address: recipient.address = try reader.quotedString("address")
                case .name: recipient.name = try reader.quotedString("name")
                }
            }
        }
        return recipient
    }

    /// Reads the body of a message; whether there is one.
    private func readItemBody(_ reader: inout JSONReader, as name: String) throws(RefusedRequest) -> Bool {
        guard try reader.has(.object, name) else { return false }
        try reader.properties(of: GraphTypes.itemBody, inBeta: isBeta) { (_, reader) throws(RefusedRequest) in
            try reader.pass()
        }
        return true
    }
}
