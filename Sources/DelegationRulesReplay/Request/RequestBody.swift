import DelegationRulesJSON

/// What a request says of the message: whom it is from, and whether the default copy is to be kept.
struct RequestBody {
    /// The message's `from`, if it has one.
    private(set) var from: MailAddress?
    private(set) var saveToSentItems = true
    /// The message as the client wrote it, if that was JSON.
    private(set) var message: Message?

    /// An object in a text.
    struct Message {
        let text: [UInt8]
        let range: Range<Int>
    }

    /// The body of `sendMail`.
    init(sending request: GraphRequest, isSound: Bool) throws(MalformedRequest) {
        if request.isMIME {
            try readMIME(request)
            return
        }
        try readJSON(request.body, isSound: isSound) { (body, reader) throws(MalformedRequest) in
            var hasMessage = false
            // Action parameters are matched without regard to letter case; the properties inside are not.
            try reader.members(caseFolded: true) { (key, reader) throws(MalformedRequest) in
                if reader.says(key, "message", caseFolded: true) {
                    hasMessage = try body.readMessage(&reader, as: "message")
                } else if reader.says(key, "saveToSentItems", caseFolded: true) {
                    try body.readSaveToSentItems(&reader)
                } else {
                    try reader.pass()
                }
            }
            guard hasMessage else { throw .missingMessage }
        }
    }

    /// The body of a request that creates a draft.
    init(drafting request: GraphRequest, isSound: Bool) throws(MalformedRequest) {
        if request.isMIME {
            try readMIME(request)
        } else {
            try readJSON(request.body, isSound: isSound) { (body, reader) throws(MalformedRequest) in
                try body.readProperties(&reader)
            }
        }
    }

    /// The message that lies in Drafts; without one it is from the mailbox itself.
    init(sendingDraftOf request: GraphRequest) throws(MalformedRequest) {
        guard !request.draft.isEmpty else { return }
        try readJSON(request.draft, isSound: false) { (body, reader) throws(MalformedRequest) in
            _ = try body.readMessage(&reader, as: "draft")
        }
    }

    private mutating func readMIME(_ request: GraphRequest) throws(MalformedRequest) {
        guard let message = try? MIMEMessage(base64: request.body) else { throw .invalidBase64 }
        from = message.from
    }

    /// Reads `text`, which must be an object.
    private mutating func readJSON(
        _ text: [UInt8], isSound: Bool, _ read: (inout RequestBody, inout JSONReader) throws(MalformedRequest) -> Void
    ) throws(MalformedRequest) {
        var reader = JSONReader(text, at: text.indices, isSound: isSound)
        guard reader.peek() == .object || reader.peek() == .null else { throw .unreadable(nil) }
        try read(&self, &reader)
        do throws(InvalidText) {
            try reader.end(of: "body")
        } catch {
            throw .unreadable(error)
        }
    }
}

// MARK: The message

extension RequestBody {
    /// Reads a message, if there is one; false where `null` stands for none.
    private mutating func readMessage(
        _ reader: inout JSONReader, as name: String
    ) throws(MalformedRequest) -> Bool {
        switch reader.peek() {
        case .object:
            try readProperties(&reader)
            return true
        case .null:
            try reader.pass()
            return false
        case .array, .string, .number, .boolean:
            try reader.pass()
            throw .wrongType(name)
        case nil:
            try reader.pass()
            return false
        }
    }

    private mutating func readProperties(_ reader: inout JSONReader) throws(MalformedRequest) {
        let start = reader.position
        try reader.members { (key, reader) throws(MalformedRequest) in
            guard reader.says(key, "from") else { return try reader.pass() }
            try readRecipient(&reader)
        }
        message = Message(text: reader.bytes, range: start..<reader.position)
    }

    private mutating func readRecipient(_ reader: inout JSONReader) throws(MalformedRequest) {
        guard try reader.isObject("from") else { return }
        try reader.members { (key, reader) throws(MalformedRequest) in
            guard reader.says(key, "emailAddress") else { return try reader.pass() }
            guard try reader.isObject("emailAddress") else { return }
            var name: String?
            var address: String?
            try reader.members { (key, reader) throws(MalformedRequest) in
                if reader.says(key, "address") {
                    address = try reader.string("address")
                } else if reader.says(key, "name"), reader.peek() == .string {
                    name = try reader.string("name")
                } else {
                    try reader.pass()
                }
            }
            if let address, !address.isEmpty { from = MailAddress(name: name, address: address) }
        }
    }

    private mutating func readSaveToSentItems(_ reader: inout JSONReader) throws(MalformedRequest) {
        switch reader.peek() {
        case .boolean: saveToSentItems = try reader.checked { (reader) throws(InvalidText) in try reader.boolean() }
        case .null: try reader.pass()
        case .string:
            // The reference's own example writes it so.
            let text = try reader.string("saveToSentItems") ?? ""
            guard text.isSameIdentity(as: "true") || text.isSameIdentity(as: "false") else {
                throw .wrongType("saveToSentItems")
            }
            saveToSentItems = text.isSameIdentity(as: "true")
        case .object, .array, .number, nil:
            try reader.pass()
            throw .wrongType("saveToSentItems")
        }
    }
}

// MARK: Reading as Graph does

extension JSONReader {
    /// What `read` reads; what cannot be read is a malformed request.
    fileprivate mutating func checked<Value>(
        _ read: (inout JSONReader) throws(InvalidText) -> Value
    ) throws(MalformedRequest) -> Value {
        do throws(InvalidText) {
            return try read(&self)
        } catch {
            throw .unreadable(error)
        }
    }

    /// Passes over a value.
    fileprivate mutating func pass() throws(MalformedRequest) {
        _ = try checked { (reader) throws(InvalidText) in try reader.skip() }
    }

    /// Reads an object; `member` is called with the reader at the value of each of its keys.
    fileprivate mutating func members(
        caseFolded: Bool = false, _ member: (QuotedString, inout JSONReader) throws(MalformedRequest) -> Void
    ) throws(MalformedRequest) {
        var failure: MalformedRequest?
        do throws(InvalidText) {
            try object(caseFolded: caseFolded) { (key, reader) throws(InvalidText) in
                do throws(MalformedRequest) {
                    try member(key, &reader)
                } catch {
                    if case .unreadable(let error?) = error { throw error }
                    failure = failure ?? error
                }
            }
        } catch {
            throw .unreadable(error)
        }
        if let failure { throw failure }
    }

    /// Whether an object comes next; `null`, which stands for none, is passed over, and `name` has no other type.
    fileprivate mutating func isObject(_ name: String) throws(MalformedRequest) -> Bool {
        if peek() == .object { return true }
        let isNull = peek() == .null
        try pass()
        if !isNull { throw .wrongType(name) }
        return false
    }

    /// Reads the string that is the value of `name`; `nil` where it is `null`.
    fileprivate mutating func string(_ name: String) throws(MalformedRequest) -> String? {
        switch peek() {
        case .string: return try checked { (reader) throws(InvalidText) in try reader.text() }
        case .null:
            try pass()
            return nil
        case .object, .array, .number, .boolean, nil:
            try pass()
            throw .wrongType(name)
        }
    }
}
