import DelegationRulesAccess
import DelegationRulesJSON
import DelegationRulesReplay

/// `compare`: which predictions differ between two inputs, or between two tenants.
enum CompareCommand: Command {
    static let name = "compare"
    static let summary = "tell which predictions differ between two inputs, or two tenants"
    static let options = [explain, tenant, exchanges, tenants]
    static let operands = Operands(kind: .files(endings: ["json", "jsonl", "har"]), synopsis: "A B", most: 2)
    static let forms = [
        [explain.synopsis, tenant.synopsis], [explain.synopsis, exchanges.word], [explain.synopsis, tenants.word],
    ].map { $0 + [operands.synopsis] }
    private static let explain = Option("--explain", "print each difference for a person, and count them")
    private static let tenant = Option.tenantFile("the tenant of every exchange in A and B that brings none")
    private static let exchanges = Option(
        "--exchanges", .file("FILE", endings: ["json", "jsonl", "har"]),
        "the exchanges that A and B, two tenants, are compared by")
    private static let tenants = Option("--tenants", "A and B are two tenants, compared without exchanges")
    static let about = """
        Compares what comes out of two files of scenarios or exchanges; or, with --exchanges, of the same exchanges in two
        tenants. Prints one line for each pair that differs in the outcome, in who is seen or in who keeps a copy: what
        comes out in A and in B, and the clauses that decide in one of them only. What has an id is compared with what has
        the same id, the rest in its order; where A and B hold one each, with each other. A difference is no error: the
        exit status is 0.

        With --tenants, compares who may send as whom in two tenants, row by row, as who tells it: one line for each row
        that is in B alone (its change is +), in A alone (-), or another in B (changed), with the row in A and in B.
        Recipients are the same where their addresses are; an application that one of the tenants names is looked at in both.
        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        guard arguments.operands.count == 2 else {
            throw .usage("compare: expected two files; see delegation-rules compare --help")
        }
        let files = arguments.operands
        if arguments.has(tenants) { return try compareTenants(arguments, &output) }
        var reader = ComparedReader()
        let (a, b): ([ComparedAnswer], [ComparedAnswer])
        if let exchanges = arguments[Self.exchanges] {
            guard !arguments.has(tenant) else {
                throw .usage("compare: --tenant goes without --exchanges; see delegation-rules compare --help")
            }
            let tenants = [try Tenant(path: files[0]), try Tenant(path: files[1])]
            let answers = try reader.answers(in: exchanges, ComparisonAnswerer(tenants: tenants), &output)
            (a, b) = (answers.map { $0[0] }, answers.map { $0[1] })
        } else {
            let answerer = ComparisonAnswerer(tenant: try arguments.tenant)
            a = try reader.answers(in: files[0], answerer, &output).map { $0[0] }
            b = try reader.answers(in: files[1], answerer, &output).map { $0[0] }
        }
        let pairs = reader.pairs(a, b, files: (files[0], files[1]))
        let differences = pairs.filter { $0.isDifference }
        for difference in differences {
            if arguments.has(explain) {
                try output.print(forPeople: difference.text(files))
            } else {
                try output.print(difference.json)
            }
        }
        if arguments.has(explain) {
            try output.print(forPeople: "\(differences.count) of \(pairs.count) differ.\n")
        }
        return reader.status
    }
}

// MARK: Without exchanges

extension CompareCommand {
    /// Compares who may send as whom in two tenants.
    private static func compareTenants(
        _ arguments: Arguments, _ output: inout StandardOutput
    ) throws(CommandFailure) -> ExitStatus {
        guard !arguments.has(tenant), !arguments.has(exchanges) else {
            throw .usage(
                "compare: --tenants goes without --tenant and --exchanges; see delegation-rules compare --help")
        }
        let (before, after) = (try Tenant(path: arguments.operands[0]), try Tenant(path: arguments.operands[1]))
        var counts: [WhoComparison.Kind: Int] = [:]
        for difference in WhoComparison(of: before, with: after) {
            counts[difference.kind, default: 0] += 1
            if arguments.has(explain) {
                output.print(StandardOutput.painter.paint(difference))
            } else {
                output.print(difference.json + "\n")
            }
            try output.flushIfLarge()
        }
        if arguments.has(explain) {
            let words = [(WhoComparison.Kind.added, "added"), (.removed, "removed"), (.changed, "changed")]
            try output.print(forPeople: words.map { "\(counts[$0.0] ?? 0) \($0.1)" }.joined(separator: ", ") + ".\n")
        }
        return .success
    }
}

extension Painter {
    /// A difference for a person; its first character says of which kind it is.
    fileprivate func paint(_ difference: WhoComparison.Difference) -> String {
        let text = difference.text
        let style: Style =
            switch difference.kind {
            case .added: .good
            case .removed: .bad
            case .changed: .doubtful
            }
        return paint(text.prefix(1), style) + paint(lines: String(text.dropFirst())) + "\n"
    }
}

/// Reads and answers what is compared, and tells what cannot be.
private struct ComparedReader {
    private(set) var status = ExitStatus.success

    /// What `answerer` answers to the texts in the file at `path`.
    mutating func answers(
        in path: String, _ answerer: ComparisonAnswerer, _ output: inout StandardOutput
    ) throws(CommandFailure) -> [[ComparedAnswer]] {
        var answers: [[ComparedAnswer]] = []
        fail(try Answering(answerer).run([path], &output) { (answerer, _) in answers += answerer.takeAnswers() })
        return answers
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
        var waiting = Dictionary(grouping: b, by: \.idBytes).mapValues { $0[...] }
        var pairs: [ComparedPair] = []
        for answer in a {
            if let partner = waiting[answer.idBytes]?.popFirst() {
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
