import DelegationRulesJSON
import DelegationRulesReplay

/// `compare`: which predictions differ between two inputs, or between two tenants.
enum CompareCommand {
    private static let help = """
        usage: delegation-rules compare [--explain] [--tenant FILE] A B
               delegation-rules compare [--explain] --exchanges FILE A B

        Compares what comes out of two files of scenarios or exchanges; or, with --exchanges, of the same exchanges in two
        tenants. Prints one line for each pair that differs in the outcome, in who is seen or in who keeps a copy: what
        comes out in A and in B, and the clauses that decide in one of them only. What has an id is compared with what has
        the same id, the rest in its order; where A and B hold one each, with each other. A difference is no error: the
        exit status is 0.

          --exchanges FILE   the exchanges that A and B, two tenants, are compared by
          --tenant FILE      the tenant of every exchange in A and B that brings none
          --explain          print each difference for a person, and count them

        """

    static func run(
        _ arguments: ArraySlice<String>, _ output: inout StandardOutput
    ) throws(CommandFailure) -> ExitStatus {
        let arguments = try Arguments(
            arguments, command: "compare", flags: ["--explain"], valued: ["--tenant", "--exchanges"])
        guard !arguments.asksForHelp else {
            output.print(help)
            return .success
        }
        try arguments.expectOperands(atMost: 2, command: "compare")
        guard arguments.operands.count == 2 else {
            throw .usage("compare: expected two files; see delegation-rules compare --help")
        }
        var reader = ComparedReader()
        let (a, b): ([ComparedAnswer], [ComparedAnswer])
        if let exchanges = arguments.values["--exchanges"] {
            guard arguments.values["--tenant"] == nil else {
                throw .usage("compare: --tenant goes without --exchanges; see delegation-rules compare --help")
            }
            let tenants = (try Tenant(path: arguments.operands[0]), try Tenant(path: arguments.operands[1]))
            (a, b) = try reader.answers(toExchangesIn: exchanges, in: tenants.0, and: tenants.1, &output)
        } else {
            let tenant = try arguments.tenant
            a = try reader.answers(in: arguments.operands[0], tenant, &output)
            b = try reader.answers(in: arguments.operands[1], tenant, &output)
        }
        let pairs = reader.pairs(a, b, files: (arguments.operands[0], arguments.operands[1]))
        let differences = pairs.filter { $0.a.comparable != $0.b.comparable }
        for difference in differences {
            output.print(arguments.flags.contains("--explain") ? difference.text(arguments.operands) : difference.json)
            try output.flushIfLarge()
        }
        if arguments.flags.contains("--explain") {
            output.print("\(differences.count) of \(pairs.count) differ.\n")
        }
        return reader.status
    }
}

/// Reads and answers what is compared, and tells what cannot be.
private struct ComparedReader {
    private(set) var status = ExitStatus.success

    /// The answers to the scenarios or exchanges in the file at `path`.
    mutating func answers(
        in path: String, _ tenant: Tenant?, _ output: inout StandardOutput
    ) throws(CommandFailure) -> [ComparedAnswer] {
        var answers: [ComparedAnswer] = []
        try read(path, &output) { (text, line) throws(InvalidText) in
            answers.append(try ComparedAnswer(to: text, line: line, in: tenant))
        }
        return answers
    }

    /// The answers to the exchanges in the file at `path`, in each of two tenants.
    mutating func answers(
        toExchangesIn path: String, in one: Tenant, and other: Tenant, _ output: inout StandardOutput
    ) throws(CommandFailure) -> ([ComparedAnswer], [ComparedAnswer]) {
        var answers: ([ComparedAnswer], [ComparedAnswer]) = ([], [])
        try read(path, &output) { (text, line) throws(InvalidText) in
            do throws(InvalidExchange) {
                let exchange = try Exchange(json: text)
                guard exchange.tenant == nil else {
                    throw InvalidExchange(
                        path: "tenant", message: "expected none, as two tenants are compared", id: exchange.id)
                }
                let pair = (
                    ComparedAnswer(try exchange.result(in: one, stamp: .compared), to: exchange, line: line),
                    ComparedAnswer(try exchange.result(in: other, stamp: .compared), to: exchange, line: line)
                )
                answers.0.append(pair.0)
                answers.1.append(pair.1)
            } catch {
                throw InvalidText(error, line: line)
            }
        }
        return answers
    }

    private mutating func read(
        _ path: String, _ output: inout StandardOutput,
        _ take: (ArraySlice<UInt8>, Int) throws(InvalidText) -> Void
    ) throws(CommandFailure) {
        let answering = Answering(kind: .exchanges) { _ in "" }
        let status = try answering.run([path], &output) { (text, line) throws(InvalidText) in
            try take(text, line)
            return ""
        }
        fail(status)
    }

    private mutating func fail(_ status: ExitStatus) {
        if self.status == .success || status == .unreadableFile { self.status = status }
    }

    /// Pairs the answers of A with those of B that have the same id, or none; tells of those that are left over.
    mutating func pairs(
        _ a: [ComparedAnswer], _ b: [ComparedAnswer], files: (String, String)
    ) -> [ComparedPair] {
        // Two that are alone are meant for each other, whatever they are called.
        if a.count == 1, b.count == 1 { return [ComparedPair(a: a[0], b: b[0])] }
        var waiting = Dictionary(grouping: b, by: \.id).mapValues { $0[...] }
        var pairs: [ComparedPair] = []
        for answer in a {
            if let partner = waiting[answer.id]?.popFirst() {
                pairs.append(ComparedPair(a: answer, b: partner))
            } else {
                tellAlone(answer, in: files.0, other: files.1)
            }
        }
        for answer in waiting.values.joined().sorted(by: { $0.line < $1.line }) {
            tellAlone(answer, in: files.1, other: files.0)
        }
        return pairs
    }

    private mutating func tellAlone(_ answer: ComparedAnswer, in file: String, other: String) {
        let name = answer.id?.quoted ?? "this one"
        StandardError.print("\(file):\(answer.line): \(other) has none to compare with \(name)")
        fail(.invalidInput)
    }
}
