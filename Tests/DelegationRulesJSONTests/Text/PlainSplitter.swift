import DelegationRulesJSON

/// The rules of ``JSONStream`` once more, on a whole input: plain, and slow on what is broken.
struct PlainSplitter {
    private let bytes: [UInt8]
    private let kind: JSONTextKind
    private var position = 0
    private var pieces: [SplitPiece] = []

    /// The pieces of `bytes`, lines taken apart.
    static func split(_ bytes: [UInt8], _ kind: JSONTextKind) -> [SplitPiece] {
        var splitter = PlainSplitter(bytes: bytes, kind: kind)
        splitter.split()
        return splitter.pieces
    }

    private init(bytes: [UInt8], kind: JSONTextKind) {
        self.bytes = bytes
        self.kind = kind
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func line(of position: Int) -> Int { 1 + bytes[..<position].count { $0 == 0x0A } }

    private mutating func skipWhiteSpace() {
        while let byte = next, " \t\r\n".utf8.contains(byte) { position += 1 }
    }

    private mutating func text(_ range: Range<Int>) {
        pieces.append(SplitPiece(text: Array(bytes[range]), line: line(of: range.lowerBound)))
    }

    private mutating func broken(_ message: String, at position: Int) {
        pieces.append(SplitPiece(message: message, line: line(of: position)))
    }

    private mutating func split() {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        skipWhiteSpace()
        if next == UInt8(ascii: "[") {
            position += 1
            array()
        } else {
            values()
        }
    }

    private mutating func values() {
        var isDecided = false
        while true {
            skipWhiteSpace()
            guard next != nil else { return }
            let ending = Self.ending(of: bytes, at: position)
            if !isDecided, !bytes[position..<ending.position].contains(0x0A) { return lines() }
            isDecided = isDecided || ending.isWhole
            value(ending)
        }
    }

    private mutating func lines() {
        while position < bytes.count {
            skipWhiteSpace()
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            if end - position > kind.longest {
                broken(kind.tooLongMessage, at: position)
            } else if end > position {
                text(position..<end)
            }
            position = end
        }
    }

    /// Hands out the value at the position, which ends like that, and goes to the next.
    private mutating func value(_ ending: Ending) {
        let start = position
        if ending.position - start > kind.longest {
            broken(kind.tooLongMessage, at: start)
            position = ending.isWhole ? ending.position : lineWithObject(from: start, at: ending.position)
        } else if ending.isWhole {
            text(start..<ending.position)
            position = ending.position
        } else {
            brokenValue(ending)
        }
    }

    private mutating func brokenValue(_ ending: Ending) {
        while position < ending.position {
            let inner = Self.ending(of: bytes, at: position)
            let next = lineWithObject(from: position + 1, at: position + 1)
            if inner.isWhole {
                text(position..<inner.position)
                position = lineWithObject(from: inner.position, at: inner.position)
            } else {
                text(position..<min(next, shown(ending.position)))
                position = next
            }
        }
        if position == ending.position, position < bytes.count, !isObjectAtLineStart(position) {
            text(position..<shown(position))
            position = lineWithObject(from: position, at: position)
        }
    }

    /// The end of a broken text of which `position` cannot go on.
    private func shown(_ position: Int) -> Int {
        position == bytes.count || bytes[position] == 0x0A || isObjectAtLineStart(position) ? position : position + 1
    }

    private func isObjectAtLineStart(_ position: Int) -> Bool {
        guard bytes[position] == UInt8(ascii: "{") else { return false }
        let before = bytes[..<position].last { !" \t\r".utf8.contains($0) }
        return before == 0x0A
    }

    /// Where at `start` or behind it a line begins with an object.
    private func lineWithObject(from start: Int, at: Int) -> Int {
        bytes.indices.dropFirst(at).first { isObjectAtLineStart($0) } ?? bytes.count
    }

    private mutating func array() {
        var isFirst = true
        while true {
            skipWhiteSpace()
            let start = position
            switch next {
            case nil: return broken("expected ']' at the end of the array, found the end", at: start)
            case UInt8(ascii: "]"):
                if !isFirst { broken("expected one \(kind.noun) in the array", at: start) }
                return behindArray()
            case UInt8(ascii: ","):
                broken("expected one \(kind.noun) in the array", at: start)
                position += 1
                isFirst = false
                continue
            default: break
            }
            isFirst = false
            let ending = Self.ending(of: bytes, at: start)
            value(ending)
            if !ending.isWhole {
                if ending.position < bytes.count, next == nil { return }
                continue
            }
            skipWhiteSpace()
            switch next {
            case nil:
                return broken("expected ']' at the end of the array, found the end", at: position)
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "]"): return behindArray()
            default:
                broken("expected ',' or ']' after one \(kind.noun) of the array", at: position)
                position = bytes[position...].firstIndex { "{,]".utf8.contains($0) } ?? bytes.count
                switch next {
                case nil: return
                case UInt8(ascii: ","): position += 1
                case UInt8(ascii: "]"): return behindArray()
                default: break
                }
            }
        }
    }

