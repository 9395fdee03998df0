#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that is written at once.
struct OutputFile {
    /// What messages call it.
    let path: String

    /// Puts `bytes` in place of what the file holds.
    ///
    /// It is written beside and then renamed: whatever happens, there is the old file or the new one, and it is whole.
    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        var old = stat()
        let isThere = unsafe stat(path, &old) == 0
        // A device or a pipe cannot be put in the place of: it is written to.
        guard !isThere || old.st_mode & S_IFMT == S_IFREG else {
            return try write(bytes, to: unsafe open(path, O_WRONLY | O_CLOEXEC))
        }
        // A name may lead elsewhere, and a file that nobody may write can still be renamed over.
        let target = isThere ? Self.resolved(path) : path
        guard let target, unsafe access(target, W_OK) == 0 || !isThere else { throw unwritable }
        let new = "\(target).\(String(UInt64.random(in: 0 ... .max), radix: 36)).tmp"
        let interruption = Interruption()
        defer { interruption.deliver() }
        do throws(CommandFailure) {
            let descriptor = unsafe open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if isThere, descriptor >= 0 { _ = fchmod(descriptor, old.st_mode & 0o777) }
            try write(bytes, to: descriptor)
            guard unsafe rename(new, target) == 0 else { throw unwritable }
        } catch {
            _ = unsafe unlink(new)
            throw error
        }
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws(CommandFailure) {
        guard descriptor >= 0 else { throw unwritable }
        // Some file systems say only when they have to that there was no room. What is no file has no such moment.
        let isWritten = writeAll(bytes, to: descriptor) && (fsync(descriptor) == 0 || errno == EINVAL)
        let failure = isWritten ? nil : unwritable
        let isClosed = closeDescriptor(descriptor) == 0
        if let failure = failure ?? (isClosed ? nil : unwritable) { throw failure }
    }

    /// Why the last call failed.
    private var unwritable: CommandFailure {
        CommandFailure(status: .unwritableOutput, message: "\(path): cannot be written: \(systemMessage())")
    }

    /// `path` without symbolic links; `nil`, with the reason in `errno`, if that fails.
    private static func resolved(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }
}
