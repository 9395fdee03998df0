import DelegationRulesJSON

// What texts of an export are made of. Nobody looks at them by characters: what counts in them is ASCII.

extension JSONReader {
    /// What `string` says, without white space around it.
    func trimmedText(of string: QuotedString) -> String {
        if string.hasEscapes { return String(decoding: utf8(of: string).trimmed, as: UTF8.self) }
        let contents = bytes[string.contents]
        // Nearly every text has none.
        let isTrimmed = (contents.first ?? 0) > 0x20 && (contents.last ?? 0) > 0x20
        return String(decoding: isTrimmed ? contents : contents.trimmed, as: UTF8.self)
    }
}

extension BidirectionalCollection<UInt8> {
    fileprivate var trimmed: SubSequence {
        guard let start = firstIndex(where: { $0 > 0x20 }), let end = lastIndex(where: { $0 > 0x20 }) else {
            return self[endIndex...]
        }
        return self[start...end]
    }
}

extension String {
    /// Whether the text begins with `prefix`, in whatever case its ASCII letters are.
    func begins(with prefix: String) -> Bool {
        var bytes = utf8.makeIterator()
        for expected in prefix.utf8 {
            guard let byte = bytes.next(), byte.caseFolded == expected.caseFolded else { return false }
        }
        return true
    }

    /// Whether the text comes before `other`, in whatever case the ASCII letters of both are.
    func precedes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8) { $0.caseFolded < $1.caseFolded }
    }

    /// Whether the text is a SID, such as `S-1-5-10`.
    var isSID: Bool { begins(with: "S-1-") }

    /// Whether the text could be an SMTP address.
    var isAddress: Bool { utf8.contains(UInt8(ascii: "@")) }

    /// An address without `SMTP:` before it.
    var withoutSMTPPrefix: String { begins(with: "smtp:") ? String(decoding: utf8.dropFirst(5), as: UTF8.self) : self }

    /// What stands between `separators`, which are ASCII, without white space around it and what is empty.
    func parts(between separators: String) -> [String] {
        let separators = Array(separators.utf8)
        return utf8.split { separators.contains($0) }.map { String(decoding: $0.trimmed, as: UTF8.self) }
            .filter { !$0.isEmpty }
    }
}

extension [String] {
    /// How many names a message shows at most.
    static let excerptCount = 3

    /// The names for a message, which shows the first of them.
    var excerpt: String {
        prefix(Self.excerptCount).map { $0.excerpt }.joined(separator: ", ") + (count > Self.excerptCount ? ", …" : "")
    }
}
