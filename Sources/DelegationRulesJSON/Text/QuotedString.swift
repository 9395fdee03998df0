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
    /// What `string` says.
    package func text(of string: QuotedString) -> String {
        guard string.hasEscapes else { return String(decoding: bytes[string.contents], as: UTF8.self) }
        return String(decoding: utf8(of: string), as: UTF8.self)
    }

    /// What `string` says, in UTF-8.
    package func utf8(of string: QuotedString) -> [UInt8] {
        guard string.hasEscapes else { return Array(bytes[string.contents]) }
        var decoded: [UInt8] = []
        var reader = self
        reader.move(to: string.contents)
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

    /// Whether `string` says `name`; with `caseFolded`, in whatever case its ASCII letters are.
    package func says(_ string: QuotedString, _ name: String, caseFolded: Bool = false) -> Bool {
        if string.hasEscapes {
            return utf8(of: string).elementsEqual(name.utf8) { $0.isEqual(to: $1, caseFolded: caseFolded) }
        }
        return string.contents.count == name.utf8.count
            && zip(string.contents, name.utf8).allSatisfy { bytes[$0].isEqual(to: $1, caseFolded: caseFolded) }
    }

    /// Whether `string` says the same as `other`; with `caseFolded`, in whatever case their ASCII letters are.
    package func says(_ string: QuotedString, sameAs other: QuotedString, caseFolded: Bool = false) -> Bool {
        if string.hasEscapes || other.hasEscapes {
            return utf8(of: string).elementsEqual(utf8(of: other)) { $0.isEqual(to: $1, caseFolded: caseFolded) }
        }
        return string.contents.count == other.contents.count
            && zip(string.contents, other.contents).allSatisfy {
                bytes[$0].isEqual(to: bytes[$1], caseFolded: caseFolded)
            }
    }
}

extension UInt8 {
    /// This byte, or the small letter where it is a capital letter of ASCII.
    @inlinable package var caseFolded: UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self
    }

    @inline(__always)
    fileprivate func isEqual(to other: UInt8, caseFolded: Bool) -> Bool {
        self == other || caseFolded && self.caseFolded == other.caseFolded
    }
}
