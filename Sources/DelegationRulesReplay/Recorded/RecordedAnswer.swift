import DelegationRulesJSON

/// What Graph answered to a request, as somebody recorded it.
public struct RecordedAnswer: Hashable, Sendable {
    /// The HTTP status; 0 where no answer came in.
    public let status: Int
    /// The `code` of the error in the body, if it can be read there.
    public private(set) var code: String?
    /// The `id` in the body, which is a draft's where one was created.
    private(set) var id: String?
    /// The answers to the requests of a batch.
    private(set) var parts: [Part] = []

    /// The answer to a request of a batch.
    struct Part: Hashable, Sendable {
        let id: String
        let answer: RecordedAnswer
    }

    /// An answer with that status, and a body that may be empty, cut off, or anything else than JSON.
    public init(status: Int, body: [UInt8] = []) {
        self.status = status
        var reader = JSONReader(body)
        // What was read before the body breaks off counts.
        try? reader.object { (key, reader) throws(InvalidText) in
            switch reader.peek() {
            case .object where reader.says(key, "error"): code = try reader.string(in: "code")
            case .string where reader.says(key, "id"): id = try reader.text()
            case .array where reader.says(key, "responses"): try readParts(&reader)
            default: try reader.skip()
            }
        }
    }

    private mutating func readParts(_ reader: inout JSONReader) throws(InvalidText) {
        try reader.elements { (reader) throws(InvalidText) in
            var id: String?
            var status = 0
            var body: [UInt8] = []
            try reader.object { (key, reader) throws(InvalidText) in
                switch reader.peek() {
                case .string where reader.says(key, "id"): id = try reader.text()
                case .number where reader.says(key, "status"): status = try reader.integer()
                case .object where reader.says(key, "body"): body = try reader.requestBody()
                default: try reader.skip()
                }
            }
            if let id { parts.append(Part(id: id, answer: RecordedAnswer(status: status, body: body))) }
        }
    }

    /// The answer to the request of a batch that has that id; `nil` where none was recorded.
    func part(_ id: String) -> RecordedAnswer? {
        parts.first { $0.id.isEqualIgnoringCase(to: id) }?.answer
    }

    /// The HTTP status; `nil` where no answer came in.
    var knownStatus: Int? { status == 0 ? nil : status }

    /// The id of the draft that was created.
    var draftID: String? { status == 201 ? id : nil }
}

extension JSONReader {
    /// Reads an object, and returns the string that is its member `name`; `nil` where there is none.
    fileprivate mutating func string(in name: String) throws(InvalidText) -> String? {
        var string: String?
        try object { (key, reader) throws(InvalidText) in
            if reader.says(key, name), reader.peek() == .string {
                string = try reader.text()
            } else {
                try reader.skip()
            }
        }
        return string
    }

    /// Reads what an exchange says of its answer.
    mutating func recordedAnswer() throws(InvalidText) -> RecordedAnswer {
        var status: Int?
        var body: [UInt8] = []
        try object(Self.recordedKeys) { (key, reader) throws(InvalidText) in
            switch key {
            case .status: status = try reader.integer()
            case .body: body = try reader.requestBody()
            }
        }
        guard let status else { throw error("missing; expected an HTTP status, such as 202").inside("status") }
        return RecordedAnswer(status: status, body: body)
    }

    private enum RecordedKey: String, CaseIterable, Sendable {
        case status, body
    }

    private static let recordedKeys = JSONNames(of: RecordedKey.self)
}
