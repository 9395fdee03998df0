import Foundation

/// A value that one thread at a time has.
///
/// The standard library's `Mutex` is younger than the systems that this package is for.
final class Locked<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) {
        self.value = value
    }

    /// What `body` makes of the value, which nobody else has meanwhile.
    func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        lock.withLock { body(&value) }
    }
}
