#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many processors the machine has; the process may be allowed fewer.
let processorCount = max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)
