// Made by .ci/generate from the table in Sources/DelegationRules/Contract; do not edit.

/** The facts of a scenario, as JSON orders them: each with its key, its bits, the names of its values and their meanings. */
export const facts = [
  {
    "key": "token.type",
    "shape": "choice",
    "position": 0,
    "width": 1,
    "required": true,
    "needs": null,
    "values": ["user", "app"],
    "always": true,
    "needsOfValues": {},
    "description": "for whom the access token speaks",
    "meanings": ["the signed-in user: a delegated token", "the app itself, with nobody signed in"]
  },
  {
    "key": "token.permissions",
    "shape": "set",
    "position": 1,
    "width": 5,
    "required": true,
    "needs": null,
    "values": [
      "Mail.Send",
      "Mail.Send.Shared",
      "Mail.ReadWrite",
      "Mail.ReadWrite.Shared",
      "Mail.Read"
    ],
    "always": true,
    "needsOfValues": {},
    "description": "the token's Graph permissions",
    "meanings": [
      "send as the signed-in user; an app, as any user",
      "send on behalf of others too; user tokens only",
      "create drafts in the own mailbox; an app, in any",
      "in shared mailboxes too; user tokens only",
      "any other permission"
    ]
  },
  {
    "key": "endpoint.mailbox",
    "shape": "choice",
    "position": 6,
    "width": 3,
    "required": true,
    "needs": null,
    "values": ["me", "signedInUser", "from", "another", "group", "withoutMailbox", "noUser"],
    "always": true,
    "needsOfValues": {},
    "description": "whose mailbox the path of the request names",
    "meanings": [
      "/me",
      "/users/{id} of the signed-in user; an app has none",
      "/users/{id} of the from user",
      "/users/{id} of any other user mailbox; an app's sending user",
      "/users/{id} of a Microsoft 365 group",
      "/users/{id} of a user without a mailbox in the cloud",
      "/users/{id} of a list, a contact, or nobody"
    ]
  },
  {
    "key": "endpoint.alias",
    "shape": "flag",
    "whenZero": false,
    "position": 27,
    "width": 1,
    "required": false,
    "needs": null,
    "always": false,
    "needsOfValues": {},
    "description": "whether the path names it by an alias",
    "meanings": []
  },
  {
    "key": "endpoint.operation",
    "shape": "choice",
    "position": 9,
    "width": 3,
    "required": true,
    "needs": null,
    "values": ["sendMail", "createDraft", "sendDraft", "reply", "createReply"],
    "always": true,
    "needsOfValues": {},
    "description": "what the request asks for",
    "meanings": [
      "POST .../sendMail",
      "POST .../messages",
      "POST .../messages/{id}/send",
      "POST .../messages/{id}/reply, replyAll or forward",
      "POST .../createReply, createReplyAll or createForward"
    ]
  },
  {
    "key": "from",
    "shape": "choice",
    "position": 13,
    "width": 4,
    "required": false,
    "needs": null,
    "values": [
      "own",
      "ownAlias",
      "userMailbox",
      "sharedMailbox",
      "resourceMailbox",
      "microsoft365Group",
      "distributionList",
      "mailUser",
      "mailContact",
      "unknown"
    ],
    "always": true,
    "needsOfValues": {},
    "description": "whom the message is from",
    "meanings": [
      "the sending user's primary address, or no from in the message",
      "another address of the sending user's",
      "another user's mailbox",
      "a shared mailbox",
      "a room or equipment mailbox",
      "a Microsoft 365 group",
      "a distribution list, a mail-enabled security group or a dynamic distribution list",
      "a mail user: on-premises, or a guest",
      "a mail contact",
      "an address that nobody in the organisation has"
    ]
  },
  {
    "key": "fromSource",
    "shape": "choice",
    "position": 17,
    "width": 2,
    "required": false,
    "needs": null,
    "values": ["property", "mimeHeader", "path"],
    "always": false,
    "needsOfValues": {"2": {"key": "endpoint.mailbox", "number": 2}},
    "description": "where the from address stands",
    "meanings": [
      "in the message's from",
      "in the header From: of a MIME body",
      "nowhere: the path mailbox is taken"
    ]
  },
  {
    "key": "grants",
    "shape": "set",
    "position": 19,
    "width": 3,
    "required": false,
    "needs": null,
    "values": ["SendAs", "SendOnBehalf", "FullAccess"],
    "always": true,
    "needsOfValues": {},
    "description": "what the sending user holds on the from address",
    "meanings": [
      "the message bears no trace of the sending user",
      "recipients see who sent it, and on whose behalf",
      "the from mailbox may be opened"
    ]
  },
  {
    "key": "saveToSentItems",
    "shape": "flag",
    "whenZero": true,
    "position": 12,
    "width": 1,
    "required": false,
    "needs": {"key": "endpoint.operation", "number": 0},
    "always": true,
    "needsOfValues": {},
    "description": "whether the default copy is kept",
    "meanings": []
  },
  {
    "key": "alwaysSaveCopy",
    "shape": "set",
    "position": 22,
    "width": 2,
    "required": false,
    "needs": null,
    "values": ["SentAs", "SendOnBehalf"],
    "always": true,
    "needsOfValues": {},
    "description": "the administrator's \"always save copy\" switches of the from mailbox",
    "meanings": ["MessageCopyForSentAsEnabled", "MessageCopyForSendOnBehalfEnabled"]
  },
  {
    "key": "accessPolicy",
    "shape": "choice",
    "position": 24,
    "width": 1,
    "required": false,
    "needs": null,
    "values": ["allows", "blocks"],
    "always": false,
    "needsOfValues": {},
    "description": "what access policies say of the app and the path mailbox",
    "meanings": [
      "no policy keeps the app from the path mailbox",
      "the path mailbox is shut to the app"
    ]
  },
  {
    "key": "exchangeRoles",
    "shape": "set",
    "position": 25,
    "width": 2,
    "required": false,
    "needs": null,
    "values": ["Mail.Send", "Mail.ReadWrite"],
    "always": false,
    "needsOfValues": {},
    "description": "what Exchange roles give the app on the path mailbox",
    "meanings": [
      "an Exchange role lets the app send from it",
      "an Exchange role lets the app draft in it"
    ]
  }
];

/** The hosts of Graph's clouds, in lower case. */
export const graphHosts = [
  "graph.microsoft.com",
  "canary.graph.microsoft.com",
  "graph.microsoft.us",
  "dod-graph.microsoft.us",
  "graph.microsoft.de",
  "graph.eaglex.ic.gov",
  "graph.microsoft.scloud",
  "microsoftgraph.chinacloudapi.cn"
];
