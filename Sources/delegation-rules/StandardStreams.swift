import DelegationRulesJSON

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How the process ends, as the contract numbers it.
enum ExitStatus: Int32 {
    case success = 0
    case verificationFailed = 1
    case wrongUsage = 64
    case invalidInput = 65
    case unreadableFile = 66
    case unwritableOutput = 74

    func exitProcess() -> Never {
        exit(rawValue)
    }
}

/// Standard output, gathered until it is flushed.
struct StandardOutput {
    private var pending: [UInt8] = []
    /// From how many bytes on it is worth the while to write.
    private static let goodDeal = 1 << 16

    /// From now on, writing to a reader that is gone is an error instead of the end of the process.
    static func ignoreBrokenPipeSignal() {
        _ = signal(SIGPIPE, SIG_IGN)
    }

    mutating func print(_ text: String) {
        pending += text.utf8
    }

    /// Prints `text` as a line for a person, whatever it holds.
    mutating func print(line text: String) {
        print(text.onOneLine + "\n")
    }

    /// Prints `text`; what is a good deal by itself is not gathered first.
    mutating func print(_ text: [UInt8]) throws(CommandFailure) {
        if text.count < Self.goodDeal {
            pending += text
            try flushIfLarge()
        } else {
            try flush()
            try write(text)
        }
    }

    /// Writes what is gathered once it is a good deal.
    mutating func flushIfLarge() throws(CommandFailure) {
        if pending.count >= Self.goodDeal { try flush() }
    }

    /// Writes what is gathered.
    mutating func flush() throws(CommandFailure) {
        let text = pending
        pending.removeAll(keepingCapacity: true)
        try write(text)
    }

    private func write(_ text: [UInt8]) throws(CommandFailure) {
        guard !writeAll(text, to: 1) else { return }
        // Whoever closed the pipe has seen enough and needs no message.
        let message = errno == EPIPE ? nil : "standard output: cannot be written: \(systemMessage())"
        throw CommandFailure(status: .unwritableOutput, message: message)
    }
}

/// Standard error: one message a line, each with the command's name.
enum StandardError {
    static func print(_ message: String) {
        write(Array(line(message).utf8))
    }

    /// `message` as a line of its own.
    static func line(_ message: String) -> String {
        "delegation-rules: \(message.onOneLine)\n"
    }

    /// Writes lines.
    static func write(_ lines: [UInt8]) {
        // Where even this fails, there is nobody left to tell.
        _ = writeAll(lines, to: 2)
    }
}

/// Writes `bytes` to a file descriptor; false, with the reason in `errno`, if that fails.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
        let written = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        if written >= 0 {
            rest = rest.dropFirst(written)
        } else if errno != EINTR {
            return false
        }
    }
    return true
}

/// A file or standard input, read as it comes in.
struct InputFile {
    /// What messages call it.
    let name: String
    private let descriptor: Int32

    /// Opens the file at `path`; `-` is standard input.
    init(path: String) throws(CommandFailure) {
        guard path != "-" else {
            (name, descriptor) = ("standard input", 0)
            return
        }
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw .unreadable(path, "cannot be read: \(systemMessage())") }
        (name, descriptor) = (path, opened)
    }

    /// Appends what has come in, waiting for it if need be, and whatever else is there already, up to `limit` bytes;
    /// true at the end.
    func readChunk(into bytes: inout [UInt8], atMost limit: Int) throws(CommandFailure) -> Bool {
        let end = bytes.count + limit
        repeat {
            let count = readOnce(into: &bytes, atMost: end - bytes.count)
            if count == 0 { return true }
            // An error that comes behind other bytes comes again, once those are answered.
            if count < 0, bytes.count == end - limit {
                throw .unreadable(name, "cannot be read: \(systemMessage())")
            }
            if count < 0 { return false }
        } while bytes.count < end && hasMore
        return false
    }

    /// Appends up to `limit` bytes that have come in; returns how many, or -1 with the reason in `errno`.
    private func readOnce(into bytes: inout [UInt8], atMost limit: Int) -> Int {
        var count = -1
        bytes.append(addingCapacity: limit) { span in
            unsafe span.withUnsafeMutableBufferPointer { buffer, initialized in
                repeat {
                    count = unsafe read(descriptor, buffer.baseAddress, buffer.count)
                } while count < 0 && errno == EINTR
                initialized = max(count, 0)
            }
        }
        return count
    }

    /// Whether more can be read without waiting.
    private var hasMore: Bool {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&state, 1, 0) > 0
    }

    /// All that there is, up to the end.
    func readAll() throws(CommandFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        while !(try readChunk(into: &bytes, atMost: 1 << 16)) {}
        return bytes
    }

    func close() {
        if descriptor > 0 { _ = closeDescriptor(descriptor) }
    }
}

/// A file that is written at once.
enum OutputFile {
    /// Writes `text` to the file at `path`, in place of what it holds.
    static func write(_ text: String, to path: String) throws(CommandFailure) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw unwritable(path) }
        let isWritten = writeAll(Array(text.utf8), to: descriptor)
        let failure = isWritten ? nil : unwritable(path)
        // Some file systems say only now that there was no room.
        let isClosed = closeDescriptor(descriptor) == 0
        if let failure = failure ?? (isClosed ? nil : unwritable(path)) { throw failure }
    }

    private static func unwritable(_ path: String) -> CommandFailure {
        CommandFailure(status: .unwritableOutput, message: "\(path): cannot be written: \(systemMessage())")
    }
}

private func closeDescriptor(_ descriptor: Int32) -> Int32 {
    #if canImport(Glibc)
        Glibc.close(descriptor)
    #elseif canImport(Musl)
        Musl.close(descriptor)
    #elseif canImport(Darwin)
        Darwin.close(descriptor)
    #endif
}

/// What the system says of the last call that failed.
func systemMessage() -> String {
    unsafe String(cString: strerror(errno))
}
