import DelegationRulesJSON

/// Why a text is no exchange or no tenant.
public struct InvalidExchange: Error, Hashable, Sendable {
    /// The key at fault, dotted, such as `tenant.recipients[3].sendAs[0]`; empty where it is the whole text.
    public var path: String
    /// What is wrong and what was expected, in one line.
    public var message: String
    /// The `id` of the exchange, where it can be read.
    public var id: String?

    /// An error at the key `path`.
    public init(path: String, message: String, id: String? = nil) {
        self.path = path
        self.message = message
        self.id = id
    }

    /// What `error`, of the toolchain's JSON reader or of our own, comes to.
    init(_ error: any Error) {
        switch error {
        case let error as InvalidExchange: self = error
        case let error as DecodingError: self.init(path: error.path, message: error.message)
        default: self.init(path: "", message: "\(error)")
        }
    }

    /// The answer to a text that is no exchange, as one JSON object on one line.
    public func json(line: Int) -> String {
        var error = JSONObject()
        error.add("path", string: path)
        error.add("message", string: message)
        error.add("line", line)
        var object = JSONObject()
        if let id { object.add("id", string: id) }
        object.add("outcome", string: "invalid")
        object.add("error", object: error)
        return object.text
    }
}

extension DecodingError {
    /// The key at fault, dotted.
    package var path: String {
        var path = ""
        for key in context?.codingPath ?? [] {
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path = path.key(key.stringValue)
            }
        }
        if case .keyNotFound(let key, _) = self { path = path.key(key.stringValue) }
        return path
    }

    /// What is wrong, in one line.
    package var message: String {
        if case .keyNotFound = self { return "missing" }
        if case .dataCorrupted(let context) = self, context.codingPath.isEmpty {
            return "not valid JSON; expected one object"
        }
        let cause = context?.underlyingError.map { ": \($0)" } ?? ""
        let message = (context?.debugDescription ?? "\(self)") + cause
        return String(message.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(300))
    }

    private var context: Context? {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
            .dataCorrupted(let context):
            context
        @unknown default: nil
        }
    }
}

extension String {
    /// The path of the member `name` of the object at this path.
    fileprivate func key(_ name: String) -> String {
        isEmpty ? name : "\(self).\(name)"
    }
}
