import DelegationRulesJSON

/// A request that Graph refuses before it is looked at whose mail it is.
enum MalformedRequest: Error, Hashable {
    /// The body is no JSON object; where it is nearly one, what is wrong with it.
    case unreadable(InvalidText?)
    /// `sendMail` without the parameter `message`.
    case missingMessage
    /// A property has a value of the wrong type.
    case wrongType(String)
    /// MIME that is no base64.
    case invalidBase64

    /// The `code` of the error body.
    var code: String {
        switch self {
        case .unreadable, .missingMessage: "BadRequest"
        case .wrongType: "RequestBodyRead"
        case .invalidBase64: "ErrorMimeContentInvalidBase64String"
        }
    }

    /// The `message` of the error body.
    var message: String {
        switch self {
        case .unreadable:
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
