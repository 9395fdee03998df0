import DelegationRulesJSON
import DelegationRulesReplay
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A test double of Microsoft Graph in one tenant, for every `URLSession` with its ``configuration``.
///
/// It is kept until the process ends, since a session may ask it until then.
public final class MockGraph: Sendable {
    /// What becomes of a request to a host that is none of Graph's.
    public enum OtherHosts: Hashable, Sendable, CaseIterable {
        /// It fails, with an error that names the URL.
        case fail
        /// It goes where it would have gone.
        case passThrough
    }

    /// A request, and what became of it.
    public struct Record: Sendable {
        /// The request as it was sent.
        public let request: GraphRequest
        fileprivate let outcome: Result<ReplayResult, InvalidText>

        /// What became of it: Graph's answer, and what Graph never tells.
        ///
        /// It throws what nobody can answer: the tenant does not know the signed-in user. The client was answered `500`.
        public var result: ReplayResult {
            get throws(InvalidText) { try outcome.get() }
        }
    }

    private struct Memory: Sendable {
        var drafts = Drafts()
        var records: [Record] = []
    }

    private let tenant: Tenant
    private let token: AccessToken?
    private let otherHosts: OtherHosts
    private let stamp: ResponseStamp?
    private let number = numbers.withLock { number in
        defer { number += 1 }
        return number
    }
    private let memory = Locked(Memory())

    /// How many doubles there were so far.
    private static let numbers = Locked(0)
    /// Those that configured a session, by their numbers.
    private static let configuring = Locked<[Int: MockGraph]>([:])

    /// A double of Graph in `tenant`, which was not asked anything yet.
    ///
    /// Without a `token`, each request is judged by the JWT in its `Authorization` header, which is read and not verified;
    /// with one, by that, whatever the header says. Answers bear `stamp`, or else, as Graph's, an id of their own and the time.
    public init(
        tenant: Tenant, token: AccessToken? = nil, otherHosts: OtherHosts = .fail,
        stamp: ResponseStamp? = nil
    ) {
        self.tenant = tenant
        self.token = token
        self.otherHosts = otherHosts
        self.stamp = stamp
    }

    /// The configuration of a session that this double answers: an ephemeral one, new each time, which may be changed.
    public var configuration: URLSessionConfiguration {
        Self.configuring.withLock { $0[number] = self }
        let configuration = URLSessionConfiguration.ephemeral
        configuration.protocolClasses = [Self.protocolClass(typed(number))] + (configuration.protocolClasses ?? [])
        return configuration
    }

    private static func protocolClass<Number: TypedNumber>(_: Number.Type) -> AnyClass { GraphProtocol<Number>.self }

    /// What became of each request to Graph, in the order in which they were answered.
    public var results: [Record] { memory.withLock(\.records) }

    /// Forgets all requests and all drafts.
    public func reset() {
        memory.withLock { $0 = Memory() }
    }

    /// The double with that number, if it configured a session.
    static func configuring(_ number: Int) -> MockGraph? { configuring.withLock { $0[number] } }

    /// Whether a request to `url` is this double's to answer, if only with an error.
    func answers(_ url: URL?) -> Bool {
        switch otherHosts {
        case .fail: true
        case .passThrough: url?.isOfGraph ?? false
        }
    }

    /// The answer to `request`, which is remembered, and the stamp that it bears.
    func answer(_ request: GraphRequest) -> (GraphResponse, ResponseStamp) {
        let stamp = stamp ?? ResponseStamp(at: Date())
        let response = memory.withLock { memory in
            let outcome = Result { () throws(InvalidText) in
                try tenant.replay(request, token: token, stamp: stamp, &memory.drafts)
            }
            memory.records.append(Record(request: request, outcome: outcome))
            switch outcome {
            case .success(let result): return result.doubleResponse(stamp)
            case .failure(let error): return GraphResponse.invalid(error, stamp)
            }
        }
        return (response, stamp)
    }
}

extension ResponseStamp {
    /// A stamp that no other answer bears.
    fileprivate init(at time: Date) {
        self.init(requestID: UUID().uuidString.lowercased(), date: time.formatted(Self.format))
    }

    /// The date as HTTP has it (RFC 9110, section 5.6.7); `nil` where the stamp has none.
    var headerDate: String? { (try? Self.format.parse(date))?.formatted(Self.headerFormat) }

    private static let format = Date.ISO8601FormatStyle.iso8601.year().month().day().time(
        includingFractionalSeconds: false)
    private static let headerFormat = Date.VerbatimFormatStyle(
        format: """
            \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .padded(4)) \
            \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits) GMT
            """,
        locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian))
}
