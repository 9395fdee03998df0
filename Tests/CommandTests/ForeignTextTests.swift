import Foundation
import Testing

@Suite("What came in is shown as it should be")
struct ForeignTextTests {
    /// Colours, a forged line, C1 controls, ends of lines and paragraphs, and turns of the direction of writing.
    private static let hostile =
        "x\u{1B}[31m\nline 2: accepted (202).\r\u{7F}\u{85}\u{9B}\u{61C}\u{200E}\u{200F}\u{2028}\u{2029}\u{202A}\u{202E}\u{2066}\u{2069}"
    private static let token =
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    /// A place where something that came in could come out again: a command and its input.
    struct Place: CustomTestStringConvertible, Sendable {
        let name: String
        let arguments: [String]
        /// The input, with what is shown.
        let input: @Sendable (String) throws -> String
        var testDescription: String { name }

        init(_ name: String, _ arguments: String..., input: @escaping @Sendable (String) throws -> String) {
            (self.name, self.arguments, self.input) = (name, arguments, input)
        }
    }

    private static let tenant = "Specs/tenants/contoso.json"

    private static func string(_ text: String) throws -> String {
        try String(decoding: JSONEncoder().encode(text), as: UTF8.self)
    }

    /// An exchange, of which one part is `text`.
    private static func exchange(
        id: String = "a", user: String = "AdeleV@contoso.com", type: String = "user", permission: String = "Mail.Send",
        method: String = "POST", url: String = "/me/sendMail", from: String = "AllanD@contoso.com", key: String = "x"
    ) throws -> String {
        #"{"id":\#(try string(id)),"token":{"type":\#(try string(type)),"user":\#(try string(user)),"#
            + #""permissions":[\#(try string(permission))]},"request":{"method":\#(try string(method)),"#
            + #""url":\#(try string(url)),"headers":{\#(try string(key)):"x"},"body":{"message":{"#
            + #""from":{"emailAddress":{"address":\#(try string(from))}}}}}}"#
    }

    private static func scenario(_ text: String, in permission: Bool) throws -> String {
        let name = try string(text)
        return
            #"{"id":\#(permission ? "\"a\"" : name),"token":{"type":"user","permissions":[\#(permission ? name : "\"Mail.Send\"")]},"#
            + #""endpoint":{"mailbox":"me","operation":"sendMail"}}"#
    }

    /// Where everything is shown on one line.
    private static let places =
        quotingPlaces + [
            Place("the id of a scenario", "predict") { try scenario($0, in: false) },
            Place("the id of a scenario, explained", "predict", "--explain") { try scenario($0, in: false) },
            Place("the id of an exchange", "replay", "--tenant", tenant) { try exchange(id: $0) },
            Place("a name in a tenant", "replay", "--explain") {
                let name = try string($0)
                return #"{"tenant":{"recipients":[{"address":\#(name),"recipientTypeDetails":"UserMailbox"}]},"#
                    + #""token":{"type":"user","user":\#(name),"permissions":["Mail.Send"]},"#
                    + #""request":{"method":"POST","url":"/me/sendMail","body":{"message":{}}}}"#
            },
            Place("a draft", "replay", "--tenant", tenant) {
                #"{"token":{"type":"user","user":"AdeleV@contoso.com","permissions":["Mail.ReadWrite"]},"#
                    + #""request":{"method":"POST","url":"/me/messages","body":{\#(try string($0)):\#(try string($0))}}}"#
            },
            Place("the tenant file", "tenant", "import", "-") {
                #"[{"PrimarySmtpAddress":"a@b.c","RecipientTypeDetails":"UserMailbox","DisplayName":\#(try string($0))}]"#
            },
            Place("the id in a path", "replay", "--tenant", tenant) {
                try exchange(url: "/users/\(encoded($0))/sendMail")
            },
            Place("the output of a program", "verify", "--against", "printf '%s' \"$(printf '\\033[31m\\302\\233')\"") {
                $0
            },
        ]

