import Foundation

extension Command {
    /// The standard stream that is shown on a terminal; the other is a file.
    enum Shown {
        case output, errors
    }

    /// Runs it to its end with one of its streams on a pseudo-terminal. `environment` is all that it has of one.
    static func runOnTerminal(
        _ arguments: [String], showing stream: Shown = .output, input: String = "",
        environment: [String: String] = ["TERM": "xterm"]
    ) throws -> CommandResult {
        try withTemporaryFolder { folder in
            let (inputFile, otherFile) = (folder.appending(path: "input"), folder.appending(path: "other"))
            try Data(input.utf8).write(to: inputFile)
            try Data().write(to: otherFile)
            let (terminal, program) = try openTerminal()
            let process = try process(arguments)
            process.environment = environment
            process.standardInput = try FileHandle(forReadingFrom: inputFile)
            let other = try FileHandle(forWritingTo: otherFile)
            process.standardOutput = stream == .output ? program : other
            process.standardError = stream == .output ? other : program
            try process.run()
            try program.close()
            let shown = read(terminal)
            process.waitUntilExit()
            let rest = String(decoding: try Data(contentsOf: otherFile), as: UTF8.self)
            return CommandResult(
                status: process.terminationStatus, output: stream == .output ? shown : rest,
                errors: stream == .output ? rest : shown)
        }
    }

    /// The ends of a new pseudo-terminal: the person's, and the program's.
    private static func openTerminal() throws -> (FileHandle, FileHandle) {
        var (terminal, program): (Int32, Int32) = (-1, -1)
        guard unsafe openpty(&terminal, &program, nil, nil, nil) == 0 else { throw CocoaError(.fileReadUnknown) }
        return (
            FileHandle(fileDescriptor: terminal, closeOnDealloc: true),
            FileHandle(fileDescriptor: program, closeOnDealloc: true)
        )
    }

    /// All that is written on a terminal until nobody has it open any more, which Linux reports as an error.
    private static func read(_ terminal: FileHandle) -> String {
        var shown: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 12)
        while true {
            let count = unsafe Foundation.read(terminal.fileDescriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            shown += chunk[..<count]
        }
        // A terminal puts a carriage return before each line feed.
        return String(decoding: shown.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    }
}
