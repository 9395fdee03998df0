#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A shell command that is given a text, and from which all is taken that it writes.
struct ShellCommand {
    let command: String

    /// Why there is no more output.
    enum End {
        /// It ended by itself, with that status; as a shell reports it, a signal counts from 128 on.
        case itself(status: Int32)
        /// It was ended, as the time was up.
        case late
        /// It was ended, as it wrote too much.
        case tooMuch
    }

    /// How much is kept of what it writes on standard error.
    static let longestErrors = 1 << 16

    /// Runs the command on `text`, at most until `deadline`, and as long as it writes no more than `limit` bytes.
    ///
    /// It may read and write in any order, for nothing is waited for alone. What it is given stands in no file, which
    /// somebody else could read, or which could be left behind. A signal that ends this process ends the command first.
    func run(
        on text: [UInt8], upTo limit: Int, until deadline: ContinuousClock.Instant
    ) throws(CommandFailure) -> (output: [UInt8], errors: [UInt8], end: End) {
        let interruption = Interruption()
        defer { interruption.deliver() }
        let process = try ShellProcess(command)
        var (input, output, errors) = (PipeEnd(process.input), PipeEnd(process.output), PipeEnd(process.errors))
        defer {
            input.close()
            output.close()
            errors.close()
        }
        var rest = text[...]
        var (answer, complaint): ([UInt8], [UInt8]) = ([], [])
        while true {
            // What somebody in the background still holds of standard error is not waited for.
            let status = output.isClosed ? process.end() : nil
            var states = [
                input.readiness(for: POLLOUT), output.readiness(for: POLLIN), errors.readiness(for: POLLIN),
            ]
            _ = unsafe poll(&states, nfds_t(states.count), status == nil ? 10 : 0)
            if states[0].revents != 0 { input.advance(writing: &rest) }
            if states[1].revents != 0 { answer += output.readChunk() }
            // The rest is read as well, or the command would wait for ever.
            if states[2].revents != 0 { complaint += errors.readChunk().prefix(Self.longestErrors - complaint.count) }
            if let status { return (answer, complaint, .itself(status: status)) }
            let isTooMuch = answer.count > limit
            if isTooMuch || interruption.number != nil || ContinuousClock.now >= deadline {
                process.stop(asking: interruption.number ?? SIGTERM)
                if interruption.number != nil { StandardError.write(complaint) }
                return (answer, complaint, isTooMuch ? .tooMuch : .late)
            }
        }
    }
}
