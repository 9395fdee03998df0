import DelegationRulesJSON

/// Why Graph refuses a request that is no scenario's to decide: it is malformed, has no token, would reach nobody, or
/// depends on one that failed.
enum RefusedRequest: Error, Hashable {
    /// There is no token.
    case missingToken
    /// The token is no JWT.
    case unreadableToken
    /// The body is no JSON object; where it is nearly one, what is wrong with it.
    case unreadable(InvalidText?)
    /// `sendMail` without the parameter `message`.
    case missingMessage
    /// A property has a value of the wrong type.
    case wrongType(String)
    /// A property that its type does not have.
    case unknownProperty(String, type: String)
    /// MIME that is no base64.
    case invalidBase64
    /// A reply with a comment and a body, of which it can have one.
    case commentBesideBody
    /// A message to forward that names recipients twice, or not at all.
    case ambiguousForward
    /// A message that nobody is to get.
    case noRecipients
    /// A batch that cannot be taken apart, for the reason given.
    case invalidBatch(String)
    /// A batch of more requests than there may be.
    case tooManyRequests
    /// A request of a batch that depends on one that failed.
    case failedDependency
}

extension RefusedRequest {
    /// The refusal, as far as it is Graph's: of some malformed requests it is known alone that they are refused, and the
    /// code is not one that it was seen to give.
    private var answer: (status: Int, code: String, isCodeKnown: Bool, message: String) {
        switch self {
        case .missingToken: (401, "InvalidAuthenticationToken", true, "Access token is empty.")
        case .unreadableToken:
            (401, "InvalidAuthenticationToken", true, "CompactToken parsing failed with error code: 80049217")
        case .unreadable:
            (
                400, "BadRequest", true,
                """
                Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid \
                JSON format.
                """
            )
        case .missingMessage: (400, "BadRequest", false, "The required parameter 'Message' is missing.")
        case .wrongType(let property):
            (400, "RequestBodyRead", false, "The value of '\(property)' has the wrong type.")
        case .unknownProperty(let property, let type):
            (
                400, "RequestBodyRead", true,
                """
                The property '\(property)' does not exist on type 'microsoft.graph.\(type)'. Make sure to only use \
                property names that are defined by the type or mark the type as open type.
                """
            )
        case .invalidBase64:
            (400, "ErrorMimeContentInvalidBase64String", true, "Invalid base64 string for MIME content.")
        case .commentBesideBody:
            (400, "BadRequest", false, "A comment and the body of the message cannot both be specified.")
        case .ambiguousForward:
            (400, "BadRequest", false, "The recipients must be specified once, as a parameter or in the message.")
        case .noRecipients:
            (
                400, "ErrorInvalidRecipients", true,
                "At least one recipient is not valid., A message can't be sent because it contains no recipients."
            )
        case .invalidBatch(let problem): (400, "BadRequest", false, problem)
        case .tooManyRequests:
            (
                400, "MaximumValueExceeded", false,
                "Number of batch request steps exceeds the maximum value of \(Batch.mostRequests)."
            )
        case .failedDependency: (424, "FailedDependency", false, "A request that this one depends on has failed.")
        }
    }

    /// How Graph refuses it, and why.
    var refusal: ReplayResult.Refusal {
        let (status, code, isCodeKnown, message) = answer
        let reason =
            switch self {
            case .missingToken, .unreadableToken:
                "No token that can be read says who sends it (\(code)), so it is refused whatever it asks."
            case .failedDependency: "A request of the batch that this one depends on has failed."
            case .noRecipients: "The message has no recipients (\(code)); nothing else stands in its way."
            case .unreadable, .missingMessage, .wrongType, .unknownProperty, .invalidBase64, .commentBesideBody,
                .ambiguousForward, .invalidBatch, .tooManyRequests:
                "The request is malformed (\(code)), and refused whoever sends it."
            }
        return .init(status: status, code: code, message: message, reason: reason, isCodeKnown: isCodeKnown)
    }
}
