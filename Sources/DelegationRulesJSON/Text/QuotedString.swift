/// A string that was read: where it stands, sound as JSON, and not decoded yet.
///
/// The reader that read it, or a copy, tells what it says. Compare that with ``JSONReader/says(_:_:caseFolded:)`` and
/// not as a `String`, which the library compares by normal form: a text made for it takes seconds.
package struct QuotedString: Sendable {
    /// Where it stands, without its quotes.
    package let contents: Range<Int>
    /// Whether some of it says something else than it is.
    package let hasEscapes: Bool

    /// Where it stands, with its quotes.
    package var literal: Range<Int> { contents.lowerBound - 1..<contents.upperBound + 1 }

    /// Its beginning, of at most `count` bytes, in which a character or an escape may be cut off at the end.
    func prefix(_ count: Int) -> QuotedString {
        QuotedString(contents: contents.prefix(count), hasEscapes: hasEscapes)
    }
}

extension JSONReader {
    // What a string says is in the bytes alone. A call that took the reader along would copy it at every key.

    /// What `string` says.
    @inline(__always)
    package func text(of string: QuotedString) -> String { string.text(in: bytes) }

    /// What `string` says, in UTF-8.
    @inline(__always)
    package func utf8(of string: QuotedString) -> [UInt8] { string.utf8(in: bytes) }

    /// Whether `string` says `name`; with `caseFolded`, in whatever case its ASCII letters are.
    @inline(__always)
    package func says(_ string: QuotedString, _ name: String, caseFolded: Bool = false) -> Bool {
        string.says(name, in: bytes, caseFolded: caseFolded)
    }

    /// Whether `string` says the same as `other`; with `caseFolded`, in whatever case their ASCII letters are.
    @inline(__always)
    package func says(_ string: QuotedString, sameAs other: QuotedString, caseFolded: Bool = false) -> Bool {
        string.says(sameAs: other, in: bytes, caseFolded: caseFolded)
    }
}

extension QuotedString {
    fileprivate func text(in bytes: [UInt8]) -> String {
        if !hasEscapes {
            return unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0[contents], as: UTF8.self) }
        }
        return String(decoding: utf8(in: bytes), as: UTF8.self)
    }

    func utf8(in bytes: [UInt8]) -> [UInt8] {
        guard hasEscapes else { return Array(bytes[contents]) }
        var decoded: [UInt8] = []
        var reader = JSONReader(bytes, at: contents)
        while let byte = reader.next {
            if byte != UInt8(ascii: "\\") {
                decoded.append(byte)
                reader.position += 1
            } else if let scalar = try? reader.escape() {
                decoded += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        return decoded
    }

    fileprivate func says(_ name: String, in bytes: [UInt8], caseFolded: Bool) -> Bool {
        guard hasEscapes else { return name.isSame(as: bytes.span, at: contents, caseFolded: caseFolded) }
        let text = utf8(in: bytes)
        return name.isSame(as: text.span, at: text.indices, caseFolded: caseFolded)
    }

    fileprivate func says(sameAs other: QuotedString, in bytes: [UInt8], caseFolded: Bool) -> Bool {
        if hasEscapes || other.hasEscapes { return says(other.text(in: bytes), in: bytes, caseFolded: caseFolded) }
        return contents.count == other.contents.count
            && bytes.span.has(contents, equalTo: bytes.span, at: other.contents.lowerBound, caseFolded: caseFolded)
    }
}
