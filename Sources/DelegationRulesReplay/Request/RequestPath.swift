import DelegationRules
import DelegationRulesJSON

/// The path of a URL, segment by segment; empty segments, which doubled slashes make, are left out.
///
/// A key in parentheses, as in `users('AdeleV@contoso.com')`, is a segment of its own.
struct RequestPath: IteratorProtocol {
    /// A part of a path, decoded.
    typealias Segment = ArraySlice<UInt8>

    /// What is left of the path, as it is written.
    private var rest: ArraySlice<UInt8>
    /// The key that stood in parentheses behind the last segment.
    private var key: Segment?

    /// The path of `url`, without query and fragment; `nil` where its host is no Graph.
    init?(of url: String) {
        self.init(relative: url)
        let bytes = rest
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")), slash > 0, bytes[slash - 1] == UInt8(ascii: ":"),
            slash + 1 < bytes.endIndex, bytes[slash + 1] == UInt8(ascii: "/")
        else { return }
        guard bytes[..<slash].isSame(as: "https:") || bytes[..<slash].isSame(as: "http:") else { return nil }
        rest = bytes[(slash + 2)...]
        let authority = rest[..<(rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex)]
        if authority.isSame(as: Self.hosts[0]) {
            // Most are so, with neither a user nor a port.
            rest = rest[authority.endIndex...]
            return
        }
        let host = authority[(authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? authority.startIndex)...]
        let loopback = "[::1]"
        let name =
            host.starts(with: loopback.utf8)
            ? host.prefix(loopback.utf8.count) : host[..<(host.firstIndex(of: UInt8(ascii: ":")) ?? host.endIndex)]
        guard Self.hosts.contains(where: { name.isSame(as: $0) }) else { return nil }
        rest = rest[authority.endIndex...]
    }

    /// The path that `url` is, without query and fragment.
    init(relative url: String) {
        let bytes = Array(url.utf8)
        let end = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
        rest = bytes[..<(end ?? bytes.endIndex)]
    }

    /// Graph's clouds, and this machine, where a test double listens.
    private static let hosts = Scenario.Token.Permissions.graphHosts + ["localhost", "127.0.0.1", "[::1]"]

    /// The next segment.
    mutating func next() -> Segment? {
        if let key {
            self.key = nil
            return key
        }
        guard let start = rest.firstIndex(where: { $0 != UInt8(ascii: "/") }) else { return nil }
        let end = rest[start...].firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        let segment = Self.decoded(rest[start..<end])
        rest = rest[end...]
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
        guard segment.contains(UInt8(ascii: "%")) else { return segment }
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
