import DelegationRulesImport
import DelegationRulesReplay
import Foundation
import Testing

@Suite("TenantImport: files")
struct TenantImportFileTests {
    struct Form: CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]

        var testDescription: String { name }
    }

    @Test("reads every encoding that PowerShell writes", arguments: forms)
    func encoding(form: Form) {
        let imported = TenantImport(of: [TenantImport.Export(name: "a.json", bytes: form.bytes)])
        #expect(imported.lines == [])
        #expect(imported.recipients.map(\.displayName) == ["Adèle Vänce 🙂"])
    }

    private static let text = Exports.mailbox("adelev", "Adèle Vänce 🙂")
    private static let units = Array(text.utf16)
    private static let low = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    private static let high = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    private static let forms = [
        Form(name: "UTF-8", bytes: Array(text.utf8)),
        Form(name: "UTF-8 with a byte-order mark", bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
        Form(name: "UTF-16, little-endian", bytes: [0xFF, 0xFE] + low),
        Form(name: "UTF-16, big-endian", bytes: [0xFE, 0xFF] + high),
        Form(name: "UTF-16, little-endian, without a mark", bytes: low),
        Form(name: "UTF-16, big-endian, without a mark", bytes: high),
    ]

    struct Layout: CustomTestStringConvertible {
        let name: String
        let text: String
        /// The places that findings name, where nobody has a kind.
        let places: [String]

        var testDescription: String { name }
    }

    @Test("reads a list, one object, and several of either, and names the places in them", arguments: layouts)
    func layout(layout: Layout) {
        let imported = TenantImport(layout.text)
        #expect(imported.findings.map(\.path) == layout.places)
        #expect(imported.recipients == [])
    }

    private static let one = #"{"EmailAddresses": "SMTP:a@contoso.com"}"#
    private static let two = #"{"EmailAddresses": "SMTP:b@contoso.com", "DisplayName": "} ] \" \\"}"#
    private static let layouts = [
        Layout(name: "one object", text: " \(one)\r\n", places: ["RecipientTypeDetails"]),
        Layout(name: "an empty list", text: "[ ]", places: []),
        Layout(
            name: "a list", text: "[\(two), \(one)]", places: ["[0].RecipientTypeDetails", "[1].RecipientTypeDetails"]),
        Layout(
            name: "objects one after the other", text: "\(two)\n\(one)",
            places: ["[0].RecipientTypeDetails", "[1].RecipientTypeDetails"]),
        Layout(
            name: "lists one after the other", text: "[\(two)][][\(one)]",
            places: ["[0][0].RecipientTypeDetails", "[2][0].RecipientTypeDetails"]),
        Layout(
            name: "a list that Windows PowerShell wrapped", text: #"{ "value": [\#(two), \#(one)], "Count": 2 }"#,
            places: ["value[0].RecipientTypeDetails", "value[1].RecipientTypeDetails"]),
    ]

    @Test("says what in a file is no use, and keeps the rest", arguments: brokenFiles)
    func broken(file: Broken) {
        let imported = TenantImport(of: [TenantImport.Export(name: "a.json", bytes: file.bytes)])
        #expect(imported.lines == file.findings.map { "a.json: \($0)" })
        #expect(imported.recipients.map(\.address) == file.addresses)
    }

    struct Broken: CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        var addresses: [String] = []
        let findings: [String]

        var testDescription: String { name }

        init(_ name: String, _ text: String, keeping addresses: [String] = [], _ findings: [String]) {
            self.init(name, bytes: Array(text.utf8), keeping: addresses, findings)
        }

        init(_ name: String, bytes: [UInt8], keeping addresses: [String] = [], _ findings: [String]) {
            (self.name, self.bytes, self.addresses, self.findings) = (name, bytes, addresses, findings)
        }
    }

    private static let adele = Exports.mailbox("adelev", "Adele Vance")
    private static let brokenFiles = [
        Broken("an empty file", "", ["holds nothing; expected JSON"]),
        Broken("blanks", " \r\n", ["holds nothing; expected JSON"]),
        Broken(
            "a list that is cut off between objects", "[\(adele),", keeping: ["adelev@contoso.com"],
            ["[1]: line 4: expected an object, found the end; the rest of the file is left out"]),
        Broken(
            "a list without its end", "[\(adele)", keeping: ["adelev@contoso.com"],
            ["line 4: expected ',' or ']', found the end; the rest of the file is left out"]),
        Broken(
            "an object that is cut off", #"[\#(adele), {"Name": "x"#, keeping: ["adelev@contoso.com"],
            [
                "[1].Name: line 4: expected the string's closing quote, found the end; the rest of the file is left out"
            ]),
        Broken(
            "a missing comma", "[\(adele) \(adele)]", keeping: ["adelev@contoso.com"],
            ["line 4: expected ',' or ']', found an object; the rest of the file is left out"]),
        Broken(
            "a comma too many", "[\(adele),]", keeping: ["adelev@contoso.com"],
            ["[1]: line 4: expected an object, found ']'; the rest of the file is left out"]),
        Broken(
            "a broken object among others", #"[{"Name": x}, \#(adele)]"#, keeping: ["adelev@contoso.com"],
            ["[0].Name: expected a value, found 'x'; the object is left out"]),
        Broken(
            "what is no object", #"[1, null, "x", [{}], \#(adele)]"#, keeping: ["adelev@contoso.com"],
            [
                "[0]: expected an object, found a number", "[1]: expected an object, found null",
                "[2]: expected an object, found a string", "[3]: expected an object, found an array",
            ]),
        Broken(
            "text", "Name  PrimarySmtpAddress",
            ["line 1: expected an object, found 'N'; the rest of the file is left out"]),
        Broken(
            "what is no known object", #"{"Name": "x", "ItemCount": 5}"#,
            [
                "expected a recipient (RecipientTypeDetails, PrimarySmtpAddress), a permission (Trustee or User, "
                    + "AccessRights), a member (Group, PrimarySmtpAddress), an access policy (AppId, AccessRight), an "
                    + "application's role (Role, RoleAssignee, or RoleName, InScope), a service principal (AppId, "
                    + "ObjectId) or the organisation (SendFromAliasEnabled); left out"
            ]),
        Broken(
            "Windows-1252", bytes: Array("[{\"Name\": \"M".utf8) + [0xFC] + Array("ller\"}, \(adele)]".utf8),
            keeping: ["adelev@contoso.com"], ["[0].Name: invalid UTF-8 in a string; the object is left out"]),
        Broken(
            "half of UTF-16", bytes: [0xFF, 0xFE, 0x5B],
            ["begins as UTF-16, but has an odd number of bytes; expected a whole file"]),
        Broken(
            "broken UTF-16", bytes: [0xFF, 0xFE, 0x0A, 0x00, 0x00, 0xD8],
            ["line 2 is no UTF-16, as which the file begins; expected a whole file"]),
    ]

    @Test("neither crashes nor hangs on a file that is cut off anywhere")
    func everyPrefix() {
        let bytes = Array(Exports.people.list.utf8)
        for length in 0..<bytes.count {
            let export = TenantImport.Export(name: "a.json", bytes: Array(bytes.prefix(length)))
            let imported = TenantImport(of: [export])
            #expect(!imported.findings.isEmpty)
            expectTenant(imported)
        }
    }

    @Test("makes a tenant of whatever is left of a file in which one byte is wrong")
    func everyByte() {
        let objects = [Exports.sendAs("support", "adelev"), Exports.fullAccess("support", "desk", deny: "true")]
        let bytes = Array((Exports.people + objects + [Exports.member("desk", "alland")]).list.utf8)
        for (index, wrong) in zip(bytes.indices, (0...).lazy.map { Array("\"{}[],:0x \\\u{0}".utf8)[$0 % 12] }) {
            var damaged = bytes
            damaged[index] = wrong
            expectTenant(TenantImport(of: [TenantImport.Export(name: "a.json", bytes: damaged)]))
        }
    }

    @Test(
        "leaves out an object in which something is given twice",
        arguments: [
            (#""Deny": false, "Deny": true"#, "Deny", ", whatever its letter case"),
            (#""Deny": true, "Deny": true"#, "Deny", ", whatever its letter case"),
            (#""Deny": false, "dENY": true"#, "dENY", ", whatever its letter case"),
            (#""Deny": false, "\u0044eny": true"#, "Deny", ", whatever its letter case"),
            (#""AccessControlType": {"Value": "Allow", "Value": "Deny"}"#, "AccessControlType.Value", ""),
        ])
    func repeated(properties: String, key: String, how: String) {
        let imported = TenantImport(people: [
            #"{"Identity": "support", "User": "adelev", "AccessRights": "FullAccess", \#(properties)}"#
        ])
        #expect(imported["support@contoso.com"]?.fullAccess == [])
        #expect(imported.lines == ["b.json: [0].\(key): repeated key\(how); expected it once; the object is left out"])
    }

    @Test("reports what follows a list that is wrapped", arguments: endings)
    func ending(ending: Ending) {
        let imported = TenantImport(#"{"value": [\#(Self.adele)]\#(ending.text)"#)
        #expect(imported.recipients.map(\.address) == ["adelev@contoso.com"])
        #expect(imported.lines == ending.findings.map { "a.json: \($0)" })
    }

    struct Ending: CustomTestStringConvertible {
        let text: String
        let findings: [String]

        var testDescription: String { text }

        static func found(_ text: String, _ names: String) -> Ending {
            Ending(
                text: text,
                findings: [
                    "value: expected nothing beside the list, found \(names); left out (a nextLink means that the list "
                        + "goes on elsewhere: export all of it)"
                ])
        }
    }

    private static let endings = [
        Ending(text: "}", findings: []), Ending(text: #", "Count": 1}"#, findings: []),
        .found(#", "@odata.nextLink": "https://x"}"#, "@odata.nextLink"),
        .found(#", "Count": [{"Deny": true}], "more": {}, "rest": 1}"#, "Count, rest"),
        .found(#", "Value": [1]}"#, "Value"),
        Ending(
            text: #", "value": []}"#,
            findings: ["value: line 4: repeated key; expected it once; the rest of the file is left out"]),
        Ending(
            text: " 1}", findings: ["line 4: expected ',' or '}', found a number; the rest of the file is left out"]),
    ]

    @Test("takes a hundred thousand empty lists and brackets as they come")
    func deep() {
        #expect(TenantImport(String(repeating: "[] ", count: 100_000)).lines == [])
        #expect(TenantImport(String(repeating: "[", count: 100_000)).findings.count == 1)
        #expect(TenantImport(String(repeating: "{\"a\":", count: 100_000)).findings.count == 1)
        #expect(
            TenantImport(String(repeating: "{\"a\":", count: 5_000) + "1" + String(repeating: "}", count: 5_000))
                .findings.count == 1)
    }
}
