import DelegationRules
import DelegationRulesJSON

/// The path of a URL, segment by segment; empty segments, which doubled slashes make, are left out.
///
/// A key in parentheses, as in `users('AdeleV@contoso.com')`, is a segment of its own.
struct RequestPath: IteratorProtocol {
    /// A part of a path, decoded.
    typealias Segment = ArraySlice<UInt8>

    /// The path as it is written, and with it what stands before and behind it.
    private let bytes: [UInt8]
    /// What is left of it.
    private var rest: Range<Int>
    /// The key that stood in parentheses behind the last segment.
    private var key: Segment?

    /// The path of `url`, without query and fragment; `nil` where its host is no Graph.
    init?(of url: String) {
        self.init(relative: url)
        guard let slash = bytes[rest].firstIndex(of: UInt8(ascii: "/")), slash > 0,
            bytes[slash - 1] == UInt8(ascii: ":"), slash + 1 < rest.upperBound, bytes[slash + 1] == UInt8(ascii: "/")
        else { return }
        guard Self.schemes.place(of: bytes[..<slash]) != nil else { return nil }
        let start = slash + 2
        let end = bytes[start..<rest.upperBound].firstIndex(of: UInt8(ascii: "/")) ?? rest.upperBound
        rest = end..<rest.upperBound
        let authority = bytes[start..<end]
        // Most have neither a user nor a port.
        if Self.hosts.place(of: authority) != nil { return }
        let host = authority[(authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? authority.startIndex)...]
        // An address of six has colons of its own, in brackets.
        let bracket = host.lastIndex(of: UInt8(ascii: "]")) ?? host.startIndex
        let name = host[..<(host[bracket...].firstIndex(of: UInt8(ascii: ":")) ?? host.endIndex)]
        if Self.hosts.place(of: name) == nil { return nil }
    }

    /// The path that `url` is, without query and fragment.
    init(relative url: String) {
        bytes = Array(url.utf8)
        rest = 0..<(bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.count)
    }

    private static let schemes = NameTable(["https:", "http:"])

    /// Graph's clouds, and this machine, where a test double listens.
    private static let hosts = NameTable(
        Scenario.Token.Permissions.graphHosts + ["localhost", "127.0.0.1", "[::1]"])

    /// The next segment.
    mutating func next() -> Segment? {
        if let key {
            self.key = nil
            return key
        }
        var start = rest.lowerBound
        while start < rest.upperBound, bytes[start] == UInt8(ascii: "/") { start += 1 }
        if start == rest.upperBound { return nil }
        var end = start
        var hasEscapes = false
        while end < rest.upperBound, bytes[end] != UInt8(ascii: "/") {
            hasEscapes = hasEscapes || bytes[end] == UInt8(ascii: "%")
            end += 1
        }
        rest = end..<rest.upperBound
        let segment = hasEscapes ? Self.decoded(bytes[start..<end]) : bytes[start..<end]
        guard segment.last == UInt8(ascii: ")"), let opening = segment.firstIndex(of: UInt8(ascii: "(")),
            segment.endIndex >= opening + 4, segment[opening + 1] == UInt8(ascii: "'"),
            segment.suffix(2).elementsEqual("')".utf8)
        else { return segment }
        key = Self.unquoted(segment[(opening + 2)..<(segment.endIndex - 2)])
        return segment[..<opening]
    }

    /// `key` with each doubled quote once.
    private static func unquoted(_ key: Segment) -> Segment {
        var unquoted: Segment = []
        var rest = key
        while let byte = rest.popFirst() {
            unquoted.append(byte)
            if byte == UInt8(ascii: "'"), rest.first == byte { rest.removeFirst() }
        }
        return unquoted
    }

    /// `segment` with its percent-encoded bytes decoded; a percent sign that encodes nothing stays.
    private static func decoded(_ segment: Segment) -> Segment {
        var bytes: Segment = []
        var rest = segment
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first?.hexDigit, let low = rest.dropFirst().first?.hexDigit {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
