/// Why a command ends early: its exit status, and the line for standard error, if any.
struct CommandFailure: Error {
    let status: ExitStatus
    let message: String?

    static func usage(_ problem: String) -> CommandFailure {
        CommandFailure(status: .wrongUsage, message: problem)
    }

    static func unreadable(_ file: String, _ problem: String) -> CommandFailure {
        CommandFailure(status: .unreadableFile, message: "\(file): \(problem)")
    }
}
