import DelegationRulesJSON
import DelegationRulesReplay
import Dispatch

/// The one road from bytes to answers: an input is taken apart into its texts, these are shared out to threads, and what
/// they answer is handed on in the order of the input. What depends on the answers before it waits for them.
struct Answering<Texts: Answerer> {
    private let workers: [Worker<Texts>]

    /// How much input is answered at a time: enough to be shared out, and little enough to stay in the caches.
    private static var blockSize: Int { 1 << 19 }
    /// A part that is smaller is answered before another thread has woken up.
    private static var smallestPart: Int { 1 << 15 }

    /// A road on which every thread answers as `answerer` does.
    init(_ answerer: Texts) {
        workers = (0..<processorCount).map { _ in Worker(answerer) }
    }

    /// The answers to `text`, whatever it holds, with the messages for standard error left out; `take` is called as by
    /// ``run(_:_:take:)``.
    func answers(to text: [UInt8], take: (inout Texts, InputName) -> Void = { _, _ in }) -> [UInt8] {
        var stream = JSONStream(workers[0].answerer.kind.json)
        stream.append { $0 += text }
        stream.finish()
        var memory = workers[0].answerer.memory
        var output: [UInt8] = []
        let input = InputName(name: "", number: 0)
        for worker in answerBlock(of: &stream, in: input, &memory) {
            output += worker.output
            take(&worker.answerer, input)
        }
        return output
    }

    /// Prints the answer to every text in the files at `paths`, or on standard input if there are none; and calls `take`
    /// with the answerers of each block of an input, in the order of what they answered.
    func run(
        _ paths: [String], _ output: inout StandardOutput, take: (inout Texts, InputName) -> Void = { _, _ in }
    ) throws(CommandFailure) -> ExitStatus {
        var status = ExitStatus.success
        var memory = workers[0].answerer.memory
        for (number, path) in (paths.isEmpty ? ["-"] : paths).enumerated() {
            do throws(CommandFailure) {
                let file = try InputFile(path: path, holding: workers[0].answerer.kind.noun + "s")
                defer { file.close() }
                let isValid = try run(file, number: number, &memory, &output, take)
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

    /// The same for one file; false where some of it could not be answered.
    private func run(
        _ file: InputFile, number: Int, _ memory: inout Texts.Memory, _ output: inout StandardOutput,
        _ take: (inout Texts, InputName) -> Void
    ) throws(CommandFailure) -> Bool {
        let kind = workers[0].answerer.kind
        var stream = JSONStream(kind.json)
        var input = InputName(name: workers[0].answerer.isRedacted ? "file-\(number + 1)" : file.name, number: number)
        var isValid = true
        var isAtEnd = false
        // Requests may come as the archive that a browser wrote of them.
        var isArchive = kind == .exchange ? nil : Optional(false)
        while !isAtEnd {
            // Whoever waits for the answers before writing more gets them now.
            try output.flush()
            isAtEnd = try stream.append { (bytes) throws(CommandFailure) in
                try file.readChunk(into: &bytes, atMost: Self.blockSize)
            }
            if isArchive == nil {
                isArchive = HTTPArchive.begins(stream.bytes)
                if isArchive == nil, !isAtEnd { continue }
                if isArchive == true {
                    if !isAtEnd {
                        try stream.append { (bytes) throws(CommandFailure) in try file.readRest(into: &bytes) }
                    }
                    isAtEnd = true
                    guard let count = stream.unpackArchive(refusing: workers[0], input) else {
                        try handOn(workers[0], of: input, &output, take)
                        return false
                    }
                    input.entryCount = count
                }
            }
            if isAtEnd { stream.finish() }
            for worker in answerBlock(of: &stream, in: input, &memory) {
                isValid = isValid && worker.messages.isEmpty
                try handOn(worker, of: input, &output, take)
            }
        }
        return isValid
    }

    /// Hands on what a worker wrote.
    private func handOn(
        _ worker: Worker<Texts>, of input: InputName, _ output: inout StandardOutput,
        _ take: (inout Texts, InputName) -> Void
    ) throws(CommandFailure) {
        StandardError.write(worker.messages)
        if worker.answerer.form == .explanation, StandardOutput.painter.isOn {
            try output.print(forPeople: String(decoding: worker.output, as: UTF8.self))
        } else {
            try output.print(worker.output)
        }
        take(&worker.answerer, input)
    }

    /// Answers all that is complete in `stream`; the workers that did, in the order of what they answered.
    private func answerBlock(
        of stream: inout JSONStream, in input: InputName, _ memory: inout Texts.Memory
    ) -> ArraySlice<Worker<Texts>> {
        var pieces: [JSONPiece] = []
        while let piece = stream.next() { pieces.append(piece) }
        let bytes = stream.bytes
        let size = pieces.reduce(0) { $0 + $1.count }
        let shares = pieces.shared(among: max(min(workers.count, size / Self.smallestPart), 1), of: bytes)
        // It takes no more threads than the process may use processors, and none where that is one.
        DispatchQueue.concurrentPerform(iterations: shares.count) { number in
            workers[number].answer(shares[number], of: bytes, in: input)
        }
        for worker in workers[..<shares.count] { worker.finish(&memory, of: bytes, in: input) }
        return workers[..<shares.count]
    }
}

extension JSONStream {
    /// Puts the exchanges in place of the HTTP Archive that came in as a whole; returns how many entries it has. `nil`
    /// where it is none, which `worker` tells.
    fileprivate mutating func unpackArchive<Texts>(refusing worker: Worker<Texts>, _ input: InputName) -> Int? {
        do throws(InvalidText) {
            let archive = try HTTPArchive(json: bytes)
            append { $0 = archive.exchanges }
            return archive.entryCount
        } catch {
            worker.refuse(error, line: 1 + bytes.span.lineBreaks(in: 0..<error.offset), in: input)
            return nil
        }
    }
}

extension [JSONPiece] {
    /// The pieces of `bytes` in at most `count` parts, about as long as each other.
    fileprivate func shared(among count: Int, of bytes: [UInt8]) -> [[JSONPiece]] {
        let size = reduce(0) { $0 + $1.count } / count
        var (shares, share, filled): ([[JSONPiece]], [JSONPiece], Int) = ([], [], 0)
        for var piece in self {
            while shares.count < count - 1, filled + piece.count > size,
                let (head, tail) = piece.divided(at: size - filled, in: bytes)
            {
                shares.append(share + [head])
                (share, filled, piece) = ([], 0, tail)
            }
            share.append(piece)
            filled += piece.count
            if shares.count < count - 1, filled >= size {
                shares.append(share)
                (share, filled) = ([], 0)
            }
        }
        return shares + [share]
    }
}
