import DelegationRulesReplay
import SpecCorpus

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Another program that answers scenarios or exchanges, as a shell command.
struct ForeignEngine {
    let command: String

    /// How much is read of what a program writes, for each case: a program that never stops must not fill the memory.
    private static let longestAnswer = 1 << 16

    /// What the program answers when it is given all `cases` at once.
    ///
    /// They are given in a file, so that a program that reads to the end before it writes cannot block on a pipe.
    func answers(to cases: [SpecCase]) throws(CommandFailure) -> ForeignAnswers {
        let questions = try questionsFile(cases)
        defer { try? FileManager.default.removeItem(atPath: questions) }
        let file = questions.replacing("'", with: #"'\''"#)
        guard let pipe = unsafe popen("{ \(command)\n} <'\(file)'", "r") else {
            throw .unreadable(command, "cannot be run: \(systemMessage())")
        }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var isAtEnd = false
        while !isAtEnd, output.count <= cases.count * Self.longestAnswer {
            let count = unsafe fread(&chunk, 1, chunk.count, pipe)
            output += chunk[..<count]
            isAtEnd = count == 0
        }
        let status = unsafe pclose(pipe)
        let lines = output.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        return ForeignAnswers(lines: lines, abnormalEnd: isAtEnd ? Self.abnormalEnd(status) : nil)
    }

    /// What is to be said of how the program ended. A mere exit status says nothing: a program may well fail on the
    /// cases of bad input, as it should.
    private static func abnormalEnd(_ status: Int32) -> String? {
        let (signal, exitStatus) = (status & 0x7F, status >> 8 & 0xFF)
        // A shell that had to report a signal or a missing program does so by these numbers.
        switch signal == 0 ? exitStatus : 128 + signal {
        case 126, 127: return "the program could not be run"
        case let status where (129...159).contains(status): return "the program was ended by signal \(status - 128)"
        default: return nil
        }
    }

    private func questionsFile(_ cases: [SpecCase]) throws(CommandFailure) -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "delegation-rules-\(UUID()).jsonl")
        do {
            let lines = try cases.map { try $0.line + "\n" }
            try Data(lines.joined().utf8).write(to: file)
        } catch {
            throw .unreadable(file.path, "cannot be written: \(error)")
        }
        return file.path
    }
}

/// What another program answered.
struct ForeignAnswers {
    let lines: [String]
    /// Why there may be no more of them, if the program did not end by itself.
    let abnormalEnd: String?

    /// The answer to each of `cases`: the one that bears its id, or else the next that bears none.
    ///
    /// So one answer that is missing does not shift all that follow.
    func lines(for cases: [SpecCase]) -> [String?] {
        let ids = Set(cases.map(\.id))
        var identified: [String: String] = [:]
        var others: [String] = []
        for line in lines {
            if let id = (try? JSONValue(parsing: line))?["id"]?.text, ids.contains(id), identified[id] == nil {
                identified[id] = line
            } else {
                others.append(line)
            }
        }
        var rest = others[...]
        return cases.map { identified[$0.id] ?? rest.popFirst() }
    }
}
