import Foundation

/// A `delegation-rules` that runs beside the test, asked line by line while its standard input stays open.
final class Coprocess {
    private let process: Process
    private let input = Pipe()
    private let output = Pipe()
    private var received: [UInt8] = []

    init(_ arguments: String...) throws {
        process = try Command.process(arguments)
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit {
        if process.isRunning { process.terminate() }
    }

    func write(_ text: String) throws {
        try write(text.utf8)
    }

    func write(_ bytes: some Sequence<UInt8>) throws {
        try input.fileHandleForWriting.write(contentsOf: Data(bytes))
    }

    /// The next line that it writes, without the line break; `nil` if none comes within `seconds`.
    func readLine(seconds: Double) -> String? {
        let deadline = Date.now.addingTimeInterval(seconds)
        while true {
            if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
                defer { received.removeFirst(end + 1) }
                return String(decoding: received[..<end], as: UTF8.self)
            }
            let rest = Int32(deadline.timeIntervalSinceNow * 1000)
            guard rest > 0, hasOutput(within: rest) else { return nil }
            let chunk = output.fileHandleForReading.availableData
            if chunk.isEmpty { return nil }
            received += chunk
        }
    }

    /// Closes its standard input and waits for its end.
    func close() throws -> Int32 {
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func hasOutput(within milliseconds: Int32) -> Bool {
        var descriptor = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&descriptor, 1, milliseconds) > 0
    }
}
