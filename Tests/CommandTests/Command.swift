import Foundation
import SpecCorpus

/// What a run of `delegation-rules` came to.
struct CommandResult: Equatable {
    let status: Int32
    let output: String
    let errors: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

    /// The answers on standard output; the toolchain's JSON library finds them sound as well.
    var answers: [JSONValue] {
        get throws {
            try lines.map { line in
                _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
                return try JSONValue(parsing: line)
            }
        }
    }
}

/// Runs the `delegation-rules` that was built beside the tests.
enum Command {
    struct NotFound: Error {}

    /// The folder of the package.
    static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// One of its commands for a shell; its answers to bad input are told on standard error as well.
    static func inShell(_ command: String) -> String { "'\(executable?.path ?? "")' \(command) 2>/dev/null" }

    /// What the file at `path` in the package says.
    static func text(of path: String) throws -> String {
        try String(contentsOf: package.appending(path: path), encoding: .utf8)
    }

    /// Runs it to its end; standard input and the outputs are files, so that no pipe can fill up.
    static func run(
        _ arguments: [String], input: some Sequence<UInt8> = [], outputPath: String? = nil
    ) throws -> CommandResult {
        try withTemporaryFolder { folder in
            let inputFile = folder.appending(path: "input")
            let outputFile = outputPath.map { URL(filePath: $0) } ?? folder.appending(path: "output")
            let errorFile = folder.appending(path: "errors")
            try Data(input).write(to: inputFile)
            if outputPath == nil { try Data().write(to: outputFile) }
            try Data().write(to: errorFile)
            let process = try process(arguments)
            process.standardInput = try FileHandle(forReadingFrom: inputFile)
            process.standardOutput = try FileHandle(forWritingTo: outputFile)
            process.standardError = try FileHandle(forWritingTo: errorFile)
            try process.run()
            process.waitUntilExit()
            return CommandResult(
                status: process.terminationStatus,
                output: outputPath == nil ? String(decoding: try Data(contentsOf: outputFile), as: UTF8.self) : "",
                errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
        }
    }

    /// Runs it on a text.
    static func run(_ arguments: String..., input: String = "") throws -> CommandResult {
        try run(arguments, input: input.utf8)
    }

    /// The names of the commands, as help lists them.
    static let names = (try? run("--help").output.matches(of: #/\n  ([a-z]+) /#).map { String($0.output.1) }) ?? []

    /// What a program prints, such as a shell, that has it first in its PATH and nothing to read, in the folder of the package.
    static func output(
        of program: String, _ arguments: [String],
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> String {
        guard let folder = executable?.deletingLastPathComponent().path else { throw NotFound() }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = package
        process.environment = environment
        process.environment?["PATH"] = "\(folder):\(ProcessInfo.processInfo.environment["PATH"] ?? "/bin")"
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    /// The process, ready to be started in the folder of the package.
    static func process(_ arguments: [String]) throws -> Process {
        let process = Process()
        guard let executable else { throw NotFound() }
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = package
        return process
    }

    /// Calls `body` with a folder of its own, which is gone afterwards.
    static func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "delegation-rules-tests-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// The executable lies beside the test bundle, which the test runner is given by path.
    static let executable: URL? = {
        let arguments = CommandLine.arguments
        var beginnings = [arguments[0], Bundle.main.executablePath].compactMap { $0 }
        if let option = arguments.firstIndex(of: "--test-bundle-path"), option + 1 < arguments.count {
            beginnings.insert(arguments[option + 1], at: 0)
        }
        for beginning in beginnings {
            var folder = URL(filePath: beginning)
            while folder.pathComponents.count > 1 {
                folder.deleteLastPathComponent()
                let candidate = folder.appending(path: "delegation-rules")
                var isFolder: ObjCBool = false
                if unsafe FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
                    !isFolder.boolValue
                {
                    return candidate
                }
            }
        }
        return nil
    }()
}

/// Scenarios that the tests ask.
enum Question {
    /// A scenario on one line that is accepted, with the id `id`.
    static func good(_ id: String) -> String {
        #"{"id":"\#(id)","token":{"type":"user","permissions":["Mail.Send"]},"endpoint":{"mailbox":"me","operation":"sendMail"}}"#
    }

    /// The same laid out over several lines, as a pretty-printer would.
    static func pretty(_ id: String) -> String {
        """
        {
          "id": "\(id)",
          "token": {
            "type": "user",
            "permissions": [
              "Mail.Send"
            ]
          },
          "endpoint":
          {
            "mailbox": "me",
            "operation": "sendMail"
          }
        }
        """
    }

    /// An exchange on one line: a user of Contoso, Adele Vance if no other is named, sends from `from`.
    static func exchange(_ id: String, user: String = "AdeleV", from: String) -> String {
        #"{"id":"\#(id)","token":{"type":"user","user":"\#(user)@contoso.com","permissions":["Mail.Send.Shared"]},"#
            + #""request":{"method":"POST","url":"/me/sendMail","body":{"message":{"#
            + #""toRecipients":[{"emailAddress":{"address":"MeganB@contoso.com"}}],"#
            + #""from":{"emailAddress":{"address":"\#(from)"}}}}}}"#
    }
}

extension JSONValue {
    /// The value over several lines.
    var laidOut: String {
        get throws {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            let text = try JSONSerialization.data(withJSONObject: object, options: .prettyPrinted)
            return String(decoding: text, as: UTF8.self)
        }
    }
}
