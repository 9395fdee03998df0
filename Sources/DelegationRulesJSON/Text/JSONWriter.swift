/// Writes JSON on one line, behind the bytes that are there.
///
///     var writer = JSONWriter()
///     writer.object { writer in
///         writer.member("id", string: "a")
///         writer.key("to")
///         writer.array { writer in writer.string("bob@contoso.com") }
///     }
///     writer.endLine()
///
/// No text can forge a line: what a terminal or an editor might take for the end of one is written as an escape.
package struct JSONWriter {
    /// What was written.
    package private(set) var bytes: [UInt8]
    /// Whether a value was written that the next one in the same brackets has to be parted from.
    private var needsComma = false

    /// A writer that goes on behind `bytes`.
    package init(behind bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    /// What `write` writes, as a text of its own.
    package static func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Forgets what was written, and keeps the memory.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Hands over what was written so far of a text that goes on.
    package mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// Writes `text` as it is: lines for people, between JSON texts.
    package mutating func text(_ text: String) {
        append(text)
    }

    /// Writes what another writer wrote: a value, or members of an object.
    package mutating func append(written: [UInt8]) {
        beginValue()
        bytes += written
    }

    /// Writes lines that another writer wrote.
    package mutating func lines(_ written: ArraySlice<UInt8>) {
        bytes += written
        needsComma = false
    }

    /// Ends the line; what follows is a text of its own.
    package mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }
}

// MARK: Objects and arrays

extension JSONWriter {
    /// Writes an object, the members of which `members` writes: each with ``key(_:)`` and a value.
    @inline(__always)
    package mutating func object<Failure>(
        _ members: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try brackets("{", "}", members)
    }

    /// Writes an object that begins with the `id` of what it answers, if that has one.
    package mutating func object<Failure>(
        id: String?, _ members: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try object { (writer) throws(Failure) in
            if let id { writer.member("id", string: id) }
            try members(&writer)
        }
    }

    /// Writes an array, the elements of which `elements` writes.
    @inline(__always)
    package mutating func array<Failure>(
        _ elements: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try brackets("[", "]", elements)
    }

    @inline(__always)
    private mutating func brackets<Failure>(
        _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ contents: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        beginValue()
        bytes.append(UInt8(ascii: opening))
        needsComma = false
        try contents(&self)
        bytes.append(UInt8(ascii: closing))
        needsComma = true
    }

    /// Writes the key of the value that is written next.
    package mutating func key(_ key: String) {
        string(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    private mutating func beginValue() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }
}

// MARK: Values

extension JSONWriter {
    /// Writes a string that says `text`.
    package mutating func string(_ text: String) {
        beginValue()
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        append(text)
        if bytes.span.plainEnd(in: start..<bytes.count) < bytes.count {
            bytes.removeLast(bytes.count - start)
            for scalar in text.unicodeScalars { append(scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    package mutating func integer(_ value: Int) {
        beginValue()
        append(String(value))
    }

    package mutating func boolean(_ value: Bool) {
        beginValue()
        append(value ? "true" : "false")
    }

    package mutating func null() {
        beginValue()
        append("null")
    }

    /// Writes an array of strings.
    package mutating func strings(_ texts: some Sequence<String>) {
        array { writer in
            for text in texts { writer.string(text) }
        }
    }

    /// Writes the value that stands at `range` of `text`, sound as JSON, as it is spelled there.
    ///
    /// Only the white space between its parts is left out, and what could forge a line is written as an escape.
    package mutating func raw(_ text: [UInt8], at range: Range<Int>) {
        beginValue()
        var isInString = false
        var position = range.lowerBound
        while position < range.upperBound {
            let start = position
            position = text.span.spelledEnd(in: range[position...], &isInString)
            bytes += text[start..<position]
            guard position < range.upperBound else { return }
            switch text[position] {
            case 0...0x20: position += 1
            case let lead:
                // The first byte of a character has as many leading ones as the character has bytes.
                let end = position + max((~lead).leadingZeroBitCount, 1)
                append(UTF8.decode(UTF8.EncodedScalar(text[position..<end])))
                position = end
            }
        }
    }

    /// Appends `text` as it is.
    private mutating func append(_ text: String) {
        // To append the view of its bytes costs several times as much.
        unsafe text.utf8.withContiguousStorageIfAvailable { unsafe bytes.append(contentsOf: $0) }
            ?? bytes.append(contentsOf: text.utf8)
    }

    /// Appends a character of a string, as an escape where it needs one.
    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "\\":
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(UInt8(ascii: scalar))
        case "\n": append("\\n")
        case "\t": append("\\t")
        case "\r": append("\\r")
        case _ where scalar.couldForgeALine:
            let digits = String(scalar.value, radix: 16)
            append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}

extension Span<UInt8> {
    /// Where in `range` of a JSON text the first byte stands that cannot be written again as it is: white space between
    /// parts, or of a character that is not ASCII, or delete. The range's end, where there is none.
    ///
    /// `isInString` tells whether the range begins within a string, and then whether what is returned stands in one.
    fileprivate func spelledEnd(in range: Range<Int>, _ isInString: inout Bool) -> Int {
        var position = range.lowerBound
        while position < range.upperBound {
            if isInString {
                position = plainEnd(in: position..<range.upperBound)
                if position == range.upperBound { break }
            }
            switch self[position] {
            case UInt8(ascii: "\""):
                isInString.toggle()
                position += 1
            case UInt8(ascii: "\\"): position += 2
            case 0x21..<0x7F: position += 1
            default: return position
            }
        }
        return position
    }
}
