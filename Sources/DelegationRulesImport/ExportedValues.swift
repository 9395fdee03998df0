import DelegationRulesJSON

/// Where a value stands in an export: in which of its top-level values, and at which index if that is a list.
struct ExportedPosition: Hashable {
    var value: Int
    var index: Int?
    /// Whether the list is wrapped, as Windows PowerShell does with `{"value": [...], "Count": 2}`.
    var isWrapped = false
}

/// The values in an export, each as its own piece of JSON text.
///
/// They are told apart before they are read, so that a broken one is named and does not spoil the others. An export
/// holds a list, or one object where only one was found, or several of either if `ConvertTo-Json` ran once for each.
struct ExportedValues {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    /// How many top-level values have begun.
    private(set) var topLevelCount = 0
    private var list: (nextIndex: Int, isWrapped: Bool)?
    private var hasStopped = false

    /// A piece of JSON text that should be an object, or what is wrong with the file.
    enum Piece {
        case value(ArraySlice<UInt8>, ExportedPosition)
        case broken(String, ExportedPosition?)
    }

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The next piece; `nil` at the end, and after a broken one.
    mutating func next() -> Piece? {
        while !hasStopped {
            if list != nil {
                if let piece = nextOfList() { return piece }
                continue
            }
            guard let byte = peek() else {
                return topLevelCount == 0 ? stop("holds nothing; expected JSON", at: nil) : nil
            }
            topLevelCount += 1
            guard byte == UInt8(ascii: "[") || skipWrapping() else {
                return piece(at: ExportedPosition(value: topLevelCount - 1))
            }
            list = (0, isWrapped: byte != UInt8(ascii: "["))
            position += 1
        }
        return nil
    }

    /// The next piece of the list; `nil` at its end.
    private mutating func nextOfList() -> Piece? {
        guard let (index, isWrapped) = list else { return nil }
        let place = ExportedPosition(value: topLevelCount - 1, index: index, isWrapped: isWrapped)
        switch peek() {
        case nil: return stop("the file ends in the middle of the list; the rest is missing", at: nil)
        case UInt8(ascii: "]"):
            position += 1
            list = nil
            return isWrapped ? restOfWrapping() : nil
        case UInt8(ascii: ",") where index > 0: position += 1
        case _? where index > 0: return stop("expected ',' or ']'; the rest of the file is left out", at: place)
        case _?: break
        }
        list = (index + 1, isWrapped)
        return piece(at: place)
    }

    /// What stands behind a list that is wrapped; `nil` where it is the `Count` that Windows PowerShell adds, or nothing.
    private mutating func restOfWrapping() -> Piece? {
        let start = position
        guard skip(toDepth: 0, from: 1) else {
            return stop("the file ends in the middle of an object; the rest is missing", at: nil)
        }
        let place = ExportedPosition(value: topLevelCount - 1, isWrapped: true)
        let json = Array("{\"value\":0".utf8) + bytes[start..<position]
        do throws(InvalidScenario) {
            let rest = try JSONScanner.read(json.span, as: "object") { (scanner) throws(InvalidScenario) in
                try scanner.value()
            }
            guard case .object(let members) = rest else { return nil }
            let keys = members.filter { key, value in
                key != "value" && !value.saysNothing && !(key.lowercased() == "count" && value.exportedNumber != nil)
            }.keys.sorted()
            guard !keys.isEmpty else { return nil }
            return .broken(
                "expected nothing behind the list, found \(keys.joined(separator: ", ")); left out (a nextLink means "
                    + "that the list goes on elsewhere: export all of it)", place)
        } catch {
            let problem = [error.path, error.message].filter { !$0.isEmpty }.joined(separator: ": ")
            return .broken("behind the list: \(problem)", place)
        }
    }

    private mutating func piece(at place: ExportedPosition) -> Piece? {
        let start = peek().map { _ in position } ?? position
        guard skip(toDepth: 0, from: 0) else {
            return stop("the file ends in the middle of this value", at: place)
        }
        guard position > start else { return stop("expected a value; the rest of the file is left out", at: place) }
        return .value(bytes[start..<position], place)
    }

    private mutating func stop(_ problem: String, at place: ExportedPosition?) -> Piece {
        hasStopped = true
        return .broken(problem, place)
    }

    /// Passes over `{"value":` before a list; leaves everything as it is where something else stands.
    private mutating func skipWrapping() -> Bool {
        let start = position
        for part in ["{", "\"value\"", ":"] {
            _ = peek()
            let end = position + part.utf8.count
            guard end <= bytes.endIndex,
                bytes[position..<end].elementsEqual(part.utf8, by: { $0 == $1 || $0 | 0x20 == $1 })
            else {
                position = start
                return false
            }
            position = end
        }
        guard peek() == UInt8(ascii: "[") else {
            position = start
            return false
        }
        return true
    }

    /// The next byte that is no white space, not consumed; `nil` at the end.
    private mutating func peek() -> UInt8? {
        while position < bytes.endIndex {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): position += 1
            case let byte: return byte
            }
        }
        return nil
    }

    /// Passes over one value, or, inside one, over the rest of it; false at the end of the text.
    private mutating func skip(toDepth end: Int, from start: Int) -> Bool {
        var depth = start
        while position < bytes.endIndex {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                guard skipString() else { return false }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard depth > end else { return true }
                depth -= 1
                position += 1
            case UInt8(ascii: ","):
                guard depth > end else { return true }
                position += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ":"):
                position += 1
            default: skipWord()
            }
            if depth == end { return true }
        }
        return false
    }

    private mutating func skipString() -> Bool {
        position += 1
        while position < bytes.endIndex {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return true
            case UInt8(ascii: "\\"): position = min(position + 2, bytes.endIndex)
            default: position += 1
            }
        }
        return false
    }

    /// Passes over a number, `true`, `false`, `null` or whatever else runs up to the next structural character.
    private mutating func skipWord() {
        position += 1
        while position < bytes.endIndex, !",:[]{}\" \t\r\n".utf8.contains(bytes[position]) { position += 1 }
    }
}
