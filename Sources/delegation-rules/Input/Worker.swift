import DelegationRulesJSON

/// Whoever answers a part of each block. One thread has it at a time.
final class Worker<Texts: Answerer>: @unchecked Sendable {
    var part: AnsweredPart<Texts>

    init(_ answerer: Texts) {
        part = AnsweredPart(answerer)
    }
}

/// What was answered of a block, and what was wrong with the texts that could not be answered.
///
/// It stays from block to block, so that what its answerer has found out need not be found out anew.
struct AnsweredPart<Texts: Answerer> {
    var answerer: Texts
    private var writer = JSONWriter()
    /// For standard error, a line for each text that could not be answered.
    private(set) var messages: [UInt8] = []

    init(_ answerer: Texts) {
        self.answerer = answerer
    }

    /// For standard output, the answers in the order of the texts.
    var output: [UInt8] { writer.bytes }

    /// Answers the texts in `pieces` of `bytes`, which come from `file`, and forgets the block before.
    mutating func answer(_ pieces: [JSONPiece], of bytes: [UInt8], in file: String) {
        writer.removeAll()
        messages.removeAll(keepingCapacity: true)
        var reader = JSONReader(bytes)
        for piece in pieces {
            switch piece {
            case .text(let range, let line): answer(range, line: line, &reader, in: file)
            case .broken(let message, let line): refuse(InvalidText(message), id: nil, from: line, to: line, in: file)
            case .lines(let range, let line):
                var lines = JSONLines(range, line: line, of: answerer.kind.json)
                while let piece = lines.next(in: bytes) {
                    switch piece {
                    case .text(let range, let line), .lines(let range, let line):
                        answer(range, line: line, &reader, in: file)
                    case .broken(let message, let line):
                        refuse(InvalidText(message), id: nil, from: line, to: line, in: file)
                    }
                }
            }
        }
    }

    private mutating func answer(_ range: Range<Int>, line: Int, _ reader: inout JSONReader, in file: String) {
        reader.move(to: range)
        do throws(InvalidText) {
            try answerer.answer(&reader, line: line, &writer)
        } catch {
            // What has no place of its own turned out at the text's beginning.
            let place = min(max(error.offset, range.lowerBound), range.upperBound)
            let endLine = line + reader.bytes.span.lineBreaks(in: range.lowerBound..<place)
            reader.move(to: range)
            refuse(error, id: reader.id(), from: line, to: endLine, in: file)
        }
    }

    /// Tells that the text that begins on `line` cannot be answered, which turned out on `endLine`.
    private mutating func refuse(_ error: InvalidText, id: String?, from line: Int, to endLine: Int, in file: String) {
        messages += StandardError.line("\(file):\(endLine): \(error)").utf8
        switch answerer.form {
        case .json:
            writer.invalid(error, id: id, line: endLine)
            writer.endLine()
        case .explanation:
            writer.text("\(Explanation.title(id, line: endLine)): invalid.\n  \("\(error)".onOneLine)\n\n")
        case .none: break
        }
    }
}
