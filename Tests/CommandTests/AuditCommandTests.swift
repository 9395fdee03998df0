import DelegationRulesAccess
import DelegationRulesReplay
import Foundation
import SpecCorpus
import Testing

@Suite("audit")
struct AuditCommandTests {
    private static let tenantFile = "Specs/tenants/contoso.json"

    @Test("prints the findings that a question is answered with")
    func findings() throws {
        let result = try Command.run("audit", "--tenant", Self.tenantFile, "--format", "jsonl")
        #expect(result.status == 0 && result.errors == "")
        let tenant = try Command.text(of: Self.tenantFile)
        let answer = try JSONValue(parsing: AuditQuestion(json: #"{"audit": {}}"#).json(in: Tenant(json: tenant)))
        #expect(try answer["findings"]?.elements == result.answers)
        #expect(result.lines.count == 11)
        #expect(try Command.run(["audit", "--format", "jsonl"], input: tenant.utf8) == result)
    }

    @Test("reads a tenant in UTF-16, and finds the lines in it", arguments: ["jsonl", "sarif"])
    func encoding(format: String) throws {
        let text = try Command.text(of: Self.tenantFile)
        let utf16 = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } as [UInt8]
        let result = try Command.withTemporaryFolder { folder in
            let file = folder.appending(path: "tenant.json")
            let results = try [Data(text.utf8), Data(utf16)].map { data in
                try data.write(to: file)
                return try Command.run("audit", "--tenant", file.path, "--format", format)
            }
            #expect(results[0] == results[1])
            return results[1]
        }
        #expect(result.status == 0 && result.errors == "" && result.output.contains("both-sending-rights"))
    }

    @Test(
        "fails on the findings that are named, unless these are silenced",
        arguments: [
            (["--fail-on", "grant-without-effect"], 1),
            (["--fail-on", "app-may-send-as-anybody"], 0),
            (["--fail-on", "app-may-send-as-anybody,both-sending-rights"], 1),
            (["--fail-on=both-sending-rights", "--silence", "both-sending-rights"], 0),
        ] as [([String], Int32)])
    func failOn(arguments: [String], status: Int32) throws {
        for format in ["text", "jsonl", "sarif"] {
            let result = try Command.run(["audit", "--tenant", Self.tenantFile, "--format", format] + arguments)
            #expect(result.status == status && result.errors == "" && result.output != "")
        }
    }

    @Test("says that there is nothing to look at")
    func nothing() throws {
        let kinds = AuditFinding.Kind.allCases.map(\.rawValue).joined(separator: ",")
        let result = try Command.run("audit", "--tenant", Self.tenantFile, "--silence", kinds)
        #expect(result.status == 0 && result.output == "Nothing to look at.\n")
    }

    @Test("writes each finding to the log for pipelines, with the line of what it is about")
    func sarif() throws {
        let findings = try Command.run("audit", "--tenant", Self.tenantFile, "--format", "jsonl").answers
        let log = try #require(try Command.run("audit", "--tenant", Self.tenantFile, "--format", "sarif").answers.first)
        #expect(log["version"] == .string("2.1.0"))
        let run = try #require(log["runs"]?.elements?.first)
        let rules = run["tool"]?["driver"]?["rules"]?.elements?.compactMap { $0["id"]?.text }
        #expect(rules == AuditFinding.Kind.allCases.map(\.rawValue))
        let results = try #require(run["results"]?.elements)
        #expect(results.map { $0["ruleId"] } == findings.map { $0["finding"] })
        let lines = try Command.text(of: Self.tenantFile).components(separatedBy: "\n")
        var fingerprints: Set<JSONValue> = []
        for (result, finding) in zip(results, findings) {
            let place = try #require(result["locations"]?.elements?.first?["physicalLocation"])
            #expect(place["artifactLocation"]?["uri"] == .string(Self.tenantFile))
            guard case .number(let line) = place["region"]?["startLine"] else { continue }
            #expect(lines[Int(line) - 1].contains("{\"address\": \"\(finding["from"]?.text ?? "")\""))
            #expect(result["message"]?["text"]?.text?.hasPrefix(finding["cause"]?.text ?? "?") == true)
            fingerprints.insert(try #require(result["partialFingerprints"]?["finding/v1"]))
        }
        #expect(fingerprints.count == findings.count)
    }

    @Test("finds who claims what another has, of which no other command reads the tenant")
    func claims() throws {
        let tenant = """
            {"recipients": [
              {"address": "ann@contoso.com", "recipientTypeDetails": "UserMailbox", "aliases": ["sales@contoso.com"]},
              {"address": "bob@contoso.com", "recipientTypeDetails": "UserMailbox", "aliases": ["SALES@contoso.com"]}
            ], "roleAssignments": [
              {"appId": "an app", "role": "Application Mail.Send"}
            ]}
            """
        let result = try Command.run("audit", "--fail-on", "identity-claimed-twice", input: tenant)
        #expect(result.status == 1 && result.errors == "")
        #expect(
            result.lines.contains("    Set-Mailbox bob@contoso.com -EmailAddresses @{Remove=\"SALES@contoso.com\"}"))
        #expect(try Command.run("who", input: tenant).status == 65)
        try Command.withTemporaryFolder { folder in
            let file = folder.appending(path: "a tenant.json")
            try Data(tenant.utf8).write(to: file)
            let log = try Command.run("audit", "--format", "sarif", "--tenant", file.path)
            let results = try #require(try log.answers.first?["runs"]?.elements?.first?["results"]?.elements)
            let places = results.map { $0["locations"]?.elements?.first?["physicalLocation"] }
            #expect(places.map { $0?["region"]?["startLine"] } == [.number(5), .number(2)])
            #expect(places.allSatisfy { $0?["artifactLocation"]?["uri"]?.text?.hasSuffix("/a%20tenant.json") == true })
        }
    }
}
