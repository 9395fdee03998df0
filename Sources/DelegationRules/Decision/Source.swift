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
        case sendMail
        case createMessage
        case messageSend
        case messageReply
        case messageForward
        case messageCreateReply
        case messageCreateForward
        case userReference
        case permissionsReference
        case managePermissions
        case automaticallySaveSentItems
        case setMailbox
        case setMailUser
        case setMailContact
        case addRecipientPermission
        case setOrganizationConfig
        case newApplicationAccessPolicy
        case rbacForApplications

        // Threads and programs in which it was seen.
        case exchangeDocs1200
        case gromox
        case graphDocs5673
        case graphDocs6326
        case graphDocs7580
        case graphDocs9429
        case graphDocs10880
        case graphDocs17826
        case graphDocs21572
        case officeJS2619
        case skyline78
        case pnpCore905
        case phpSDK1163
        case phpSDK1499
        case pythonO365
        case laravelMSGraphMail4
        case laravelMSGraphMail16
        case laravelMSGraphMail45
        case algaPSA3282
        case olkcli89
        case mcpServer185
        case fluentSMTP96
        case e5SubBot39
        case smtpOAuthRelay80
        case davmail362
        case smtp2Graph28
        case rss2email147
        case graphMailerLiveTest
        case graphMailerChangeLog
        case emailEngine
        case projectSend
        case openSourceClient
        case ticketWorkflow
        case outreachWorker
        case accessPolicyReports

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
        case .sendMail: "user: sendMail"
        case .createMessage: "Create message"
        case .messageSend: "message: send"
        case .messageReply: "message: reply, replyAll"
        case .messageForward: "message: forward"
        case .messageCreateReply: "message: createReply, createReplyAll"
        case .messageCreateForward: "message: createForward"
        case .userReference: "user: {id | userPrincipalName} in the reference pages"
        case .permissionsReference: "Microsoft Graph permissions reference"
        case .managePermissions: "Manage permissions for recipients in Exchange Online"
        case .automaticallySaveSentItems: "Automatically save sent items in delegator's mailbox in Exchange Online"
        case .setMailbox: "Set-Mailbox"
        case .setMailUser: "Set-MailUser"
        case .setMailContact: "Set-MailContact"
        case .addRecipientPermission: "Add-RecipientPermission"
        case .setOrganizationConfig: "Set-OrganizationConfig"
        case .newApplicationAccessPolicy: "New-ApplicationAccessPolicy"
        case .rbacForApplications: "Role Based Access Control for Applications in Exchange Online"
        case .exchangeDocs1200: "MicrosoftDocs/OfficeDocs-Exchange#1200"
        case .gromox: "grommunio/gromox"
        case .graphDocs5673: "microsoftgraph/microsoft-graph-docs#5673"
        case .graphDocs6326: "microsoftgraph/microsoft-graph-docs#6326"
        case .graphDocs7580: "microsoftgraph/microsoft-graph-docs#7580"
        case .graphDocs9429: "microsoftgraph/microsoft-graph-docs#9429"
        case .graphDocs10880: "microsoftgraph/microsoft-graph-docs#10880"
        case .graphDocs17826: "microsoftgraph/microsoft-graph-docs#17826"
        case .graphDocs21572: "microsoftgraph/microsoft-graph-docs#21572"
        case .officeJS2619: "OfficeDev/office-js#2619"
        case .skyline78: "kartverket/skyline#78"
        case .pnpCore905: "pnp/pnpcore#905"
        case .phpSDK1163: "microsoftgraph/msgraph-sdk-php#1163"
        case .phpSDK1499: "microsoftgraph/msgraph-sdk-php#1499"
        case .pythonO365: "O365/python-o365#428, #446, #448, #777"
        case .laravelMSGraphMail4: "wapacro/laravel-msgraph-mail#4"
        case .laravelMSGraphMail16: "InnoGE/laravel-msgraph-mail#16"
        case .laravelMSGraphMail45: "InnoGE/laravel-msgraph-mail#45"
        case .algaPSA3282: "Nine-Minds/alga-psa#3282"
        case .olkcli89: "rlrghb/olkcli#89"
        case .mcpServer185: "Softeria/ms-365-mcp-server#185"
        case .fluentSMTP96: "WPManageNinja/fluent-smtp#96"
        case .e5SubBot39: "iyear/E5SubBot#39"
        case .smtpOAuthRelay80: "JustinIven/smtp-oauth-relay#80"
        case .davmail362: "mguessan/davmail#362"
        case .smtp2Graph28: "SMTP2Graph/SMTP2Graph#28"
        case .rss2email147: "rss2email/rss2email#147"
        case .graphMailerLiveTest: "a live test of debold/GraphMailer.NET"
        case .graphMailerChangeLog: "the change log of debold/GraphMailer.NET"
        case .emailEngine: "postalsys/emailengine 2.58.0"
        case .projectSend: "ProjectSend's guide"
        case .openSourceClient: "an open-source client's report that Mail.Send alone worked"
        case .ticketWorkflow: "a ticket workflow's note on a domain outside the tenant"
        case .outreachWorker: "an outreach worker's controlled test"
        case .accessPolicyReports: "ten and more projects that quote the message"
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
        default: nil
        }
    }

    /// Where it can be read; `nil` where it has no address.
    public var url: String? {
        switch self {
        case .documentIntroduction, .documentPermissions, .documentMailboxPermissions, .documentSendOnBehalf,
            .documentSendAs, .documentSending, .documentSentItems, .documentExample1, .documentExample2:
            "https://learn.microsoft.com/graph/outlook-send-mail-from-other-user"
        case .sendMail:
            "https://learn.microsoft.com/graph/api/user-sendmail"
        case .createMessage:
            "https://learn.microsoft.com/graph/api/user-post-messages"
        case .messageSend:
            "https://learn.microsoft.com/graph/api/message-send"
        case .messageReply:
            "https://learn.microsoft.com/graph/api/message-reply"
        case .messageForward:
            "https://learn.microsoft.com/graph/api/message-forward"
        case .messageCreateReply:
            "https://learn.microsoft.com/graph/api/message-createreply"
        case .messageCreateForward:
            "https://learn.microsoft.com/graph/api/message-createforward"
        case .userReference:
            "https://learn.microsoft.com/graph/api/user-get"
        case .permissionsReference:
            "https://learn.microsoft.com/graph/permissions-reference"
        case .managePermissions:
            "https://learn.microsoft.com/exchange/recipients-in-exchange-online/manage-permissions-for-recipients"
        case .automaticallySaveSentItems:
            "https://learn.microsoft.com/exchange/recipients-in-exchange-online/manage-user-mailboxes/automatically-save-sent-items-in-delegator-s-mailbox"
        case .setMailbox:
            "https://learn.microsoft.com/powershell/module/exchange/set-mailbox"
        case .setMailUser:
            "https://learn.microsoft.com/powershell/module/exchange/set-mailuser"
        case .setMailContact:
            "https://learn.microsoft.com/powershell/module/exchange/set-mailcontact"
        case .addRecipientPermission:
            "https://learn.microsoft.com/powershell/module/exchange/add-recipientpermission"
        case .setOrganizationConfig:
            "https://learn.microsoft.com/powershell/module/exchange/set-organizationconfig"
        case .newApplicationAccessPolicy:
            "https://learn.microsoft.com/powershell/module/exchange/new-applicationaccesspolicy"
        case .rbacForApplications:
            "https://learn.microsoft.com/exchange/permissions-exo/application-rbac"
        case .exchangeDocs1200: "https://github.com/MicrosoftDocs/OfficeDocs-Exchange/issues/1200"
        case .gromox: "https://github.com/grommunio/gromox"
        case .graphDocs5673: "https://github.com/microsoftgraph/microsoft-graph-docs/issues/5673"
        case .graphDocs6326: "https://github.com/microsoftgraph/microsoft-graph-docs/issues/6326"
        case .graphDocs7580: "https://github.com/microsoftgraph/microsoft-graph-docs/issues/7580"
        case .graphDocs9429: "https://github.com/microsoftgraph/microsoft-graph-docs/issues/9429"
        case .graphDocs10880: "https://github.com/microsoftgraph/microsoft-graph-docs/issues/10880"
        case .graphDocs17826: "https://github.com/microsoftgraph/microsoft-graph-docs/issues/17826"
        case .graphDocs21572: "https://github.com/microsoftgraph/microsoft-graph-docs/issues/21572"
        case .officeJS2619: "https://github.com/OfficeDev/office-js/issues/2619"
        case .skyline78: "https://github.com/kartverket/skyline/issues/78"
        case .pnpCore905: "https://github.com/pnp/pnpcore/issues/905"
        case .phpSDK1163: "https://github.com/microsoftgraph/msgraph-sdk-php/issues/1163"
        case .phpSDK1499: "https://github.com/microsoftgraph/msgraph-sdk-php/issues/1499"
        case .pythonO365: "https://github.com/O365/python-o365/issues/428"
        case .laravelMSGraphMail4: "https://github.com/wapacro/laravel-msgraph-mail/issues/4"
        case .laravelMSGraphMail16: "https://github.com/InnoGE/laravel-msgraph-mail/issues/16"
        case .laravelMSGraphMail45: "https://github.com/InnoGE/laravel-msgraph-mail/issues/45"
        case .algaPSA3282: "https://github.com/Nine-Minds/alga-psa/issues/3282"
        case .olkcli89: "https://github.com/rlrghb/olkcli/issues/89"
        case .mcpServer185: "https://github.com/Softeria/ms-365-mcp-server/issues/185"
        case .fluentSMTP96: "https://github.com/WPManageNinja/fluent-smtp/issues/96"
        case .e5SubBot39: "https://github.com/iyear/E5SubBot/issues/39"
        case .smtpOAuthRelay80: "https://github.com/JustinIven/smtp-oauth-relay/issues/80"
        case .davmail362: "https://github.com/mguessan/davmail/issues/362"
        case .smtp2Graph28: "https://github.com/SMTP2Graph/SMTP2Graph/issues/28"
        case .rss2email147: "https://github.com/rss2email/rss2email/issues/147"
        case .graphMailerLiveTest: "https://github.com/debold/GraphMailer.NET"
        case .graphMailerChangeLog: "https://github.com/debold/GraphMailer.NET"
        case .emailEngine: "https://github.com/postalsys/emailengine"
        case .projectSend, .openSourceClient, .ticketWorkflow, .outreachWorker, .accessPolicyReports, .otherClauses: nil
        }
    }
}
