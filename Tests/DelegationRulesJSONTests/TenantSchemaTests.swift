import DelegationRulesAccess
import DelegationRulesJSON
import DelegationRulesReplay
import SpecCorpus
import Testing

/// What tenants name, and what is asked and answered in exchanges, keep to their schemas.
@Suite struct TenantSchemaTests {
    let checker: SchemaChecker

    init() throws {
        checker = try SpecFiles.schemaChecker()
    }

    /// The kinds of recipients, of policies and of roles are those that the engine knows, and no others.
    @Test func tenantsNamesAreTheEngines() throws {
        let schema = try SpecFiles.value("schema/tenant.schema.json")["$defs"]
        func names(_ definition: String, _ key: String) -> [String]? {
            schema?[definition]?["properties"]?[key]?["enum"]?.elements?.compactMap(\.text)
        }
        #expect(names("recipient", "recipientTypeDetails") == Tenant.RecipientType.allCases.map(\.rawValue))
        #expect(names("accessPolicy", "accessRight") == Tenant.AccessPolicy.Right.allCases.map(\.rawValue))
        #expect(names("roleAssignment", "role") == Tenant.RoleAssignment.Role.allCases.map(\.rawValue))
    }

    @Test(arguments: SpecFiles.names(in: "exchanges"))
    func exchangesAndResultsKeepToTheirSchemas(_ file: String) throws {
        let cases = try #require(try SpecFiles.value(file)["cases"]?.elements)
        for specCase in cases {
            let (exchange, result) = (try #require(specCase["exchange"]), try #require(specCase["result"]))
            let id = specCase["id"]?.text ?? ""
            guard result["outcome"] != .string("invalid") else {
                #expect(try checker.problems(of: result, by: "cases.schema.json#/$defs/refusal") == [], "\(id)")
                continue
            }
            #expect(try checker.problems(of: exchange, by: "exchange.schema.json") == [], "\(id)")
            #expect(try checker.problems(of: result, by: "result.schema.json") == [], "\(id)")
        }
    }

    /// What the reader refuses in a tenant or an exchange as such, the schema refuses as well.
    @Test(
        arguments: [
            (#"{}"#, "tenant"), (#"{"recipients": null}"#, "tenant"),
            (#"{"recipients": [], "recipient": []}"#, "tenant"),
            (#"{"recipients": [{"address": "a@contoso.com"}]}"#, "tenant"),
            (#"{"recipients": [{"address": "a@contoso.com", "recipientTypeDetails": "Mailbox"}]}"#, "tenant"),
            (#"{"recipients": [{"address": "", "recipientTypeDetails": "UserMailbox"}]}"#, "tenant"),
            (
                #"{"recipients": [{"address": "a@contoso.com", "recipientTypeDetails": "User", "sendAs": "b"}]}"#,
                "tenant"
            ),
            (#"{"recipients": [], "accessPolicies": [{"appId": "*", "accessRight": "DenyAccess"}]}"#, "tenant"),
            (#"{"recipients": [], "roleAssignments": [{"appId": "a", "role": "Mail.Send"}]}"#, "tenant"),
            (
                #"{"recipients": [], "roleAssignments": [{"appId": "a", "role": "Application Mail.Send", "scope": null}]}"#,
                "tenant"
            ),
            (#"{"token": null}"#, "exchange"), (#"{"request": {"method": "POST"}}"#, "exchange"),
            (#"{"request": {"method": "POST", "url": "/me/sendMail", "headers": {"a": 1}}}"#, "exchange"),
            (#"{"request": {"method": "POST", "url": "/"}, "token": {"type": "user", "permissions": []}}"#, "exchange"),
            (
                #"{"request": {"method": "POST", "url": "/"}, "token": {"type": "app", "user": "a", "permissions": []}}"#,
                "exchange"
            ),
            (
                #"{"request": {"method": "POST", "url": "/"}, "token": {"type": "app", "permissions": ["Mail.Sent"]}}"#,
                "exchange"
            ),
            (#"{"request": {"method": "POST", "url": "/"}, "draft": []}"#, "exchange"),
        ])
    func badInputIsRefused(text: String, schema: String) throws {
        let value = try JSONValue(parsing: text)
        #expect(try !checker.problems(of: value, by: "\(schema).schema.json").isEmpty)
        if schema == "tenant" {
            #expect(throws: InvalidText.self) { try Tenant(json: text) }
        } else {
            #expect(throws: InvalidText.self) { try Exchange(json: text) }
        }
    }

    @Test func findingsAreTheEngines() throws {
        let schema = try SpecFiles.value("schema/audit.schema.json")["$defs"]?["name"]
        let names = schema?["enum"]?.elements?.compactMap(\.text)
        #expect(names == AuditFinding.Kind.allCases.map(\.rawValue))
    }
}
