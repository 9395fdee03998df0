import DelegationRulesJSON

/// A type of Graph's v1.0 that bodies are looked into: its name, and the properties that it has.
struct GraphType<Property: Equatable & Sendable>: Sendable {
    let name: String
    let properties: JSONNames<Property>
}

/// The types that matter. A message has the properties of an outlookItem and of an entity as well.
enum GraphTypes {
    static let message = GraphType(name: "message", properties: JSONNames(of: Message.self))
    static let recipient = GraphType(name: "recipient", properties: JSONNames(of: Recipient.self))
    static let emailAddress = GraphType(name: "emailAddress", properties: JSONNames(of: EmailAddress.self))
    static let itemBody = GraphType(name: "itemBody", properties: JSONNames(of: ItemBody.self))

    enum Message: String, CaseIterable, Sendable {
        // What messages have that are sent comes first: it is found soonest.
        case subject, body, toRecipients, from, ccRecipients, bccRecipients, attachments, replyTo, sender, importance
        case id, createdDateTime, lastModifiedDateTime, changeKey, categories, receivedDateTime, sentDateTime,
            hasAttachments, internetMessageId, bodyPreview, parentFolderId, conversationId, conversationIndex,
            isDeliveryReceiptRequested, isReadReceiptRequested, isRead, isDraft, webLink, inferenceClassification,
            uniqueBody, flag, internetMessageHeaders, extensions, singleValueExtendedProperties,
            multiValueExtendedProperties
    }

    enum Recipient: String, CaseIterable, Sendable {
        case emailAddress
    }

    enum EmailAddress: String, CaseIterable, Sendable {
        case name, address
    }

    enum ItemBody: String, CaseIterable, Sendable {
        case contentType, content
    }
}

extension JSONReader {
    /// Reads an object of `type`; `member` is called with each of its properties, with the reader at the value, and has
    /// to read that.
    ///
    /// A property that the type does not have is refused, unless it is an annotation or, in Graph's beta, where types
    /// have more than is known here.
    @inline(__always)
    mutating func properties<Property>(
        of type: GraphType<Property>, inBeta isBeta: Bool,
        _ member: (Property, inout JSONReader) throws(RefusedRequest) -> Void
    ) throws(RefusedRequest) {
        try members { (key, reader) throws(RefusedRequest) in
            if let place = reader.place(of: key, among: type.properties.table) {
                return try member(type.properties.values[place], &reader)
            }
            try reader.pass()
            if isBeta || reader.utf8(of: key).contains(UInt8(ascii: "@")) { return }
            throw .unknownProperty(reader.text(of: key), type: type.name)
        }
    }
}
