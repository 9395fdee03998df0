import DelegationRulesJSON

/// Answers a part of each block, and keeps what it wrote until that is handed on. One thread has it at a time.
///
/// It stays from block to block, so that what its answerer has found out need not be found out anew.
final class Worker<Texts: Answerer>: @unchecked Sendable {
    var answerer: Texts
    private var writer = JSONWriter()
    /// For standard error, a line for each text that could not be answered.
    private(set) var messages: [UInt8] = []
    /// The texts that wait for the answers to those before them.
    private var unfinished: [UnfinishedText] = []

    private struct UnfinishedText {
        let text: Texts.Unfinished
        let range: Range<Int>
        let line: Int
        /// How much was written when its turn came.
        let outputCount: Int
        let messageCount: Int
    }

    init(_ answerer: Texts) {
        self.answerer = answerer
    }

    /// For standard output, the answers in the order of the texts.
    var output: [UInt8] { writer.bytes }

    /// Answers the texts in `pieces` of `bytes`, which come from `input`, and forgets the block before.
    func answer(_ pieces: [JSONPiece], of bytes: [UInt8], in input: InputName) {
        writer.removeAll()
        messages.removeAll(keepingCapacity: true)
        var reader = JSONReader(bytes)
        for piece in pieces { answer(piece, &reader, in: input) }
    }

    private func answer(_ piece: JSONPiece, _ reader: inout JSONReader, in input: InputName) {
        switch piece {
        case .text(let range, let line): answer(range, line: line, &reader, in: input)
        case .broken(let message, let line): refuse(InvalidText(message), id: nil, from: line, to: line, in: input)
        case .lines(let range, let line):
            var lines = JSONLines(range, line: line, of: answerer.kind.json)
            while let piece = lines.next(in: reader.bytes) { answer(piece, &reader, in: input) }
        }
    }

    private func answer(_ range: Range<Int>, line: Int, _ reader: inout JSONReader, in input: InputName) {
        reader.move(to: range)
        do throws(InvalidText) {
            guard let text = try answerer.answer(&reader, line: line, of: input, &writer) else { return }
            unfinished.append(
                UnfinishedText(
                    text: text, range: range, line: line, outputCount: output.count, messageCount: messages.count))
        } catch {
            refuse(error, at: range, line: line, &reader, in: input)
        }
    }

    /// Answers the texts that waited, whose turn it is now that `memory` is that of all before them.
    func finish(_ memory: inout Texts.Memory, of bytes: [UInt8], in input: InputName) {
        if unfinished.isEmpty { return }
        let (answered, told) = (output, messages)
        var (outputCount, messageCount) = (0, 0)
        var reader = JSONReader(bytes)
        writer.removeAll()
        messages.removeAll()
        for text in unfinished {
            writer.lines(answered[outputCount..<text.outputCount])
            messages += told[messageCount..<text.messageCount]
            (outputCount, messageCount) = (text.outputCount, text.messageCount)
            do throws(InvalidText) {
                try answerer.finish(text.text, line: text.line, of: input, &memory, &writer)
            } catch {
                refuse(error, at: text.range, line: text.line, &reader, in: input)
            }
        }
        writer.lines(answered[outputCount...])
        messages += told[messageCount...]
        unfinished.removeAll()
    }

    /// Tells that the text at `range`, which begins on `line`, cannot be answered.
    private func refuse(
        _ error: InvalidText, at range: Range<Int>, line: Int, _ reader: inout JSONReader, in input: InputName
    ) {
        // What has no place of its own turned out at the text's beginning.
        let place = min(max(error.offset, range.lowerBound), range.upperBound)
        let endLine = line + reader.bytes.span.lineBreaks(in: range.lowerBound..<place)
        reader.move(to: range)
        refuse(error, id: reader.id(), from: line, to: endLine, in: input)
    }

    /// Tells that the whole input, of which nothing was answered, cannot be read, which turned out on `line`.
    func refuse(_ error: InvalidText, line: Int, in input: InputName) {
        writer.removeAll()
        messages.removeAll(keepingCapacity: true)
        refuse(error, id: nil, from: line, to: line, in: input)
    }

    /// Tells that the text that begins on `line` cannot be answered, which turned out on `endLine`.
    private func refuse(_ error: InvalidText, id: String?, from line: Int, to endLine: Int, in input: InputName) {
        let (id, error) =
            answerer.isRedacted ? (nil, InvalidText("cannot be read; without --redact it is told why")) : (id, error)
        let title = input.title(id, line: endLine)
        let (placed, line) = input.placing(error, line: endLine)
        messages += StandardError.line("\(input.name)\(line.map { ":\($0)" } ?? ""): \(placed)").utf8
        switch answerer.form {
        case .json:
            writer.invalid(placed, id: id, line: line)
            writer.endLine()
        case .explanation:
            writer.text("\(title): \(OutcomeWord.invalid.sentence())\n  \("\(placed)".onOneLine)\n\n")
        case .none: break
        }
    }
}
