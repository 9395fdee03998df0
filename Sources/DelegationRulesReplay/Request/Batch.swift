import DelegationRulesJSON

/// Several requests in one (`POST /$batch`), and in which order they can be answered.
struct Batch {
    /// How many requests there may be.
    static let mostRequests = 20

    /// One of the requests.
    struct Part {
        let id: String
        let request: GraphRequest
        /// The ids of those that it depends on.
        fileprivate let dependsOn: [String]
        /// The positions of those that must have succeeded before.
        fileprivate(set) var dependencies: [Int] = []
    }

    private(set) var parts: [Part] = []
    /// The positions of the parts, each behind those that it depends on, otherwise as they stand.
    private(set) var order: [Int] = []

    /// The batch that is the body of `request`.
    init(of request: GraphRequest) throws(RefusedRequest) {
        var reader = JSONReader(request.body)
        guard reader.peek() == .object else { throw .unreadable(nil) }
        try self.init(&reader)
        try reader.checked { (reader) throws(InvalidText) in try reader.end(of: "body") }
    }

    /// Reads a batch, an object.
    init(_ reader: inout JSONReader) throws(RefusedRequest) {
        var hasRequests = false
        try reader.members { (key, reader) throws(RefusedRequest) in
            guard reader.says(key, "requests") else { return try reader.pass() }
            guard try reader.has(.array, "requests") else { return }
            hasRequests = true
            try reader.list { (reader) throws(RefusedRequest) in parts.append(try Part(&reader)) }
        }
        guard hasRequests else { throw .invalidBatchFormat }
        if parts.count > Self.mostRequests { throw .tooManyRequests }
        for (position, part) in parts.enumerated() {
            if index(of: part.id) != position {
                throw .invalidBatch("Request Id \(part.id) has to be unique in a batch.")
            }
            for name in part.dependsOn {
                guard let index = index(of: name) else {
                    throw .invalidBatch("Request Id \(part.id) depends on \(name), which is not in the batch.")
                }
                parts[position].dependencies.append(index)
            }
        }
        try putInOrder()
    }

    /// The position of the first part with that id.
    private func index(of id: String) -> Int? {
        parts.firstIndex { $0.id.isEqualIgnoringCase(to: id) }
    }

    private mutating func putInOrder() throws(RefusedRequest) {
        while order.count < parts.count {
            let next = parts.indices.first { position in
                !order.contains(position) && parts[position].dependencies.allSatisfy { order.contains($0) }
            }
            guard let next else { throw .invalidBatch("The requests of the batch depend on each other.") }
            order.append(next)
        }
    }
}

// MARK: Reading

extension Batch.Part {
    fileprivate init(_ reader: inout JSONReader) throws(RefusedRequest) {
        var (id, method, url): (String?, String?, String?)
        var headers: GraphRequest.Headers = [:]
        var body: [UInt8] = []
        var dependsOn: [String] = []
        guard try reader.has(.object, "requests") else { throw .invalidBatchFormat }
        try reader.members { (key, reader) throws(RefusedRequest) in
            switch Key.allCases.first(where: { reader.says(key, $0.rawValue) }) {
            case .id: id = try reader.string("id")
            case .method: method = try reader.string("method")
            case .url: url = try reader.string("url")
            case .headers:
                guard try reader.has(.object, "headers") else { return }
                try reader.members(caseFolded: true) { (name, reader) throws(RefusedRequest) in
                    if let value = try reader.string("headers") { headers.append(reader.text(of: name), value) }
                }
            case .body: body = try reader.checked { (reader) throws(InvalidText) in try reader.requestBody() }
            case .dependsOn:
                guard try reader.has(.array, "dependsOn") else { return }
                try reader.list { (reader) throws(RefusedRequest) in
                    if let id = try reader.string("dependsOn") { dependsOn.append(id) }
                }
            case nil: try reader.pass()
            }
        }
        guard let id, let method, let url else { throw .invalidBatchFormat }
        if !body.isEmpty, headers["Content-Type"] == nil {
            throw .invalidBatch("Write request id : \(id) does not contain Content-Type header or body.")
        }
        self.id = id
        self.dependsOn = dependsOn
        request = GraphRequest(method: method, url: url, headers: headers, body: body)
    }

    private enum Key: String, CaseIterable {
        case id, method, url, headers, body, dependsOn
    }
}

extension RefusedRequest {
    fileprivate static var invalidBatchFormat: RefusedRequest { .invalidBatch("Invalid batch payload format.") }
}
