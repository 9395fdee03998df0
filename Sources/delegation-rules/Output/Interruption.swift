#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Puts off the signals that would end this process, while there is something to be left in order.
struct Interruption {
    /// The signal that has come in, or 0; a handler of signals can reach nothing but a global.
    nonisolated(unsafe) private static var number: Int32 = 0

    /// What was done on each signal before.
    private let before: [(number: Int32, action: (@convention(c) (Int32) -> Void)?)]

    /// From now on they are put off.
    init() {
        unsafe Self.number = 0
        before = [SIGINT, SIGTERM, SIGHUP].map { ($0, signal($0) { unsafe Interruption.number = $0 }) }
        // What this process was started to ignore, it ignores.
        let ignoring = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
        for (number, action) in before where unsafe unsafeBitCast(action, to: Int.self) == ignoring {
            signal(number, action)
        }
    }

    /// The signal that would have ended this process.
    var number: Int32? { unsafe Self.number == 0 ? nil : Self.number }

    /// From now on they are not put off; what has come in does what it would have done.
    func deliver() {
        for (number, action) in before { signal(number, action) }
        if let number { raise(number) }
    }
}