    private mutating func behindArray() {
        position += 1
        skipWhiteSpace()
        if next != nil { broken("expected the end of the input after the array", at: position) }
    }
}

// MARK: Where a value ends

extension PlainSplitter {
    struct Ending {
        let position: Int
        let isWhole: Bool
    }

    private struct Broken: Error {
        let position: Int
    }

    /// Where the value at `start` ends or breaks, by going down into it.
    static func ending(of bytes: [UInt8], at start: Int) -> Ending {
        var position = start
        do throws(Broken) {
            try value(bytes, &position, depth: 0)
            return Ending(position: position, isWhole: true)
        } catch {
            return Ending(position: error.position, isWhole: false)
        }
    }

    private static func value(_ bytes: [UInt8], _ position: inout Int, depth: Int) throws(Broken) {
        switch byte(bytes, &position) {
        case UInt8(ascii: "\""): try string(bytes, &position)
        case UInt8(ascii: "{"):
            try contents(bytes, &position, "}", depth) { (position) throws(Broken) in
                guard byte(bytes, &position) == UInt8(ascii: "\"") else { throw Broken(position: position) }
                try string(bytes, &position)
                guard byte(bytes, &position) == UInt8(ascii: ":") else { throw Broken(position: position) }
                position += 1
                try value(bytes, &position, depth: depth + 1)
            }
        case UInt8(ascii: "["):
            try contents(bytes, &position, "]", depth) { (position) throws(Broken) in
                try value(bytes, &position, depth: depth + 1)
            }
        case let byte? where !"}],:".utf8.contains(byte):
            while position < bytes.count, !" \t\r\n{}[],:\"".utf8.contains(bytes[position]) { position += 1 }
        default: throw Broken(position: position)
        }
    }

    private static func contents(
        _ bytes: [UInt8], _ position: inout Int, _ closing: Unicode.Scalar, _ depth: Int,
        _ part: (inout Int) throws(Broken) -> Void
    ) throws(Broken) {
        guard depth < JSONReader.deepestNesting else { throw Broken(position: position) }
        position += 1
        if byte(bytes, &position) != UInt8(ascii: closing) {
            try part(&position)
            while byte(bytes, &position) == UInt8(ascii: ",") {
                position += 1
                try part(&position)
            }
            guard byte(bytes, &position) == UInt8(ascii: closing) else { throw Broken(position: position) }
        }
        position += 1
    }

    private static func string(_ bytes: [UInt8], _ position: inout Int) throws(Broken) {
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") { position += 1 }
            guard position < bytes.count, bytes[position] != 0x0A else {
                throw Broken(position: min(position, bytes.count))
            }
            position += 1
        }
        guard position < bytes.count else { throw Broken(position: bytes.count) }
        position += 1
    }

    private static func byte(_ bytes: [UInt8], _ position: inout Int) -> UInt8? {
        while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }
}
