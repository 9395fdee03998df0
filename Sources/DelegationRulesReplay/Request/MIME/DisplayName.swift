/// The display name of a mailbox, built token by token, with its encoded words (RFC 2047) decoded.
struct DisplayName {
    /// What is decoded.
    private var decoded = ""
    /// The encoded words that came last, as long as only their charset is left to decode.
    ///
    /// Some senders split a character between two words.
    private var encoded: EncodedWord?
    /// The characters since the last white space or quoted string, which may be an encoded word.
    private var run: [UInt8] = []
    private var isSpaced = false
    private var isRunSpaced = false

    /// What `comment` says.
    static func text(ofComment comment: [UInt8]) -> String? {
        var name = DisplayName()
        let isSpace = { (byte: UInt8) in byte.isBlank || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") }
        for word in comment.split(whereSeparator: isSpace) {
            name.addSpace()
            name.add(.atom(word))
        }
        return name.text
    }

    /// The whole name; `nil` if it is empty.
    var text: String? {
        var name = self
        name.endRun()
        name.endEncoded()
        return name.decoded.isEmpty ? nil : name.decoded
    }

    /// Adds white space or what stands for it; it shows only between two words.
    mutating func addSpace() {
        endRun()
        isSpaced = true
    }

    /// Adds `token`. Encoded words are decoded outside of quotes alone.
    mutating func add(_ token: AddressLexer.Token) {
        switch token {
        case .atom(let text): addToRun(text)
        case .literal(let text): addToRun(text)
        case .special(let byte): addToRun(CollectionOfOne(byte))
        case .quoted(let text):
            endRun()
            addPlain(text, spaced: isSpaced)
            isSpaced = false
        case .comment: addSpace()
        }
    }

    private mutating func addToRun(_ text: some Collection<UInt8>) {
        if run.isEmpty { isRunSpaced = isSpaced }
        isSpaced = false
        run += text
    }

    /// Decodes the run, if it is nothing but encoded words.
    private mutating func endRun() {
        guard !run.isEmpty else { return }
        if let words = EncodedWord.words(in: run[...]) {
            // White space between two encoded words belongs to neither.
            if encoded == nil, isRunSpaced, !decoded.isEmpty { decoded += " " }
            words.forEach { add($0) }
        } else {
            addPlain(run, spaced: isRunSpaced)
        }
        run = []
    }

    private mutating func addPlain(_ text: [UInt8], spaced: Bool) {
        endEncoded()
        if spaced, !decoded.isEmpty { decoded += " " }
        decoded += String(decoding: text, as: UTF8.self)
    }

    private mutating func add(_ word: EncodedWord) {
        if encoded?.charset == word.charset {
            encoded?.bytes += word.bytes
        } else {
            endEncoded()
            encoded = word
        }
    }

    private mutating func endEncoded() {
        decoded += encoded?.text ?? ""
        encoded = nil
    }
}
