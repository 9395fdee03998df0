#if arch(wasm32)
    /// What one thread has at a time: a module has one.
    struct Lock {
        func begin() {}
        func end() {}
    }
#else
    /// What one thread has at a time.
    @safe final class Lock {
        private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

        init() {
            unsafe mutex.initialize(to: pthread_mutex_t())
            _ = unsafe pthread_mutex_init(mutex, nil)
        }

        /// Waits until no other thread has it, and takes it.
        func begin() { _ = unsafe pthread_mutex_lock(mutex) }
        /// Leaves it to the others.
        func end() { _ = unsafe pthread_mutex_unlock(mutex) }

        deinit {
            _ = unsafe pthread_mutex_destroy(mutex)
            unsafe mutex.deallocate()
        }
    }
#endif
