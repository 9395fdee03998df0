import DelegationRulesImport
import DelegationRulesReplay
import Testing

@Suite("TenantImport: recipients without a mailbox in the cloud")
struct TenantImportKindTests {
    private static let kinds: [Tenant.RecipientType] = [.mailUser, .guestMailUser, .user, .mailContact]

    @Test("resolves what is granted on them and to them", arguments: kinds)
    func grants(kind: Tenant.RecipientType) {
        let imported = TenantImport(people: [
            Exports.mailbox("x", "X", type: kind.rawValue, more: #""GrantSendOnBehalfTo": ["Adele Vance"]"#),
            Exports.sendAs("X", "alland"), Exports.member("desk", "x"), Exports.sendAs("support", "x@contoso.com"),
            Exports.fullAccess("support", "X"),
            #"{"PrimarySmtpAddress": "alland@contoso.com", "GrantSendOnBehalfTo": ["X"]}"#,
        ])
        #expect(imported.lines == [])
        #expect(imported.leftOut == [])
        let x = imported["x@contoso.com"]
        #expect(x?.recipientTypeDetails == kind)
        #expect(x?.sendAs == ["alland@contoso.com"] && x?.sendOnBehalf == ["adelev@contoso.com"])
        #expect(imported["desk@contoso.com"]?.members == ["x@contoso.com"])
        #expect(imported["support@contoso.com"]?.sendAs == ["x@contoso.com"])
        #expect(imported["support@contoso.com"]?.fullAccess == ["x@contoso.com"])
        #expect(imported["alland@contoso.com"]?.sendOnBehalf == ["x@contoso.com"])
        expectTenant(imported)
    }

    @Test("reports what they cannot have: Full Access, copies, members", arguments: kinds)
    func impossible(kind: Tenant.RecipientType) {
        let imported = TenantImport(people: [
            Exports.mailbox("x", "X", type: kind.rawValue, more: #""MessageCopyForSentAsEnabled": true"#),
            Exports.fullAccess("x", "adelev"), Exports.member("x", "alland"),
        ])
        #expect(
            imported.lines == [
                "b.json: [0].MessageCopyForSentAsEnabled: a \(kind.rawValue) has no mailbox that could keep a copy",
                "b.json: [1].AccessRights: x@contoso.com is a \(kind.rawValue), to which there is no Full Access; left out",
                "b.json: [2].Group: x@contoso.com is a \(kind.rawValue), which has no members; left out",
            ])
        #expect(imported["x@contoso.com"]?.messageCopyForSentAsEnabled == false)
    }

    @Test("takes the sign-in name of a user for the address that it does not have")
    func userWithoutAddress() {
        // Get-User tells of everybody: of those with a mailbox too.
        let imported = TenantImport(people: [
            #"{"UserPrincipalName": "diegos@contoso.com", "ExternalDirectoryObjectId": "\#(Exports.id("diegos"))", "#
                + #""DisplayName": "Diego Siciliani", "RecipientTypeDetails": "User", "PrimarySmtpAddress": ""}"#,
            #"{"UserPrincipalName": "adelev@contoso.com", "ExternalDirectoryObjectId": "\#(Exports.id("adelev"))", "#
                + #""DisplayName": "Adele Vance", "RecipientTypeDetails": "UserMailbox"}"#,
            #"{"DisplayName": "Nobody", "Guid": "1b3c", "RecipientTypeDetails": "User", "UserPrincipalName": null}"#,
        ])
        #expect(
            imported.lines == [
                "b.json: [2].PrimarySmtpAddress: no export has it; Nobody is left out"
            ])
        #expect(imported.recipients.count == 5)
        #expect(
            imported["diegos@contoso.com"]
                == Tenant.Recipient(
                    address: "diegos@contoso.com", recipientTypeDetails: .user, displayName: "Diego Siciliani",
                    userPrincipalName: "diegos@contoso.com", id: Exports.id("diegos")))
        expectTenant(imported)
    }

    @Test(
        "knows the numbers of the kinds",
        arguments: [
            (64, .mailContact), (128, .mailUser), (65_536, .user), (268_435_456, .roomList),
            (35_184_372_088_832, .guestMailUser),
        ] as [(Int, Tenant.RecipientType)])
    func numbers(number: Int, kind: Tenant.RecipientType) {
        let imported = TenantImport(
            #"{"PrimarySmtpAddress": "x@contoso.com", "RecipientTypeDetails": {"value": \#(number)}}"#)
        #expect(imported.lines == [])
        #expect(imported.recipients.map(\.recipientTypeDetails) == [kind])
    }

    @Test("keeps a room list as what it is, with its members")
    func roomList() {
        let imported = TenantImport(people: [
            Exports.group("rooms", "Rooms", type: "RoomList"), Exports.member("rooms", "support"),
        ])
        #expect(imported.lines == [])
        #expect(imported["rooms@contoso.com"]?.recipientTypeDetails == .roomList)
        #expect(imported["rooms@contoso.com"]?.members == ["support@contoso.com"])
    }
}
