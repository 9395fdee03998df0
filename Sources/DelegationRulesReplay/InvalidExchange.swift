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

    /// What `error`, of the toolchain's JSON reader or of our own, comes to; `text` was read as one of that kind.
    init(_ error: any Error, in text: ArraySlice<UInt8>, as kind: TextKind) {
        self.init(error)
        if let mistake = kind.mistake(found: text.jsonKeys) {
            (path, message) = ("", mistake)
        } else if path.isEmpty, text.hasSingleQuotes {
            message = "not valid JSON; expected double quotes, found a single quote"
        }
    }

    /// What `error`, of the toolchain's JSON reader or of our own, comes to.
    package init(_ error: any Error) {
        switch error {
        case let error as InvalidExchange: self = error
        case let error as DecodingError: self.init(path: error.path, message: error.message)
        default: self.init(path: "", message: Self.brokenJSON)
        }
    }

    /// An error at `key` of the object that `container` holds.
    init<Key: CodingKey>(_ container: KeyedDecodingContainer<Key>, _ key: Key, _ message: String) {
        self.init(path: (container.codingPath + [key]).dotted, message: message)
    }

    fileprivate static let brokenJSON = "not valid JSON; expected one object"

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
    fileprivate var path: String {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath.dotted
        case .keyNotFound(let key, let context): (context.codingPath + [key]).dotted
        @unknown default: ""
        }
    }

    /// What is wrong, in one line; what the library says of it is not for users.
    fileprivate var message: String {
        switch self {
        case .typeMismatch(let type, _): "expected \(Self.name(of: type))"
        case .valueNotFound(let type, _): "expected \(Self.name(of: type)), found null"
        case .keyNotFound: "missing"
        case .dataCorrupted: InvalidExchange.brokenJSON
        @unknown default: InvalidExchange.brokenJSON
        }
    }

    /// What JSON calls a value of `type`.
    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Bool.Type: "true or false"
        case is any RangeReplaceableCollection.Type: "an array"
        default: "an object"
        }
    }
}

extension [any CodingKey] {
    /// The keys from the outermost on, as a message names the place.
    var dotted: String {
        reduce(into: "") { path, key in
            path += key.intValue.map { "[\($0)]" } ?? (path.isEmpty ? "" : ".") + key.stringValue.excerpt
        }
    }
}
