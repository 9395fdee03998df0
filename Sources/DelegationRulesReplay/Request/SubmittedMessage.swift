/// What a request says of the message: whom it is from, and whether the default copy is to be kept.
struct SubmittedMessage: Hashable {
    /// The message's `from`, if it has one.
    var from: MailAddress?
    var saveToSentItems = true
    /// The message's properties as the client wrote them.
    var properties: [String: JSONValue] = [:]

    /// The message in the body of `sendMail`.
    init(sending request: GraphRequest) throws(MalformedRequest) {
        if request.isMIME {
            try self.init(mime: request)
            return
        }
        let parameters = try Self.object(in: request)
        // Action parameters are matched without regard to letter case; the properties inside are not.
        guard let message = parameters.value(of: "message"), message != .null else { throw .missingMessage }
        guard case .object(let properties) = message else { throw .wrongType("message") }
        try self.init(properties: properties)
        switch parameters.value(of: "saveToSentItems") {
        case nil, .null: break
        case .boolean(let choice): saveToSentItems = choice
        case .string(let text) where ["true", "false"].contains(text.lowercased()):
            saveToSentItems = text.lowercased() == "true"
        default: throw .wrongType("saveToSentItems")
        }
    }

    /// The message in the body of a request that creates a draft.
    init(drafting request: GraphRequest) throws(MalformedRequest) {
        if request.isMIME {
            try self.init(mime: request)
        } else {
            try self.init(properties: try Self.object(in: request))
        }
    }

    /// The message that lies in Drafts; without one it is from the mailbox itself.
    init(sendingDraftOf request: GraphRequest) throws(MalformedRequest) {
        switch request.draft {
        case nil, .null: try self.init(properties: [:])
        case .object(let properties): try self.init(properties: properties)
        default: throw .wrongType("draft")
        }
    }

    private init(mime request: GraphRequest) throws(MalformedRequest) {
        let text: String
        switch request.body {
        case .none: text = ""
        case .text(let sent), .json(.string(let sent)): text = sent
        case .json: throw .invalidBase64
        }
        do throws(InvalidBase64) {
            from = try MIMEMessage(base64: text).from
        } catch {
            throw .invalidBase64
        }
    }

    private init(properties: [String: JSONValue]) throws(MalformedRequest) {
        self.properties = properties
        guard let recipient = try Self.member("from", of: properties) else { return }
        guard let emailAddress = try Self.member("emailAddress", of: recipient) else { return }
        switch emailAddress["address"] {
        case nil, .null: break
        case .string(let address) where address.isEmpty: break
        case .string(let address): from = MailAddress(name: emailAddress["name"]?.text, address: address)
        default: throw .wrongType("address")
        }
    }

    /// The object that is the value of `key`; `nil` where there is none.
    private static func member(
        _ key: String, of object: [String: JSONValue]
    ) throws(MalformedRequest) -> [String: JSONValue]? {
        switch object[key] {
        case nil, .null: nil
        case .object(let member): member
        default: throw .wrongType(key)
        }
    }

    private static func object(in request: GraphRequest) throws(MalformedRequest) -> [String: JSONValue] {
        let body: JSONValue?
        switch request.body {
        case .none: body = nil
        case .json(let value): body = value
        case .text(let text): body = try? JSONValue(parsing: text)
        }
        guard case .object(let object) = body else { throw .unreadableBody }
        return object
    }
}

extension [String: JSONValue] {
    /// The value of `key`, whatever its letter case; as it is spelled, if several are alike.
    fileprivate func value(of key: String) -> JSONValue? {
        self[key] ?? first { $0.key.lowercased() == key.lowercased() }?.value
    }
}

/// A request that Graph refuses before it is looked at whose mail it is.
enum MalformedRequest: Error, Hashable {
    /// The body is no JSON object.
    case unreadableBody
    /// `sendMail` without the parameter `message`.
    case missingMessage
    /// A property has a value of the wrong type.
    case wrongType(String)
    /// MIME that is no base64.
    case invalidBase64

    /// The `code` of the error body.
    var code: String {
        switch self {
        case .unreadableBody, .missingMessage: "BadRequest"
        case .wrongType: "RequestBodyRead"
        case .invalidBase64: "ErrorMimeContentInvalidBase64String"
        }
    }

    /// The `message` of the error body.
    var message: String {
        switch self {
        case .unreadableBody:
            """
            Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid \
            JSON format.
            """
        case .missingMessage: "The required parameter 'Message' is missing."
        case .wrongType(let property): "The value of '\(property)' has the wrong type."
        case .invalidBase64: "Invalid base64 string for MIME content."
        }
    }
}
