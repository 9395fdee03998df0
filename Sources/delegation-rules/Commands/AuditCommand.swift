import DelegationRulesAccess
import DelegationRulesJSON

/// `audit`: what an administrator should look at in a tenant.
enum AuditCommand: Command {
    static let name = "audit"
    static let summary = "tell what an administrator should look at in a tenant"
    static let options = [.tenantRead, format, silence, failOn]
    private static let format = Option(
        "--format",
        .choice(
            "FORMAT", default: .init(name: "text"),
            [
                .init(name: "jsonl", meaning: "a finding a line"),
                .init(name: "sarif", meaning: "SARIF 2.1.0, for pipelines"),
            ]))
    private static let silence = Option(
        "--silence", .list("NAME,...", kindNames), "leaves out the findings with these names")
    private static let failOn = Option(
        "--fail-on", .list("NAME,...", kindNames), "exit status 1 if there is a finding with one of these names")
    private static let kindNames = AuditFinding.Kind.allCases.map(\.rawValue)
    static let about = """
        Tells what an administrator should look at in a tenant: grants that do nothing, or not what they seem to, copies
        that are kept nowhere, applications that nothing holds. Each finding has a cause and, where one changes it, the
        cmdlet. Two recipients may claim the same identity here; the first is taken to have it.

        \(AuditFinding.Kind.allCases.map { "  \($0.rawValue)\n      \($0.statement)" }.joined(separator: "\n"))
        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        let format = try arguments.choice(Self.format)
        let silenced = try kinds(arguments, Self.silence)
        let failing = try kinds(arguments, Self.failOn)
        let path = arguments[.tenantRead] ?? "-"
        let (name, text) = try InputFile.contents(ofFileAt: path, holding: "a tenant")
        let findings: AuditFindings
        do throws(InvalidText) {
            findings = AuditFindings(in: try AuditedTenant(json: text), silenced: silenced)
        } catch {
            throw CommandFailure(status: .invalidInput, message: "\(name): \(error)")
        }
        switch format {
        case "sarif":
            let place = path == "-" ? nil : (path: path, lines: TenantLines(json: text))
            var writer = JSONWriter()
            try AuditSARIF(version: DelegationRulesCommand.version, file: place).write(findings, to: &writer) {
                (writer) throws(CommandFailure) in try output.print(writer.takeBytes())
            }
            try output.print(writer.bytes)
        case "jsonl":
            for finding in findings { try output.printJSON { $0.finding(finding) } }
        default:
            try findings.forEachParagraph { (text) throws(CommandFailure) in
                try output.print(forPeople: text)
            }
        }
        return failing.contains { findings.count(of: $0) > 0 } ? .verificationFailed : .success
    }

    /// The findings that the value of `option` names.
    private static func kinds(
        _ arguments: Arguments, _ option: Option
    ) throws(CommandFailure) -> Set<AuditFinding.Kind> {
        var kinds: Set<AuditFinding.Kind> = []
        for name in (arguments[option] ?? "").split(separator: ",") {
            guard let kind = AuditFinding.Kind(rawValue: String(name)) else {
                let names = kindNames.joined(separator: ", ")
                throw .usage("\(option.name): unknown finding '\(String(name).excerpt)'; expected any of \(names)")
            }
            kinds.insert(kind)
        }
        return kinds
    }
}
