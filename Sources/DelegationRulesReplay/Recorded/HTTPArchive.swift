import DelegationRulesJSON

/// Recorded traffic as an HTTP Archive (HAR 1.2), which browsers and proxies write: its requests to Graph, as exchanges.
///
/// What such tools add to the format, and what does not matter here, is passed over.
public struct HTTPArchive: Sendable {
    /// How many entries it has.
    public private(set) var entryCount = 0
    /// The exchanges as JSON Lines, each with the token in its header and with what was recorded of its answer. An entry
    /// is a line, which is blank where the request goes elsewhere: so the line of an exchange tells the entry.
    public var exchanges: [UInt8] { lines.bytes }

    private var lines = JSONWriter()

    /// Reads the JSON text of an archive.
    public init(json: [UInt8]) throws(InvalidText) {
        var reader = JSONReader(json, at: Self.start(of: json)..<json.count)
        var hasEntries = false
        try reader.archive { (reader) throws(InvalidText) in
            hasEntries = true
            try reader.array { (_, reader) throws(InvalidText) in
                let entry = try ArchiveEntry(&reader)
                if entry.isForGraph { lines.exchange(entry) }
                lines.endLine()
                entryCount += 1
            }
        }
        try reader.end(of: "archive")
        guard hasEntries else { throw reader.error("missing; expected an array").inside("entries").inside("log") }
    }

    /// Whether a text with this beginning is an archive, which its first key tells; `nil` where that has not come in.
    package static func begins(_ bytes: [UInt8]) -> Bool? {
        var rest = "{\"log\"".utf8[...]
        for byte in bytes[start(of: bytes)...] {
            if rest.first == byte {
                rest.removeFirst()
                if rest.isEmpty { return true }
            } else if rest.count < 5 || !" \t\r\n".utf8.contains(byte) {
                return false  // Within the key no white space stands.
            }
        }
        return nil
    }

    /// Where the text begins behind a byte order mark, which Fiddler writes.
    private static func start(of bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
