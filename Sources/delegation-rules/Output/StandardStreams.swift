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
    static let painter = Painter(descriptor: 1)

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

    /// Prints `text` as a line for a person, whatever it holds; all of it or its beginning in `style`, if there is one.
    mutating func print(line text: String, _ style: Style? = nil, first count: Int = .max) {
        let line = text.onOneLine
        print((style.map { Self.painter.paint(line, first: count, $0) } ?? line) + "\n")
    }

    /// Prints a text for a person, with its lines set apart by what they are.
    mutating func print(forPeople text: String) throws(CommandFailure) {
        print(Self.painter.paint(lines: text))
        try flushIfLarge()
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

    /// Prints a line of JSON.
    mutating func printJSON(_ write: (inout JSONWriter) -> Void) throws(CommandFailure) {
        var writer = JSONWriter(behind: pending)
        pending = []
        write(&writer)
        writer.endLine()
        pending = writer.bytes
        try flushIfLarge()
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
    private static let painter = Painter(descriptor: 2)

    /// Prints what is wrong, or good to know.
    static func print(_ message: String) {
        write(Array(line(message).utf8))
    }

    /// `message` as a line of its own.
    static func line(_ message: String) -> String {
        "\(painter.paint("delegation-rules:", .heading)) \(message.onOneLine)\n"
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
func wait(for events: Int32, on descriptor: Int32) {
    var state = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    _ = unsafe poll(&state, 1, -1)
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
