import DelegationRules
import DelegationRulesJSON

/// What a request asks for, and what its body says, whoever sends it.
enum RequestContent {
    /// One of the operations on a mailbox, and what the body says, or the draft that stands beside the request.
    ///
    /// It stands in memory of its own: to hand on all that a body says by value takes as long as to decide.
    indirect case operation(RequestTarget, RequestBody)
    /// A draft that was created before is sent by its id.
    case sentDraft(id: String, RequestTarget)
    /// Several requests in one.
    case batch(Batch, isBeta: Bool)
    /// One of these, but malformed: Graph refuses it whoever sends it.
    case refused(RefusedRequest)
    /// None of those that are known.
    case unknown

    /// The content of `request`.
    init(of request: GraphRequest) {
        switch Endpoint(method: request.method, url: request.url) {
        case .operation(let target): self.init(of: request, for: target)
        case .batch(let isBeta):
            do throws(RefusedRequest) {
                self = .batch(try Batch(of: request), isBeta: isBeta)
            } catch {
                self = .refused(error)
            }
        case .unknown: self = .unknown
        }
    }

    /// The content of `request`, which is for `target`.
    init(of request: GraphRequest, for target: RequestTarget) {
        if case .sendDraft(let id) = target.action, request.draft.isEmpty {
            self = .sentDraft(id: id, target)
            return
        }
        do throws(RefusedRequest) {
            self = .operation(target, try RequestBody(of: request, for: target))
        } catch {
            self = .refused(error)
        }
    }

    /// Whether ``Drafts`` decide or change what comes of it: a draft is created, one is sent by its id, or it is a batch,
    /// which may do either.
    var concernsDrafts: Bool {
        switch self {
        case .operation(let target, let body): target.action.operation(of: body).isDraft
        case .sentDraft, .batch: true
        case .refused, .unknown: false
        }
    }
}

extension JSONReader {
    /// Reads a body, an object, as what it is for a request at `endpoint`. Where a draft is sent, or the request is none of
    /// those that are known, a body decides nothing: it is passed over, and `nil` is returned.
    mutating func content(at endpoint: Endpoint) throws(InvalidText) -> RequestContent? {
        do throws(RefusedRequest) {
            switch endpoint {
            case .operation(let target):
                if case .sendDraft = target.action { break }
                return .operation(target, try RequestBody(&self, for: target))
            case .batch(let isBeta): return .batch(try Batch(&self), isBeta: isBeta)
            case .unknown: break
            }
        } catch {
            if case .unreadable(let error?) = error { throw error }
            // All of the value was read: what is no JSON would have come first.
            return .refused(error)
        }
        try skip()
        return nil
    }
}
