import DelegationRulesJSON
import Dispatch
import FoundationEssentials

/// Answers scenarios with predictions; a block of lines in as many parts at once as there are processors.
struct PredictionAnswering {
    /// How much input is answered at a time: enough to be shared out, and little enough to stay in the cache.
    static let blockSize = 1 << 18
    /// A part that is smaller is not worth the while that another thread takes to wake up.
    private static let smallestPart = 1 << 14

    private var parts: [AnsweredPart]

    init() {
        parts = (0..<max(ProcessInfo.processInfo.activeProcessorCount, 1)).map { _ in AnsweredPart() }
    }

    /// Answers `piece`; false where some of it could not be answered.
    mutating func answer(
        _ piece: InputPiece, of file: String, _ output: inout StandardOutput
    ) throws(CommandFailure) -> Bool {
        let count: Int
        switch piece {
        case .text(let text, let line):
            count = 1
            parts[0].begin()
            parts[0].answer(text.span, line: line, of: file)
        case .broken(let problem, let line):
            count = 1
            parts[0].begin()
            parts[0].tell(InvalidText(broken: problem, line: line), of: file)
        case .lines(let lines, let line):
            count = answer(lines.span, line: line, of: file)
        }
        var isValid = true
        for part in parts[..<count] {
            if !part.messages.isEmpty { StandardError.write(part.messages) }
            try output.print(part.output)
            if !part.isValid { isValid = false }
        }
        return isValid
    }

    private mutating func answer(_ lines: Span<UInt8>, line: Int, of file: String) -> Int {
        let wanted = min(parts.count, max(lines.count / Self.smallestPart, 1))
        var shares: [(bytes: Range<Int>, line: Int)] = []
        var start = 0
        var line = line
        for number in 1...wanted {
            let end = number == wanted ? lines.count : max(lines.lineEnd(from: lines.count / wanted * number), start)
            shares.append((start..<end, line))
            if number < wanted { line += lines.extracting(start..<end).lineBreaks }
            start = end
        }
        unsafe lines.withUnsafeBufferPointer { lines in
            unsafe parts.withUnsafeMutableBufferPointer { parts in
                nonisolated(unsafe) let (lines, parts) = unsafe (lines, parts)
                let shares = shares
                DispatchQueue.concurrentPerform(iterations: shares.count) { number in
                    let share = unsafe UnsafeBufferPointer(rebasing: lines[shares[number].bytes])
                    unsafe parts[number].begin()
                    unsafe parts[number].answer(lines: share.span, line: shares[number].line, of: file)
                }
            }
        }
        return shares.count
    }
}

/// The answers to a part of the input, and what was wrong with the texts in it that could not be answered.
struct AnsweredPart {
    private(set) var output: [UInt8] = []
    private(set) var messages: [UInt8] = []
    var isValid: Bool { messages.isEmpty }

    private var writer = PredictionWriter()

    /// Forgets the part before.
    mutating func begin() {
        output.removeAll(keepingCapacity: true)
        messages.removeAll(keepingCapacity: true)
    }

    /// Answers lines of which the first is `line`.
    mutating func answer(lines: Span<UInt8>, line: Int, of file: String) {
        var cursor = LineCursor(line: line)
        while let (text, line) = cursor.next(in: lines) {
            guard text.count <= InputKind.scenarios.longestText else {
                tell(InvalidText(broken: InputKind.scenarios.tooLongMessage, line: line), of: file)
                continue
            }
            answer(lines.extracting(text), line: line, of: file)
        }
    }

    /// Answers the scenario that begins on `line`.
    mutating func answer(_ text: Span<UInt8>, line: Int, of file: String) {
        do throws(InvalidScenario) {
            try writer.answer(text, to: &output)
        } catch {
            tell(InvalidText(error, in: text, line: line), of: file)
        }
    }

    /// Adds what is wrong with a text.
    mutating func tell(_ problem: InvalidText, of file: String) {
        messages += StandardError.line(problem.description(in: file)).utf8
        output += problem.json.utf8
        output.append(UInt8(ascii: "\n"))
    }
}
