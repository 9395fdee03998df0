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

    /// What would end the process because it writes: to a reader that is gone, or beyond the size that files may have.
    static let writingSignals = [SIGPIPE, SIGXFSZ]

    /// From now on, such writing is an error instead.
    static func ignoreWritingSignals() {
        for number in writingSignals { _ = signal(number, SIG_IGN) }
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
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
        let written = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        if written >= 0 {
            rest = rest.dropFirst(written)
        } else if errno == EAGAIN {
            wait(for: POLLOUT, on: descriptor)
        } else if errno != EINTR {
            return false
        }
    }
    return true
}

/// Waits until a file descriptor can be read or written: some calls return at once, because whoever shares a pipe or a
/// terminal with this process may have made it non-blocking.
private func wait(for events: Int32, on descriptor: Int32) {
    var state = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    _ = unsafe poll(&state, 1, -1)
}

/// A file or standard input, read as it comes in.
struct InputFile {
    /// What messages call it.
    let name: String
    private let descriptor: Int32

    /// Opens the file at `path`; `-` is standard input. Whoever sits before it is told that `contents` are awaited.
    init(path: String, holding contents: String) throws(CommandFailure) {
        guard path != "-" else {
            (name, descriptor) = ("standard input", 0)
            if isatty(descriptor) == 1 {
                StandardError.print("waiting for \(contents) on standard input; Control-D on an empty line ends it")
            }
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
            if count < 0, errno == EAGAIN, bytes.count == end - limit {
                wait(for: POLLIN, on: descriptor)
                continue
            }
            // An error that comes behind other bytes comes again, once those are answered.
            if count < 0, bytes.count == end - limit {
                throw .unreadable(name, "cannot be read: \(systemMessage())")
            }
            if count < 0 { return false }
        } while bytes.count == end - limit || bytes.count < end && hasMore
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

func closeDescriptor(_ descriptor: Int32) -> Int32 {
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
