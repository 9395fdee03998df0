import Dispatch

/// Answers scenarios with predictions; many lines at once in as many parts as there are processors.
struct PredictionAnswering {
    /// How much input is answered at a time: enough to be shared out, and little enough to stay in the caches.
    static let blockSize = 1 << 19
    /// A part that is smaller is answered before another thread has woken up.
    private static let smallestPart = 1 << 15

    /// Each part stays with what it has answered before, so that it need not find that out anew.
    private var parts = [AnsweredPart()]

    /// Answers `piece` of `file`; false where some of it could not be answered.
    mutating func answer(
        _ piece: InputPiece, of file: String, _ output: inout StandardOutput
    ) throws(CommandFailure) -> Bool {
        var used = 1
        switch piece {
        case .text(let text, let line):
            parts[0].begin()
            parts[0].answer(text.span, line: line, of: file)
        case .broken(let problem, let line):
            parts[0].begin()
            parts[0].tell(InvalidText(broken: problem, line: line), of: file)
        case .lines(let lines, let line):
            let shares = Self.shares(of: lines.span, line: line)
            answer(shares, of: lines.span, in: file)
            used = shares.count
        }
        for part in parts[..<used] {
            StandardError.write(part.messages)
            try output.print(part.output)
        }
        return parts[..<used].allSatisfy(\.isValid)
    }

    /// Answers each of `shares` in a part of its own, all at once.
    private mutating func answer(_ shares: [Share], of lines: Span<UInt8>, in file: String) {
        while parts.count < shares.count { parts.append(AnsweredPart()) }
        unsafe lines.withUnsafeBufferPointer { lines in
            unsafe parts.withUnsafeMutableBufferPointer { parts in
                // No two threads have the same part, and the lines are only read.
                nonisolated(unsafe) let (lines, parts) = unsafe (lines, parts)
                // It takes no more threads than the process may use processors, and none where that is one.
                DispatchQueue.concurrentPerform(iterations: shares.count) { number in
                    let share = unsafe UnsafeBufferPointer(rebasing: lines[shares[number].bytes])
                    unsafe parts[number].begin()
                    unsafe parts[number].answer(lines: share.span, line: shares[number].line, of: file)
                }
            }
        }
    }

    /// A stretch of complete lines, of which the first is `line`.
    private struct Share {
        let bytes: Range<Int>
        let line: Int
    }

    /// `lines`, of which the first is `line`, in parts about as long as each other.
    private static func shares(of lines: Span<UInt8>, line: Int) -> [Share] {
        let count = max(min(processorCount, lines.count / smallestPart), 1)
        var shares: [Share] = []
        var start = 0
        var line = line
        for number in 1..<count {
            let end = lines.lineEnd(from: max(lines.count / count * number, start))
            shares.append(Share(bytes: start..<end, line: line))
            line += lines.extracting(start..<end).lineBreaks
            start = end
        }
        shares.append(Share(bytes: start..<lines.count, line: line))
        return shares
    }
}
