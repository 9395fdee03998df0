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

    /// From now on, writing to a reader that is gone is an error instead of the end of the process.
    static func ignoreBrokenPipeSignal() {
        _ = signal(SIGPIPE, SIG_IGN)
    }

    mutating func print(_ text: String) {
        pending += text.utf8
    }

    /// Writes what is gathered once it is a good deal.
    mutating func flushIfLarge() throws(CommandFailure) {
        if pending.count >= 1 << 16 { try flush() }
    }

    /// Writes what is gathered.
    mutating func flush() throws(CommandFailure) {
        let text = pending
        pending.removeAll(keepingCapacity: true)
        guard !writeAll(text, to: 1) else { return }
        // Whoever closed the pipe has seen enough and needs no message.
        let message = errno == EPIPE ? nil : "standard output: cannot be written: \(systemMessage())"
        throw CommandFailure(status: .unwritableOutput, message: message)
    }
}

/// Standard error: one message a line, each with the command's name.
enum StandardError {
    static func print(_ message: String) {
        // Where even this fails, there is nobody left to tell.
        _ = writeAll(Array("delegation-rules: \(message.onOneLine)\n".utf8), to: 2)
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

    /// What has come in, waiting for it if need be; empty at the end.
    func readChunk() throws(CommandFailure) -> [UInt8] {
        while true {
            var count = 0
            let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
                count = unsafe read(descriptor, buffer.baseAddress, buffer.count)
                initialized = max(count, 0)
            }
            if count >= 0 { return chunk }
            guard errno == EINTR else { throw .unreadable(name, "cannot be read: \(systemMessage())") }
        }
    }

    /// All that there is, up to the end.
    func readAll() throws(CommandFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let chunk = try readChunk()
            guard !chunk.isEmpty else { return bytes }
            bytes += chunk
        }
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

extension String {
    /// The text with its line breaks and control characters written out: no name of a file and no id of a scenario
    /// can begin a line, or move the cursor, where a person reads it.
    var onOneLine: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: text += "\\u{\(String(scalar.value, radix: 16))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
