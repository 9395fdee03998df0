import DelegationRulesJSON

/// What a request asks for, and what its body says, whoever sends it.
enum RequestContent {
    /// One of the operations on a mailbox, and its body; `nil` where it sends a draft by its id, which has none.
    ///
    /// It stands in memory of its own: to hand on all that a body says by value takes as long as to decide.
    indirect case operation(RequestTarget, Result<RequestBody, RefusedRequest>?)
    /// Several requests in one.
    case batch(Result<Batch, RefusedRequest>, isBeta: Bool)
    /// None of those that are known.
    case unknown

    /// The content of `request`.
    init(of request: GraphRequest) {
        if let target = RequestTarget(method: request.method, url: request.url) {
            self = .operation(target, Self.body(of: request, for: target))
        } else if let isBeta = RequestTarget.isBatchInBeta(method: request.method, url: request.url) {
            self = .batch(Result { () throws(RefusedRequest) in try Batch(of: request) }, isBeta: isBeta)
        } else {
            self = .unknown
        }
    }

    /// What the body of `request` says, which is for `target`.
    static func body(of request: GraphRequest, for target: RequestTarget) -> Result<RequestBody, RefusedRequest>? {
        if case .sendDraft = target.action, request.draft.isEmpty { return nil }
        return Result { () throws(RefusedRequest) in try RequestBody(of: request, for: target) }
    }

    /// Whether ``Drafts`` decide or change what comes of it: a draft is created, one is sent by its id, or it is a batch,
    /// which may do either.
    var concernsDrafts: Bool {
        switch self {
        case .operation(let target, let body): body == nil || target.createsDraft
        case .batch: true
        case .unknown: false
        }
    }
}

extension JSONReader {
    /// Reads a body, an object, as what it is for a request with that method and URL. Where a draft is sent, or the request
    /// is none of those that are known, a body decides nothing: it is passed over, and `nil` is returned.
    mutating func content(method: String, url: String) throws(InvalidText) -> RequestContent? {
        if let target = RequestTarget(method: method, url: url) {
            if case .sendDraft = target.action {
                try skip()
                return nil
            }
            return .operation(
                target,
                try told { (reader) throws(RefusedRequest) in try RequestBody(&reader, for: target) })
        }
        guard let isBeta = RequestTarget.isBatchInBeta(method: method, url: url) else {
            try skip()
            return nil
        }
        return .batch(try told { (reader) throws(RefusedRequest) in try Batch(&reader) }, isBeta: isBeta)
    }

    /// What `read` reads, or why Graph refuses it; it passes over the value in any case, but where that cannot be read.
    private mutating func told<Value>(
        _ read: (inout JSONReader) throws(RefusedRequest) -> Value
    ) throws(InvalidText) -> Result<Value, RefusedRequest> {
        do throws(RefusedRequest) {
            return .success(try read(&self))
        } catch {
            if case .unreadable(let error?) = error { throw error }
            return .failure(error)
        }
    }
}
