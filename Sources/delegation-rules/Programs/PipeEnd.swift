#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// This process's end of a pipe, of which no call waits.
struct PipeEnd {
    /// Negative once it is closed, which `poll` passes over.
    private var descriptor: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    var isClosed: Bool { descriptor < 0 }

    /// What `poll` is asked about it.
    func readiness(for events: Int32) -> pollfd {
        pollfd(fd: descriptor, events: Int16(events), revents: 0)
    }

    /// Writes as much of `text` as there is room for, and takes that away; closed once all is written or nobody reads.
    mutating func advance(writing text: inout ArraySlice<UInt8>) {
        let count = unsafe text.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        if count > 0 { text.removeFirst(count) }
        if text.isEmpty || hasFailed(count) { close() }
    }

    /// Reads what is there, and closes at the end.
    mutating func readChunk() -> ArraySlice<UInt8> {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe read(descriptor, &chunk, chunk.count)
        if count == 0 || hasFailed(count) { close() }
        return chunk.prefix(max(count, 0))
    }

    mutating func close() {
        if !isClosed { _ = closeDescriptor(descriptor) }
        descriptor = -1
    }

    /// Whether a call that came to `count` failed for good.
    private func hasFailed(_ count: Int) -> Bool {
        count < 0 && errno != EAGAIN && errno != EINTR
    }
}