    /// Where it is quoted besides.
    private static let quotingPlaces = [
        Place("a key", "predict") { "{\(try string($0)):1}" },
        Place("a key, explained", "predict", "--explain") { "{\(try string($0)):1}" },
        Place("a value", "predict") { #"{"from":\#(try string($0))}"# },
        Place("a permission", "predict") { try scenario("Mail." + $0, in: true) },
        Place("the id in a path, explained", "replay", "--explain", "--tenant", tenant) {
            try exchange(url: "/users/\(encoded($0))/sendMail")
        },
        Place("a user", "replay", "--tenant", tenant) { try exchange(user: $0) },
        Place("a user, explained", "replay", "--explain", "--tenant", tenant) { try exchange(user: $0) },
        Place("a token type", "replay", "--tenant", tenant) { try exchange(type: $0) },
        Place("a permission in a token", "replay", "--tenant", tenant) { try exchange(permission: "Mail." + $0) },
        Place("a method", "replay", "--tenant", tenant) { try exchange(method: $0) },
        Place("a URL", "replay", "--tenant", tenant) { try exchange(url: "/me/" + $0) },
        Place("a URL, explained", "replay", "--explain", "--tenant", tenant) { try exchange(url: "/me/" + $0) },
        Place("a query", "replay", "--tenant", tenant) { try exchange(method: "GET", url: "/me/sendMail?code=" + $0) },
        Place("a key in an exchange", "replay", "--tenant", tenant) { "{\(try string($0)):1}" },
        Place("who is asked for advice", "advise", "--tenant", tenant) {
            #"{"exchange":\#(try exchange(from: $0)),"goal":{"sender":"from"}}"#
        },
        Place("whose path is asked for advice", "advise", "--explain", "--tenant", tenant) {
            #"{"exchange":\#(try exchange(url: "/users/\(encoded($0))/sendMail")),"goal":{"sender":"from"}}"#
        },
        Place("a grant", "replay") {
            #"{"tenant":{"recipients":[{"address":"a@b.c","recipientTypeDetails":"UserMailbox","sendAs":[\#(try string($0))]}]},"#
                + #""token":{"type":"app","permissions":[]},"request":{"method":"GET","url":"/me"}}"#
        },
        Place("the kind of a recipient", "replay") {
            #"{"tenant":{"recipients":[{"address":"a@b.c","recipientTypeDetails":\#(try string($0))}]},"#
                + #""token":{"type":"app","permissions":[]},"request":{"method":"GET","url":"/me"}}"#
        },
        Place("the trustee in an export", "tenant", "import", "-") {
            #"[{"PrimarySmtpAddress":"a@b.c","RecipientTypeDetails":"UserMailbox"},"#
                + #"{"Identity":"a@b.c","Trustee":\#(try string($0)),"AccessRights":["SendAs"]}]"#
        },
    ]

    /// `text` as a segment of a URL.
    private static func encoded(_ text: String) -> String {
        text.utf8.map { ($0 < 16 ? "%0" : "%") + String($0, radix: 16) }.joined()
    }

    private static func output(_ place: Place, _ text: String) throws -> String {
        let result = try Command.run(place.arguments, input: place.input(text).utf8)
        return result.output + result.errors
    }

    @Test("on one line, whatever it holds, on both outputs", arguments: places)
    func oneLine(place: Place) throws {
        let output = try Self.output(place, Self.hostile)
        #expect(!output.isEmpty)
        let allowed: Set<Unicode.Scalar> = ["\n"]
        let disturbing = output.unicodeScalars.filter { scalar in
            let properties = scalar.properties
            return !allowed.contains(scalar)
                && (properties.isBidiControl
                    || [.control, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory))
        }
        #expect(disturbing.isEmpty, "\(output.debugDescription)")
        #expect(!output.split(separator: "\n").contains { $0.hasPrefix("line 2: accepted") })
    }

    @Test("without a token", arguments: quotingPlaces)
    func tokens(place: Place) throws {
        for secret in [Self.token, "Bearer \(Self.token)", String(Self.token.prefix(40))] {
            let output = try Self.output(place, secret)
            #expect(!output.contains("eyJ") && !output.contains("dBjft"), "\(output)")
        }
    }

    @Test("without the query of a URL", arguments: quotingPlaces)
    func queries(place: Place) throws {
        for mark in ["?", "#"] {
            let output = try Self.output(place, "https://graph.microsoft.com/me\(mark)code=OPAQUE")
            #expect(!output.contains("OPAQUE"), "\(output)")
        }
    }

    @Test("shortened to sixty characters", arguments: quotingPlaces)
    func shortened(place: Place) throws {
        let output = try Self.output(place, String(repeating: "k", count: 1000))
        #expect(!output.contains(String(repeating: "k", count: 61)))
    }

    @Test("and a name that is none of these is shown as it is", arguments: ["heyJohnson.smith@contoso.com", "Room #4"])
    func harmless(name: String) throws {
        let result = try Command.run(
            ["replay", "--tenant", Self.tenant], input: Self.exchange(user: name).utf8)
        #expect(result.errors.contains("nobody is called \"\(name)\""))
    }

    @Test("on the command line too")
    func arguments() throws {
        for arguments in [[Self.token], ["predict", "--" + Self.token], ["table", "--format", Self.token]] {
            let result = try Command.run(arguments, input: "".utf8)
            #expect(result.status == 64 && !result.errors.contains("eyJ"))
        }
    }
}
