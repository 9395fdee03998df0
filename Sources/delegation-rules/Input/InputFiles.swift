/// The files that a command is given, read one after the other.
struct InputFiles {
    let kind: InputKind
    let paths: [String]
    /// How much of JSON Lines is taken in at most before it is answered.
    var blockSize = Self.chunkSize

    /// How much of any other input is.
    private static let chunkSize = 1 << 16

    /// Calls `answer` with every piece of the files, or of standard input if there are none; it is given the name of
    /// the file as well, and returns false where some of the piece could not be answered.
    func read(
        _ output: inout StandardOutput,
        answer: (InputPiece, String, inout StandardOutput) throws(CommandFailure) -> Bool
    ) throws(CommandFailure) -> ExitStatus {
        var status = ExitStatus.success
        for path in paths.isEmpty ? ["-"] : paths {
            do throws(CommandFailure) {
                let file = try InputFile(path: path, holding: kind.noun + "s")
                defer { file.close() }
                let isValid = try read(file, &output, answer)
                if !isValid, status == .success { status = .invalidInput }
            } catch {
                guard error.status == .unreadableFile else { throw error }
                // The other files are still answered.
                if let message = error.message { StandardError.print(message) }
                status = error.status
            }
        }
        return status
    }

    private func read(
        _ file: InputFile, _ output: inout StandardOutput,
        _ answer: (InputPiece, String, inout StandardOutput) throws(CommandFailure) -> Bool
    ) throws(CommandFailure) -> Bool {
        var input = RecordInput(kind)
        var isValid = true
        var isAtEnd = false
        while !isAtEnd {
            // Whoever waits for the answers before writing more gets them now.
            try output.flush()
            // Only of JSON Lines is it certain that nothing depends on how much has come in at a time.
            let limit = input.isLines ? blockSize : Self.chunkSize
            isAtEnd = try input.append { (buffer) throws(CommandFailure) in
                try file.readChunk(into: &buffer, atMost: limit)
            }
            while let piece = input.next(isAtEnd: isAtEnd) {
                if !(try answer(piece, file.name, &output)) { isValid = false }
            }
        }
        return isValid
    }
}
