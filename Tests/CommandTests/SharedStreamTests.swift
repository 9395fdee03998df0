import Foundation
import Testing

@Suite("The command gets on with standard streams that others share")
struct SharedStreamTests {
    private static let mailbox = #"[{"PrimarySmtpAddress":"b@contoso.com","RecipientTypeDetails":"UserMailbox"}]"#

    @Test(
        "and made non-blocking",
        arguments: [
            (["predict"], String(repeating: Question.good("a") + "\n", count: 20_000), 20_000),
            (["predict", "--explain"], String(repeating: Question.good("a") + "\n", count: 5_000), 55_000),
            (["tenant", "import", "-"], mailbox, 3), (["table"], "", 4_000),
        ])
    func nonBlocking(arguments: [String], text: String, lines: Int) throws {
        let process = try Command.process(arguments)
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        let shared = [
            input.fileHandleForReading, output.fileHandleForWriting, errors.fileHandleForWriting,
        ]
        for handle in shared { #expect(fcntl(handle.fileDescriptor, F_SETFL, O_NONBLOCK) == 0) }
        (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
        try process.run()
        // The command reads before anything has come in, and writes before anybody reads.
        let writer = Thread {
            for piece in [Data(text.utf8.prefix(50)), Data(text.utf8.dropFirst(50))] {
                usleep(100_000)
                try? input.fileHandleForWriting.write(contentsOf: piece)
            }
            try? input.fileHandleForWriting.close()
        }
        writer.start()
        usleep(400_000)
        let written = try #require(try output.fileHandleForReading.readToEnd())
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(written.count { $0 == UInt8(ascii: "\n") } >= lines)
    }

    #if os(Linux)
        @Test(
            "and says what is awaited where that is a terminal",
            arguments: [
                (["predict"], "scenarios"), (["predict", "--explain", "-"], "scenarios"), (["replay"], "exchanges"),
                (["replay", "--tenant", "-", "/dev/null"], "a tenant"), (["advise"], "questions"),
                (["tenant", "import", "-"], "an export"),
            ])
        func terminal(arguments: [String], awaited: String) throws {
            let keyboard = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
            defer { close(keyboard) }
            var (number, unlocked) = (Int32(-1), Int32(0))
            // TIOCSPTLCK and TIOCGPTN, which Swift does not know.
            try #require(unsafe ioctl(keyboard, 0x4004_5431, &unlocked) == 0)
            try #require(unsafe ioctl(keyboard, 0x8004_5430, &number) == 0)
            let process = try Command.process(arguments)
            process.standardInput = FileHandle(forUpdatingAtPath: "/dev/pts/\(number)")
            let errors = Pipe()
            process.standardError = errors
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            let said = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
            #expect(
                said
                    == "delegation-rules: waiting for \(awaited) on standard input; Control-D on an empty line ends it\n"
            )
            let handle = FileHandle(fileDescriptor: keyboard)
            try handle.write(contentsOf: Data([0x04]))
            process.waitUntilExit()
        }
    #endif
}
