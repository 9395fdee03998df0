import Foundation
import Testing

@Suite("verify runs other programs", .timeLimit(.minutes(10)))
struct OtherProgramTests {
    private static let itself = Command.inShell("predict")

    @Test("and says in one line that there is none", arguments: ["no-such-program-anywhere", "/dev/null", "exit 127"])
    func missing(command: String) throws {
        let result = try Command.run("verify", "--against", command)
        #expect(result.status == 66 && result.output == "")
        #expect(result.errorLines.count == 1)
        #expect(result.errors.hasPrefix("delegation-rules: \(command): cannot be run; expected a shell command"))
    }

    @Test(
        "whatever they do to standard input and standard error",
        arguments: [
            "yes flood | head -c 10000000 >&2; \(itself)", "\(itself); exec >&-; yes flood | head -c 10000000 >&2",
            "sleep 6 >/dev/null & \(itself)", "exec 3<&0; \(itself) <&3 | cat", "cat | (sleep 0.2; \(itself))",
        ])
    func unusual(command: String) throws {
        let result = try Command.run("verify", "--timeout", "5", "--against", command)
        #expect(result.status == 0, "\(result.output.prefix(600))")
        #expect(result.errors.utf8.count < 70_000)
        #expect(
            result.errors == ""
                || result.errors.hasSuffix(
                    "\ndelegation-rules: of what the program wrote on standard error, the first 65536 bytes are shown\n"
                ))
    }

    @Test("with the signals as usual: one that writes to a closed pipe ends")
    func brokenPipe() throws {
        let result = try Command.run(
            "verify", "--timeout", "30", "--against", "(while :; do echo x; done) | head -1 >/dev/null; \(Self.itself)")
        #expect(result.status == 0, "\(result.output.prefix(600))")
    }

    @Test(
        "and ends them when their time is up, whatever they ignore",
        arguments: [
            "trap '' PIPE TERM; while :; do sleep 0.1; echo x; done", "sleep 1000 | sleep 1000",
            "trap '' PIPE; yes flood >&2",
        ])
    func late(command: String) throws {
        try Command.withTemporaryFolder { folder in
            let file = folder.appending(path: "group").path
            let start = Date.now
            let result = try Command.run("verify", "--timeout=1", "--against", "echo $$ >'\(file)'; \(command)")
            #expect(result.status == 1)
            #expect(result.lines.first?.hasPrefix("FAILED: the program did not end in time; ") == true)
            #expect(Date.now.timeIntervalSince(start) < 20)
            try expectNothingRuns(in: file)
        }
    }

    @Test("and leaves neither them nor a file behind when it is interrupted", arguments: [SIGINT, SIGTERM, SIGHUP])
    func interrupted(signal: Int32) throws {
        try Command.withTemporaryFolder { folder in
            let temporary = folder.appending(path: "temporary")
            try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
            let file = folder.appending(path: "group").path
            let process = try Command.process([
                "verify", "--against", "echo said >&2; echo $$ >'\(file).new'; mv '\(file).new' '\(file)'; sleep 1000",
            ])
            process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": temporary.path]) { $1 }
            let errors = Pipe()
            process.standardError = errors
            process.standardOutput = FileHandle.nullDevice
            // Tests run on threads that block signals, and the process would have that from them.
            var (none, before) = (sigset_t(), sigset_t())
            unsafe sigemptyset(&none)
            unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
            try process.run()
            unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
            while !FileManager.default.fileExists(atPath: file) { usleep(10_000) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
            #expect(try errors.fileHandleForReading.readToEnd() == Data("said\n".utf8))
            #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
            try expectNothingRuns(in: file)
        }
    }

    /// Expects that no process is left of the group whose number `file` holds.
    private func expectNothingRuns(in file: String) throws {
        let text = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        let group = try #require(Int32(text))
        // What has ended may wait a moment for the one that asks how.
        let ps = Process()
        ps.executableURL = URL(filePath: "/bin/sh")
        ps.arguments = [
            "-c",
            "ps -eo pgid=,stat= | awk -v group=\(group) '$1 == group && $2 !~ /^Z/ { found = 1 } END { exit found }'",
        ]
        try ps.run()
        ps.waitUntilExit()
        #expect(ps.terminationStatus == 0)
    }

    @Test("takes whole seconds alone", arguments: ["0", "-1", "soon", "1.5", ""])
    func timeout(value: String) throws {
        let result = try Command.run("verify", "--timeout=\(value)", "--against", "cat")
        #expect(result.status == 64)
        #expect(
            result.errors
                == "delegation-rules: --timeout: expected a whole number of seconds from 1 on, found '\(value)'\n")
    }
}
