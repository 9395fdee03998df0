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

    /// The lines that the program answers when it is given all `cases` at once.
    ///
    /// They are given in a file, so that a program that reads to the end before it writes cannot block on a pipe.
    func answers(to cases: [SpecCase]) throws(CommandFailure) -> [String] {
        let questions = try questionsFile(cases)
        defer { try? FileManager.default.removeItem(atPath: questions) }
        guard let pipe = unsafe popen("{ \(command)\n} <'\(questions)'", "r") else {
            throw .unreadable(command, "cannot be run: \(systemMessage())")
        }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, pipe)
            guard count > 0 else { break }
            output += chunk[..<count]
        }
        // Its exit status says nothing: a program may well fail on the cases of bad input, as it should.
        unsafe pclose(pipe)
        return output.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
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
