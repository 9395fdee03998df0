import DelegationRulesJSON

/// What an HTTP Archive tells of one request and its answer, as far as that matters here.
struct ArchiveEntry {
    private(set) var method = ""
    private(set) var url = ""
    /// The headers that count, each as its first of that name says.
    private(set) var (authorization, contentType): (String?, String?)
    private(set) var body: [UInt8] = []
    /// The status of the answer; 0 where none came in.
    private(set) var status = 0
    private(set) var answer: [UInt8] = []

    /// Whether the request goes to Graph.
    var isForGraph: Bool { url.utf8.contains(UInt8(ascii: ":")) && RequestPath(of: url) != nil }

    /// Reads an entry.
    init(_ reader: inout JSONReader) throws(InvalidText) {
        var hasRequest = false
        try reader.known { (key, reader) throws(InvalidText) in
            switch key {
            case .request:
                hasRequest = true
                try readRequest(&reader)
            case .response: try readResponse(&reader)
            default: try reader.skip()
            }
        }
        guard hasRequest else { throw reader.error("missing; expected an object").inside("request") }
    }

    private mutating func readRequest(_ reader: inout JSONReader) throws(InvalidText) {
        var (method, url): (String?, String?)
        var type: String?
        try reader.known { (key, reader) throws(InvalidText) in
            switch key {
            case .method: method = try reader.text()
            case .url: url = try reader.text()
            case .headers:
                try reader.array { (_, reader) throws(InvalidText) in try readHeader(&reader) }
            case .postData: (body, type) = try reader.content()
            default: try reader.skip()
            }
        }
        guard let method else { throw reader.error("missing; expected an HTTP method").inside("method") }
        guard let url else { throw reader.error("missing; expected a URL").inside("url") }
        self.method = method
        self.url = url
        contentType = contentType ?? type
    }

    private mutating func readHeader(_ reader: inout JSONReader) throws(InvalidText) {
        var (name, value) = ("", "")
        try reader.known { (key, reader) throws(InvalidText) in
            switch key {
            case .name: name = try reader.text()
            case .value: value = try reader.text()
            default: try reader.skip()
            }
        }
        if name.isEqualIgnoringCase(to: "Authorization") { authorization = authorization ?? value }
        if name.isEqualIgnoringCase(to: "Content-Type") { contentType = contentType ?? value }
    }

    private mutating func readResponse(_ reader: inout JSONReader) throws(InvalidText) {
        try reader.known { (key, reader) throws(InvalidText) in
            switch key {
            case .status: status = try reader.integer()
            case .content: answer = try reader.content().text
            default: try reader.skip()
            }
        }
    }
}

extension JSONReader {
    /// The keys that matter, of all objects in an archive.
    fileprivate enum ArchiveKey: String, CaseIterable, Sendable {
        case log, entries, request, response, method, url, headers, name, value, postData, status, content, mimeType,
            text, encoding
    }

    private static let archiveKeys = JSONNames(of: ArchiveKey.self)

    /// Reads an object; `member` is called for those of its keys that matter in some object, and whose value is not
    /// `null`, which stands for none.
    fileprivate mutating func known(
        _ member: (ArchiveKey, inout JSONReader) throws(InvalidText) -> Void
    ) throws(InvalidText) {
        try object { (key, reader) throws(InvalidText) in
            let known = reader.value(of: key, among: Self.archiveKeys)
            guard let known, reader.peek() != .null else { return _ = try reader.skip() }
            try member(known, &reader)
        }
    }

    /// Reads an archive; `entries` is called with the reader at the array of them, and has to read that.
    mutating func archive(
        _ entries: (inout JSONReader) throws(InvalidText) -> Void
    ) throws(InvalidText) {
        try known { (key, reader) throws(InvalidText) in
            guard key == .log else { return _ = try reader.skip() }
            try reader.known { (key, reader) throws(InvalidText) in
                guard key == .entries else { return _ = try reader.skip() }
                try entries(&reader)
            }
        }
    }

    /// Reads what a request or an answer holds, and of which type that is.
    fileprivate mutating func content() throws(InvalidText) -> (text: [UInt8], type: String?) {
        var text: [UInt8] = []
        var type: String?
        var isBase64 = false
        try known { (key, reader) throws(InvalidText) in
            switch key {
            case .text: text = reader.utf8(of: try reader.string())
            case .mimeType: type = try reader.text()
            case .encoding: isBase64 = reader.says(try reader.string(), "base64", caseFolded: true)
            default: try reader.skip()
            }
        }
        // What is cut off so that it is none cannot be read.
        if isBase64 { text = (try? Base64.decoded(text)) ?? [] }
        return (text, type)
    }
}

extension JSONWriter {
    /// Writes the exchange that `entry` is, with what was recorded.
    mutating func exchange(_ entry: ArchiveEntry) {
        // Of what is not answered here, contents are not needed: they may be all the mail of somebody.
        let isAnswered = if case .unknown = Endpoint(method: entry.method, url: entry.url) { false } else { true }
        object { writer in
            writer.object("request") { writer in
                writer.member("method", string: entry.method)
                writer.member("url", string: entry.url)
                writer.object("headers") { writer in
                    if let value = entry.authorization { writer.member("Authorization", string: value) }
                    if let value = entry.contentType { writer.member("Content-Type", string: value) }
                }
                writer.member("body", content: isAnswered ? entry.body : [])
            }
            writer.object("recorded") { writer in
                writer.member("status", integer: entry.status)
                writer.member("body", content: isAnswered ? entry.answer : [])
            }
        }
    }

    /// Writes a key and a content, unless that is empty.
    private mutating func member(_ key: String, content: [UInt8]) {
        if content.isEmpty { return }
        member(key, string: String(decoding: content, as: UTF8.self))
    }
}
