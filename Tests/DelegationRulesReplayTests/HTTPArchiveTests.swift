import DelegationRulesJSON
import DelegationRulesReplay
import SpecCorpus
import Testing

@Suite("HTTP Archives")
struct HTTPArchiveTests {
    /// The lines of the archive with these entries.
    private static func lines(of entries: String...) throws -> [String] {
        let text = #"{"log": {"version": "1.2", "entries": [\#(entries.joined(separator: ", "))]}}"#
        let archive = try HTTPArchive(json: Array(text.utf8))
        #expect(archive.entryCount == entries.count)
        let lines = String(decoding: archive.exchanges, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.last == "")
        return lines.dropLast().map(String.init)
    }

    private static let url = "https://graph.microsoft.com/v1.0/me/sendMail"

    struct Entry: CustomTestStringConvertible {
        let testDescription: String
        let text: String
        /// The exchange, without its method and URL, that it is the same as.
        var headers = #"{"Authorization": "Bearer x", "Content-Type": "application/json"}"#
        var body: String? = #"{"message": {}}"#
        var recorded = #"{"status": 202}"#
    }

    private static let request =
        #""method": "POST", "url": "\#(url)", "headers": [{"name": "Authorization", "value": "Bearer x"}]"#
    private static let postData = #"{"mimeType": "application/json", "text": "{\"message\": {}}"}"#
    private static let accepted = #""response": {"status": 202, "content": {"size": 0, "mimeType": ""}}"#

