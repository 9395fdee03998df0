// MARK: true, false, null

extension JSONReader {
    /// Reads a boolean.
    package mutating func boolean() throws(InvalidText) -> Bool {
        if consume(word: "true") { return true }
        if consume(word: "false") { return false }
        throw expected("true or false")
    }

    /// Reads `null`.
    package mutating func null() throws(InvalidText) {
        guard consume(word: "null") else { throw expected("null") }
    }

    /// Passes over `null`, if that comes next.
    package mutating func consumeNull() -> Bool {
        isNext("n") && consume(word: "null")
    }

    private mutating func consume(word: String) -> Bool {
        skipWhiteSpace()
        guard has(word) else { return false }
        position += word.utf8.count
        return true
    }

    /// Whether `word` stands at the current position.
    func has(_ word: String) -> Bool {
        var position = position
        for byte in word.utf8 {
            guard position < end, bytes[position] == byte else { return false }
            position += 1
        }
        return true
    }
}

// MARK: number = [ - ] int [ frac ] [ exp ]

extension JSONReader {
    /// Reads a number, and returns where it stands.
    package mutating func number() throws(InvalidText) -> Range<Int> {
        guard peek() == .number else { throw expected("a number") }
        let start = position
        _ = take("-")
        if take("0") {
            if isDigit(next) { throw error("expected a number without leading zeros, found \(found)") }
        } else {
            try digits()
        }
        if take(".") { try digits() }
        if take("e") || take("E") {
            _ = take("+") || take("-")
            try digits()
        }
        return start..<position
    }

    /// Reads a number that is whole, and written so. It fits in 32 bits, so that the same is read everywhere: in
    /// WebAssembly, `Int` has no more.
    package mutating func integer() throws(InvalidText) -> Int {
        let start = position
        let literal = try number()
        guard let integer = Int32(String(decoding: bytes[literal], as: UTF8.self)) else {
            position = start
            throw expected("a whole number of 32 bits")
        }
        return Int(integer)
    }

    private mutating func digits() throws(InvalidText) {
        guard isDigit(next) else { throw error("expected a digit, found \(found)") }
        while isDigit(next) { position += 1 }
    }

    private func isDigit(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    /// Passes over `character`, if it stands at the current position.
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }
}
