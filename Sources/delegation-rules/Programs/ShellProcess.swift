#if canImport(Glibc)
    // The environment is a variable of C, which nothing here changes.
    @unsafe @preconcurrency import Glibc
#elseif canImport(Musl)
    @unsafe @preconcurrency import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A shell command that runs beside this process, in a process group of its own.
struct ShellProcess {
    /// This process's ends of its standard streams.
    let input, output, errors: Int32
    /// The shell, and the group of all that it starts.
    private let id: pid_t

    /// Starts `command`, with every signal that this process ignores or blocks as usual.
    init(_ command: String) throws(CommandFailure) {
        let pipes = (try Self.makePipe(), try Self.makePipe(), try Self.makePipe())
        let streams = [pipes.0.readEnd, pipes.1.writeEnd, pipes.2.writeEnd]
        defer { for stream in streams { _ = closeDescriptor(stream) } }
        (input, output, errors) = (pipes.0.writeEnd, pipes.1.readEnd, pipes.2.readEnd)
        #if canImport(Darwin)
            var (attributes, actions): (posix_spawnattr_t?, posix_spawn_file_actions_t?)
        #else
            var (attributes, actions) = unsafe (posix_spawnattr_t(), posix_spawn_file_actions_t())
        #endif
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        for number in StandardOutput.writingSignals { unsafe sigaddset(&signals, number) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (standard, stream) in streams.enumerated() {
            unsafe posix_spawn_file_actions_adddup2(&actions, stream, Int32(standard))
        }
        let arguments = unsafe ["sh", "-c", command].map { (word: String) in unsafe strdup(word) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var id: pid_t = 0
        let problem = unsafe posix_spawn(&id, "/bin/sh", &actions, &attributes, arguments, Self.environment)
        guard problem == 0 else {
            errno = problem
            throw .unreadable(command, "cannot be run: \(systemMessage())")
        }
        self.id = id
    }

    /// How it ended, as a shell reports it (a signal counts from 128 on); `nil` while it runs. This is told once.
    func end() -> Int32? {
        var status: Int32 = 0
        guard unsafe waitpid(id, &status, WNOHANG) == id else { return nil }
        let (signal, exitStatus) = (status & 0x7F, status >> 8 & 0xFF)
        return signal == 0 ? exitStatus : 128 + signal
    }

    /// Ends it, with all that it started: asks by the signal `number`, and does not wait long for that.
    func stop(asking number: Int32) {
        kill(-id, number)
        var hasEnded = false
        for _ in 0..<100 where !hasEnded {
            _ = poll(nil, 0, 10)
            hasEnded = end() != nil
        }
        kill(-id, SIGKILL)
        if !hasEnded { _ = waitpid(id, nil, 0) }
    }

    /// A pipe of which no other process has an end, unless it is given one.
    private static func makePipe() throws(CommandFailure) -> (readEnd: Int32, writeEnd: Int32) {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw .unreadable("a pipe", "cannot be made: \(systemMessage())") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
        #if canImport(Darwin)
            unsafe _NSGetEnviron().pointee
        #else
            unsafe environ
        #endif
    }
}
