#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

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
                StandardError.print(
                    "waiting for \(contents) on standard input; Control-D on an empty line ends it")
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

    /// All that the file at `path` holds, and what messages call it.
    static func contents(
        ofFileAt path: String, holding contents: String
    ) throws(CommandFailure) -> (name: String, bytes: [UInt8]) {
        let file = try InputFile(path: path, holding: contents)
        defer { file.close() }
        var bytes: [UInt8] = []
        try file.readRest(into: &bytes)
        return (file.name, bytes)
    }

    /// Appends all that is left, up to the end.
    func readRest(into bytes: inout [UInt8]) throws(CommandFailure) {
        let limit = 1 << 16
        var status = stat()
        // Room for the whole file saves moving it; what says that it is larger has to show it first.
        if unsafe fstat(descriptor, &status) == 0 { bytes.reserveCapacity(min(Int(status.st_size), 1 << 30) + limit) }
        while !(try readChunk(into: &bytes, atMost: limit)) {}
    }

    func close() {
        if descriptor > 0 { _ = closeDescriptor(descriptor) }
    }
}
