extension Clause {
    /// A page, a section of one, or a thread that a clause rests on or is contested by.
    @nonexhaustive public enum Source: UInt8, Hashable, Sendable {
        // The source document, by section.
        case documentIntroduction
        case documentPermissions
        case documentMailboxPermissions
        case documentSendOnBehalf
        case documentSendAs
        case documentSending
        case documentSentItems
        case documentExample1
        case documentExample2

        // Other reference pages of Microsoft's.
        case permissionsReference
        case sendMail
        case createMessage
        case messageSend
        case managePermissions
        case automaticallySaveSentItems

        // Threads and programs in which it was seen.
        case exchangeDocs1200
        case gromox
        case graphDocs6326
        case graphDocs7580
        case graphDocs9429
        case graphDocs10880
        case officeJS2619
        case pnpCore905
        case phpSDK1163
        case laravelMSGraphMail45
        case olkcli89
        case openSourceClient

        // No page at all.
        case otherClauses
    }

    /// The sources of a clause.
    public typealias Sources = CaseSet<Source>
}

extension Clause.Source {
    /// The page's title, or the thread.
    public var document: String {
        switch self {
        case .documentIntroduction, .documentPermissions, .documentMailboxPermissions, .documentSendOnBehalf,
            .documentSendAs, .documentSending, .documentSentItems, .documentExample1, .documentExample2:
            "Send Outlook messages from another user"
        case .permissionsReference: "Microsoft Graph permissions reference"
        case .sendMail: "user: sendMail"
        case .createMessage: "Create message"
        case .messageSend: "message: send"
        case .managePermissions: "Manage permissions for recipients in Exchange Online"
        case .automaticallySaveSentItems: "Automatically save sent items in delegator's mailbox in Exchange Online"
        case .exchangeDocs1200: "MicrosoftDocs/OfficeDocs-Exchange#1200"
        case .gromox: "grommunio/gromox"
        case .graphDocs6326: "microsoftgraph/microsoft-graph-docs#6326"
        case .graphDocs7580: "microsoftgraph/microsoft-graph-docs#7580"
        case .graphDocs9429: "microsoftgraph/microsoft-graph-docs#9429"
        case .graphDocs10880: "microsoftgraph/microsoft-graph-docs#10880"
        case .officeJS2619: "OfficeDev/office-js#2619"
        case .pnpCore905: "pnp/pnpcore#905"
        case .phpSDK1163: "microsoftgraph/msgraph-sdk-php#1163"
        case .laravelMSGraphMail45: "InnoGE/laravel-msgraph-mail#45"
        case .olkcli89: "rlrghb/olkcli#89"
        case .openSourceClient: "an open-source client's report that Mail.Send alone worked"
        case .otherClauses: "the other clauses"
        }
    }

    /// The section of the source document, or `nil` for other sources.
    public var section: String? {
        switch self {
        case .documentIntroduction: "Introduction"
        case .documentPermissions: "Microsoft Graph permissions"
        case .documentMailboxPermissions: "Mailbox permissions"
        case .documentSendOnBehalf: "Send on behalf"
        case .documentSendAs: "Send as"
        case .documentSending: "Sending with Microsoft Graph"
        case .documentSentItems: "Sent Items behavior"
        case .documentExample1: "Example 1"
        case .documentExample2: "Example 2"
        case .permissionsReference, .sendMail, .createMessage, .messageSend, .managePermissions,
            .automaticallySaveSentItems, .exchangeDocs1200, .gromox, .graphDocs6326, .graphDocs7580, .graphDocs9429,
            .graphDocs10880, .officeJS2619, .pnpCore905, .phpSDK1163, .laravelMSGraphMail45, .olkcli89,
            .openSourceClient, .otherClauses:
            nil
        }
    }
}
