import Foundation
import SpecCorpus
import Testing

@Suite("A message lets one go on")
struct MessageTests {
    struct Mistake: CustomTestStringConvertible {
        let name: String
        let arguments: [String]
        let input: String
        /// What the message says, behind the place.
        let message: String
        var testDescription: String { name }

        init(_ name: String, _ arguments: [String], _ input: String, _ message: String) {
            (self.name, self.arguments, self.input, self.message) = (name, arguments, input, message)
        }
    }

    private static let scenario = Question.good("a")
    private static let exchange =
        #"{"id":"a","token":{"type":"user","user":"AdeleV@contoso.com","permissions":["Mail.Send"]},"#
        + #""request":{"method":"POST","url":"/me/sendMail","body":{"message":{}}}}"#

    /// The exchange with `member` in place of the tenant's recipient or of a part of the request.
    private static func exchange(recipient: String = "", request: String = #"{"method":"POST","url":"/me"}"#)
        -> String
    {
        #"{"tenant":{"recipients":[\#(recipient)]},"token":{"type":"app","permissions":[]},"request":\#(request)}"#
    }

    private static let kinds =
        "one of UserMailbox, SharedMailbox, RoomMailbox, EquipmentMailbox, GroupMailbox, "
        + "MailUniversalDistributionGroup, MailUniversalSecurityGroup, DynamicDistributionGroup, "
        + "RoomList, MailUser, GuestMailUser, User, MailContact"
    private static let looksLikeScenario =
        #"this looks like a scenario, which predict answers, and advise as {"scenario": …}"#
    private static let looksLikeTenant =
        "this looks like a tenant, which replay, advise and compare take with --tenant"

    private static let mistakes = [
        Mistake(
            "a recipient of a kind in another letter case", ["replay"],
            exchange(recipient: #"{"address":"a@b.c","recipientTypeDetails":"userMailbox"}"#),
            "tenant.recipients[0].recipientTypeDetails: unknown value \"userMailbox\"; expected \(kinds)"),
        Mistake(
            "a recipient without a kind", ["replay"], exchange(recipient: #"{"address":"a@b.c"}"#),
            "tenant.recipients[0].recipientTypeDetails: missing; expected \(kinds)"),
        Mistake(
            "headers as a list", ["replay"], exchange(request: #"{"method":"POST","url":"/me","headers":[]}"#),
            "request.headers: expected an object, found an array"),
        Mistake(
            "a header that is a number", ["replay"],
            exchange(request: #"{"method":"POST","url":"/me","headers":{"a":1}}"#),
            "request.headers.a: expected a string, found a number"),
        Mistake(
            "no tenant", ["replay"], exchange,
            "tenant: missing; expected an object, or a tenant for all exchanges (--tenant FILE)"),
        Mistake("a scenario given to advise", ["advise"], scenario, "expected one question; " + looksLikeScenario),
        Mistake("a scenario given to replay", ["replay"], scenario, "expected one exchange; " + looksLikeScenario),
        Mistake(
            "an exchange given to predict", ["predict"], exchange,
            #"expected one scenario; this looks like an exchange, which replay answers, and advise as {"exchange": …}"#),
        Mistake(
            "a question given to predict", ["predict"], #"{"scenario":\#(scenario),"goal":{}}"#,
            "expected one scenario; this looks like a question, which advise answers"),
        Mistake(
            "an export given to predict", ["predict"], #"{"Trustee":"a@b.c","AccessRights":["SendAs"]}"#,
            "expected one scenario; this looks like an export of Exchange's, of which tenant import makes a tenant"),
        Mistake(
            "a tenant on one line given to predict", ["predict"], #"{"recipients":[{"address":"a@b.c"}]}"#,
            "expected one scenario; " + looksLikeTenant),
        Mistake(
            "a tenant given to predict", ["predict"],
            (try? Command.text(of: "Specs/tenants/contoso.json")) ?? "",
            "expected one scenario; " + looksLikeTenant),
        Mistake(
            "an exchange laid out, given to predict", ["predict"],
            (try? JSONValue(parsing: exchange(recipient: #"{"address":"a@b.c"},{"address":"b@b.c"}"#)).laidOut) ?? "",
            #"expected one scenario; this looks like an exchange, which replay answers, and advise as {"exchange": …}"#),
        Mistake(
            "single quotes in a scenario", ["predict"], "{'id':'a'}",
            "expected a key, found a single quote; JSON has double quotes"),
        Mistake(
            "single quotes in an exchange", ["replay"], "{'id':'a'}",
            "expected a key, found a single quote; JSON has double quotes"),
        Mistake(
            "a typo in a scope's full form", ["predict"],
            scenario.replacing("\"Mail.Send\"", with: "\"https://graph.microsoft.com/Mail.Sent\""),
            "token.permissions: \"https://graph.microsoft.com/Mail.Sent\" is no permission of Graph's; expected one of "
                + "Mail.Send, Mail.Send.Shared, Mail.ReadWrite, Mail.ReadWrite.Shared, Mail.Read, Mail.Read.Shared, "
                + "Mail.ReadBasic, Mail.ReadBasic.Shared, Mail.ReadBasic.All"),
    ]

    @Test("in one line, on both outputs", arguments: mistakes)
    func mistake(mistake: Mistake) throws {
        let result = try Command.run(mistake.arguments, input: mistake.input.utf8)
        #expect(result.status == 65)
        let place = "delegation-rules: standard input:"
        try #require(result.errorLines.count == 1, "\(result.errors)")
        #expect(result.errors.hasPrefix(place))
        let message = result.errorLines[0].dropFirst(place.count).drop(while: \.isNumber).dropFirst(2)
        #expect(message == mistake.message)
        let answers = try result.answers
        try #require(answers.count == 1)
        let error = answers[0]["error"]
        let path = error?["path"]?.text ?? ""
        #expect("\(path.isEmpty ? "" : "\(path): ")\(error?["message"]?.text ?? "")" == mistake.message)
    }

    @Test("on standard output too, where it is for people", arguments: mistakes)
    func explained(mistake: Mistake) throws {
        let result = try Command.run(mistake.arguments + ["--explain"], input: mistake.input.utf8)
        #expect(result.status == 65 && result.errorLines.count == 1)
        #expect(result.output.contains(": invalid.\n  \(mistake.message)\n\n"))
        #expect(result.output.split(separator: "\n").count == 2)
    }

    @Test("where another file is no tenant")
    func tenants() throws {
        let result = try Command.run("replay", "--tenant", "Specs/examples/example-1.json")
        #expect(result.status == 65)
        #expect(
            result.errors
                == "delegation-rules: Specs/examples/example-1.json: expected one tenant; \(Self.looksLikeScenario)\n")
    }

    @Test("and what comes after another kind of text is still answered")
    func answersGoOn() throws {
        let tenant = try JSONValue(parsing: #"{"recipients":[{"address":"a@b.c"},{"address":"b@b.c"}]}"#).laidOut
        let result = try Command.run(
            "predict", input: [Question.pretty("a"), tenant, Question.pretty("b")].joined(separator: "\n"))
        #expect(try result.answers.map { $0["id"]?.text ?? $0["outcome"]?.text } == ["a", "invalid", "b"])
    }
}