    private static let entries = [
        Entry(
            testDescription: "as the standard has them",
            text: #"{"request": {\#(request), "postData": \#(postData)}, \#(accepted)}"#),
        Entry(
            testDescription: "of HTTP/2, with what a browser adds",
            text: #"""
                {"_initiator": {"type": "script"}, "_priority": "High", "request": {"headers": [
                  {"name": ":method", "value": "POST"}, {"name": ":path", "value": "/v1.0/me/sendMail"},
                  {"name": "authorization", "value": "Bearer x", "_extra": 1},
                  {"name": "content-type", "value": "application/json"}, {"name": "AUTHORIZATION", "value": "Bearer y"}],
                  "httpVersion": "http/2.0", "url": "\#(url)", "postData": {"text": "{\"message\": {}}", "params": []},
                  "method": "POST", "text": 1, "log": []}, \#(accepted), "entries": 2}
                """#),
        Entry(
            testDescription: "whose body is base64",
            text: #"""
                {"request": {\#(request), "postData": {"mimeType": "application/json", "encoding": "BASE64",
                 "text": "eyJtZXNzYWdlIjoge319"}}, \#(accepted)}
                """#),
        Entry(
            testDescription: "without a body",
            text: #"{"request": {\#(request), "postData": null}, \#(accepted)}"#,
            headers: #"{"Authorization": "Bearer x"}"#, body: nil),
        Entry(
            testDescription: "that nothing came back to",
            text: #"{"request": {\#(request), "postData": \#(postData)}}"#,
            recorded: #"{"status": 0}"#),
        Entry(
            testDescription: "with an answer in base64",
            text: #"""
                {"request": {\#(request), "postData": \#(postData)}, "response": {"status": 403,
                 "content": {"encoding": "base64", "text": "eyJlcnJvciI6IHt9fQ=="}}}
                """#,
            recorded: #"{"status": 403, "body": "{\"error\": {}}"}"#),
        Entry(
            testDescription: "with an answer that is cut off",
            text: #"""
                {"request": {\#(request), "postData": \#(postData)}, "response": {"status": 403,
                 "content": {"encoding": "base64", "text": "eyJlcnJv*"}}}
                """#,
            recorded: #"{"status": 403}"#),
        Entry(
            testDescription: "without headers",
            text: #"{"request": {"method": "POST", "url": "\#(url)"}, "response": null}"#,
            headers: "{}", body: nil, recorded: #"{"status": 0}"#),
    ]

    @Test("have entries", arguments: entries)
    func entry(entry: Entry) throws {
        let body = entry.body.map { ", \"body\": \(JSONValue.string($0).line)" } ?? ""
        let exchange = #"""
            {"request": {"method": "POST", "url": "\#(Self.url)", "headers": \#(entry.headers)\#(body)},
             "recorded": \#(entry.recorded)}
            """#
        let lines = try Self.lines(of: entry.text)
        #expect(try lines.map { try JSONValue(parsing: $0) } == [JSONValue(parsing: exchange)])
        #expect(throws: Never.self) { try Exchange(json: lines[0]) }
    }

    @Test("have an entry a line, blank where it goes elsewhere")
    func places() throws {
        func entry(_ url: String) -> String { #"{"request": {"method": "GET", "url": "\#(url)"}}"# }
        let lines = try Self.lines(
            of: entry("https://login.microsoftonline.com/common"), entry("https://graph.microsoft.com/v1.0/me"),
            entry("https://graph.microsoft.com.example.com/v1.0/me"), entry("me"),
            entry("http://localhost:3000/v1.0/me"))
        #expect(lines.map { $0.isEmpty } == [true, false, true, true, false])
    }

    @Test("hand out no contents of requests that are not answered")
    func contents() throws {
        let lines = try Self.lines(
            of: #"""
                {"request": {"method": "POST", "url": "https://graph.microsoft.com/v1.0/me/events", "postData": {"text": "secret"}},
                 "response": {"status": 200, "content": {"text": "secret"}}}
                """#)
        #expect(lines.count == 1 && !lines[0].contains("secret"))
    }

    @Test(
        "are refused where they are none",
        arguments: [
            (#"{"log": {}}"#, "log.entries: missing; expected an array"),
            (#"{"log": {"entries": null}}"#, "log.entries: missing; expected an array"),
            (#"{"log": {"entries": [], "entries": []}}"#, "log.entries: repeated key; expected it once"),
            (#"{"log": {"entries": [7]}}"#, "log.entries[0]: expected an object, found a number"),
            (#"{"log": {"entries": [{}]}}"#, "log.entries[0].request: missing; expected an object"),
            (
                #"{"log": {"entries": [{"request": {"url": "x"}}]}}"#,
                "log.entries[0].request.method: missing; expected an HTTP method"
            ),
            (
                #"{"log": {"entries": [{"request": {"method": "GET"}}]}}"#,
                "log.entries[0].request.url: missing; expected a URL"
            ),
            (
                #"{"log": {"entries": [{"request": {"method": "GET", "url": "x", "headers": {}}}]}}"#,
                "log.entries[0].request.headers: expected an array, found an object"
            ),
            (
                #"{"log": {"entries": [{"request": {"method": "GET", "url": "x"}, "response": {"status": "200"}}]}}"#,
                "log.entries[0].response.status: expected a number, found a string"
            ),
            (#"{"log": {"entries": []}} {}"#, "expected the end of the archive, found an object"),
            (#"{"log": {"entries": ["#, "log.entries[0]: expected an object, found the end"),
        ])
    func refused(text: String, message: String) throws {
        let error = #expect(throws: InvalidText.self) { try HTTPArchive(json: Array(text.utf8)) }
        #expect(error?.description == message)
    }

    @Test("are known by their first key, as soon as that is there")
    func beginning() {
        for text in [#"{"log":{}}"#, " \r\n{\t\"log\" : {}}", "\u{FEFF}{\n  \"log\": 1"] {
            let bytes = Array(text.utf8)
            let end = text.utf8.count - text[text.firstRange(of: "log\"")!.upperBound...].utf8.count
            for count in bytes.indices.dropFirst(3) + [bytes.count] {
                #expect(HTTPArchive.begins(Array(bytes[..<count])) == (count < end ? nil : true), "\(text) \(count)")
            }
        }
        for text in [#"{"id": {"log""#, #"{"logs": 1}"#, "[{\"log\"", "{}", #"{"l og""#, #"{"lo"# + "\n", "l"] {
            #expect(HTTPArchive.begins(Array(text.utf8)) == false, "\(text)")
        }
    }

    @Test("have drafts that are sent by the ids that they were given")
    func drafts() throws {
        let tenant = try Tenant(recipients: [
            Tenant.Recipient(address: "AdeleV@contoso.com", recipientTypeDetails: .userMailbox),
            Tenant.Recipient(
                address: "AllanD@contoso.com", recipientTypeDetails: .userMailbox, sendAs: ["AdeleV@contoso.com"]),
        ])
        /// What is predicted of the sending, where the creation was recorded as `recorded`.
        func sent(permissions: String, _ recorded: String) throws -> ReplayResult {
            let token =
                #""token": {"type": "user", "user": "AdeleV@contoso.com", "permissions": ["\#(permissions)", "Mail.Send.Shared"]}"#
            let message = #"{"from": {"emailAddress": {"address": "AllanD@contoso.com"}}, "toRecipients": [{}]}"#
            var drafts = Drafts()
            _ = try Exchange(
                json: #"""
                    {\#(token), "request": {"method": "POST", "url": "/me/messages", "body": \#(message)}, "recorded": \#(recorded)}
                    """#
            ).result(in: tenant, &drafts)
            return try Exchange(
                json: #"{\#(token), "request": {"method": "POST", "url": "/me/messages/AAMk%3D/send"}}"#
            )
            .result(in: tenant, &drafts)
        }
        for permissions in ["Mail.ReadWrite", "User.Read"] {
            let known = try sent(permissions: permissions, #"{"status": 201, "body": {"id": "AAMk="}}"#)
            #expect(known.response?.status == 202 && known.from?.address == "AllanD@contoso.com")
        }
        for recorded in [
            #"{"status": 201}"#, #"{"status": 403, "body": {"id": "AAMk="}}"#,
            #"{"status": 201, "body": {"id": "aAMk="}}"#,
        ] {
            #expect(try sent(permissions: "Mail.ReadWrite", recorded).response == nil, "\(recorded)")
        }
    }
}
