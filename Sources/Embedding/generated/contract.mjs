// Made by .ci/generate from the table in Sources/DelegationRules/Contract; do not edit.

/** The facts of a scenario, as JSON orders them: each with its key, its bits and the names of its values. */
export const facts = [
  {
    "key": "token.type",
    "shape": "choice",
    "position": 0,
    "width": 1,
    "required": true,
    "needs": null,
    "values": ["user", "app"]
  },
  {
    "key": "token.permissions",
    "shape": "set",
    "position": 1,
    "width": 4,
    "required": true,
    "needs": null,
    "values": ["Mail.Send", "Mail.Send.Shared", "Mail.ReadWrite", "Mail.ReadWrite.Shared"]
  },
  {
    "key": "endpoint.mailbox",
    "shape": "choice",
    "position": 5,
    "width": 2,
    "required": true,
    "needs": null,
    "values": ["me", "signedInUser", "from", "another"]
  },
  {
    "key": "endpoint.operation",
    "shape": "choice",
    "position": 7,
    "width": 2,
    "required": true,
    "needs": null,
    "values": ["sendMail", "createDraft", "sendDraft"]
  },
  {
    "key": "from",
    "shape": "choice",
    "position": 10,
    "width": 3,
    "required": false,
    "needs": null,
    "values": [
      "own",
      "userMailbox",
      "sharedMailbox",
      "resourceMailbox",
      "microsoft365Group",
      "distributionList"
    ]
  },
  {
    "key": "grants",
    "shape": "set",
    "position": 13,
    "width": 3,
    "required": false,
    "needs": null,
    "values": ["SendAs", "SendOnBehalf", "FullAccess"]
  },
  {
    "key": "saveToSentItems",
    "shape": "flag",
    "whenZero": true,
    "position": 9,
    "width": 1,
    "required": false,
    "needs": {"key": "endpoint.operation", "number": 0}
  },
  {
    "key": "alwaysSaveCopy",
    "shape": "set",
    "position": 16,
    "width": 2,
    "required": false,
    "needs": null,
    "values": ["SentAs", "SendOnBehalf"]
  }
];

/** The parts of a prediction, in the same way. */
export const parts = [
  {
    "key": "outcome",
    "shape": "choice",
    "position": 0,
    "width": 3,
    "required": false,
    "needs": null,
    "values": ["invalid", "accepted", "drafted", "rejected", "unspecified"]
  },
  {
    "key": "status",
    "shape": "number",
    "position": 14,
    "width": 10,
    "required": false,
    "needs": null
  },
  {
    "key": "sender",
    "shape": "choice",
    "position": 3,
    "width": 1,
    "required": false,
    "needs": {"key": "outcome", "number": 1},
    "values": ["sendingUser", "from"]
  },
  {
    "key": "from",
    "shape": "choice",
    "position": 4,
    "width": 1,
    "required": false,
    "needs": {"key": "outcome", "number": 1},
    "values": ["sendingUser", "from"]
  },
  {
    "key": "sentItems",
    "shape": "set",
    "position": 5,
    "width": 2,
    "required": false,
    "needs": {"key": "outcome", "number": 1},
    "values": ["sendingUser", "from"]
  },
  {
    "key": "draftsOf",
    "shape": "choice",
    "position": 7,
    "width": 1,
    "required": false,
    "needs": {"key": "outcome", "number": 2},
    "values": ["sendingUser", "from"]
  },
  {
    "key": "error",
    "shape": "choice",
    "position": 8,
    "width": 3,
    "required": false,
    "needs": {"key": "outcome", "number": 3},
    "values": [
      null,
      {
        "code": "ErrorSendAsDenied",
        "message": "The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account. Cannot submit message."
      },
      {
        "code": "ErrorAccessDenied",
        "message": "Access is denied. Check credentials and try again."
      },
      {
        "code": "BadRequest",
        "message": "/me request is only valid with delegated authentication flow."
      },
      {"code": "ErrorInvalidUser", "message": "The requested user '{id}' is invalid."}
    ]
  },
  {
    "key": "basis",
    "shape": "choice",
    "position": 11,
    "width": 3,
    "required": false,
    "needs": null,
    "values": ["documented", "reference", "observed", "inferred"]
  }
];

/** The names of Graph's `Mail.` permissions that decide nothing. */
export const idleMailPermissions = [
  "Mail.Read",
  "Mail.Read.Shared",
  "Mail.ReadBasic",
  "Mail.ReadBasic.Shared",
  "Mail.ReadBasic.All"
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

/** Why a scenario is unspecified, by the clause that says so. */
export const reasons = {
  "third-mailbox-unspecified": "The sources do not say what a user token gets on a mailbox that is neither the signed-in user's nor the from user's.",
  "no-signed-in-user-unspecified": "An application token has no signed-in user, so the sources know no mailbox of that user."
};
