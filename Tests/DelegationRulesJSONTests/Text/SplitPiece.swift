import DelegationRulesJSON

/// A text of an input, or why there is none, and its line; such as can be compared between inputs.
struct SplitPiece: Equatable, CustomStringConvertible {
    let line: Int
    let text: [UInt8]?
    let message: String?

    init(text: [UInt8], line: Int) {
        self.line = line
        // What white space stands behind a text is nobody's.
        self.text = text
        message = nil
    }

    init(message: String, line: Int) {
        self.line = line
        text = nil
        self.message = message
    }

    var description: String {
        "\(line): " + (message.map { "(\($0))" } ?? String(decoding: text ?? [], as: UTF8.self))
    }

    /// The pieces of `bytes`, of which as much comes in at a time as `sizes` say, over and over; lines are taken apart.
    static func split(_ bytes: [UInt8], _ kind: JSONTextKind, sizes: [Int]) -> [SplitPiece] {
        var stream = JSONStream(kind)
        var pieces: [SplitPiece] = []
        var start = 0
        var number = 0
        while true {
            while let piece = stream.next() { add(piece, of: stream, kind, to: &pieces) }
            guard start < bytes.count else { break }
            let end = min(start + sizes[number % sizes.count], bytes.count)
            stream.append { $0 += bytes[start..<end] }
            start = end
            number += 1
        }
        stream.finish()
        while let piece = stream.next() { add(piece, of: stream, kind, to: &pieces) }
        return pieces
    }

    private static func add(
        _ piece: JSONPiece, of stream: JSONStream, _ kind: JSONTextKind, to pieces: inout [SplitPiece]
    ) {
        switch piece {
        case .text(let range, let line): pieces.append(SplitPiece(text: Array(stream.bytes[range]), line: line))
        case .broken(let message, let line): pieces.append(SplitPiece(message: message, line: line))
        case .lines(let range, let line):
            var lines = JSONLines(range, line: line, of: kind)
            while let piece = lines.next(in: stream.bytes) { add(piece, of: stream, kind, to: &pieces) }
        }
    }
}
