import DelegationRulesAccess
import DelegationRulesJSON
import DelegationRulesReplay

/// `who`: who may send as whom in a tenant, and how it comes out.
enum WhoCommand: Command {
    static let name = "who"
    static let summary = "tell who may send as whom in a tenant, and how it comes out"
    static let options = [.tenantRead, from, sender, app, format]
    private static let from = Option("--from", .anything("ADDRESS"), "who may send as this recipient")
    private static let sender = Option(
        "--sender", .anything("ADDRESS"), "as whom this user may send; with --app, the application through this mailbox"
    )
    private static let app = Option(
        "--app", .anything("APPID"), "as whom this application may send, whether the tenant names it or not")
    private static let format = Option(
        "--format",
        .choice(
            "FORMAT", default: .init(name: "jsonl"),
            [
                .init(name: "csv", meaning: "a line for each path that works"),
                .init(name: "text", meaning: "for a person"),
            ]))
    static let about = """
        Tells who may send as whom: one row for each sender and from address with a way to send, in the order of the
        tenant file. A sender is a mailbox whose user signs in; their own mail is left out. Behind these come the
        applications that policies and role assignments name, one row for each mailbox that they can act as and each
        from address, that mailbox's own among them. An address is any identity of a recipient.

        A row says which rights are held and through which groups (outermost first; an empty chain: in person), through
        which paths sendMail is accepted, whom recipients see as sender, whose Sent Items keep a copy by default, which
        Graph permissions the token must carry, which a tenant does not tell, and the clauses that decide. Of the chains to
        each group that holds a right the shortest is told, of each right the \(WhoRow.mostChains) shortest; chainsLeftOut
        counts the others.
        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        let format = try arguments.choice(Self.format)
        let question = WhoQuestion(sender: arguments[sender], from: arguments[from], app: arguments[app])
        let tenant = try Tenant(path: arguments[.tenantRead] ?? "-")
        switch format {
        case "text":
            for paragraph in try answering({ () throws(InvalidText) in try question.paragraphs(in: tenant) }) {
                try output.print(forPeople: paragraph)
            }
        case "csv":
            let rows = try answering { () throws(InvalidText) in try question.rows(in: tenant) }
            output.print(WhoRow.csvHeader + "\n")
            for row in rows {
                output.print(row.csv)
                try output.flushIfLarge()
            }
        default:
            for row in try answering({ () throws(InvalidText) in try question.rows(in: tenant) }) {
                try output.printJSON { $0.row(row) }
            }
        }
        return .success
    }

    /// What `ask` comes to; an error names the option that it is about.
    private static func answering<Answer>(
        _ ask: () throws(InvalidText) -> Answer
    ) throws(CommandFailure) -> Answer {
        do throws(InvalidText) {
            return try ask()
        } catch {
            let option = error.path.split(separator: ".").last.map { "--\($0): " } ?? ""
            throw CommandFailure(status: .invalidInput, message: option + error.message)
        }
    }
}
