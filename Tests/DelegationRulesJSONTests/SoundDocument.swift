import SpecCorpus

/// A document that keeps to its schema, of which ``BrokenDocument`` makes broken ones.
enum SoundDocument: String, CaseIterable {
    case scenario, draftScenario, smallestScenario
    case accepted, drafted, sendAsDenied, accessDenied, badRequest, invalidUser, unspecified, invalid
    case caseFile, specCase, badInput
    case clauseList, clause, contestedClause

    /// The address of the schema.
    var schema: String {
        switch self {
        case .scenario, .draftScenario, .smallestScenario: "scenario.schema.json"
        case .accepted, .drafted, .sendAsDenied, .accessDenied, .badRequest, .invalidUser, .unspecified, .invalid:
            "prediction.schema.json"
        case .caseFile: "cases.schema.json"
        case .specCase, .badInput: "cases.schema.json#/$defs/case"
        case .clauseList: "clauses.schema.json"
        case .clause, .contestedClause: "clauses.schema.json#/$defs/clause"
        }
    }

    /// The document.
    var value: JSONValue {
        get throws { try JSONValue(parsing: text) }
    }

    private var text: String {
        switch self {
        case .scenario:
            """
            {"id": "a",
             "token": {"type": "user", "permissions": ["Mail.Send.Shared", "Mail.ReadBasic.All", "User.Read"]},
             "endpoint": {"mailbox": "me", "operation": "sendMail"}, "from": "userMailbox", "grants": ["SendAs"],
             "saveToSentItems": true, "alwaysSaveCopy": ["SentAs"]}
            """
        case .draftScenario:
            """
            {"token": {"type": "app", "permissions": ["Mail.ReadWrite"]},
             "endpoint": {"mailbox": "from", "operation": "createDraft"}, "from": "sharedMailbox", "grants": []}
            """
        case .smallestScenario:
            #"{"token": {"type": "app", "permissions": []}, "endpoint": {"mailbox": "me", "operation": "sendDraft"}}"#
        case .accepted:
            """
            {"id": "a", "outcome": "accepted", "status": 202, "sender": "sendingUser", "from": "from",
             "sentItems": ["sendingUser", "from"], "clauses": ["a-clause", "another"], "basis": "documented",
             "contested": ["another"]}
            """
        case .drafted:
            """
            {"id": "a", "outcome": "drafted", "status": 201, "draftsOf": "from", "clauses": ["a-clause"],
             "basis": "reference", "contested": ["a-clause"]}
            """
        case .sendAsDenied:
            Self.rejected(
                403, "ErrorSendAsDenied",
                """
                The user account which was used to submit this request does not have the right to send mail on behalf \
                of the specified sending account. Cannot submit message.
                """)
        case .accessDenied:
            Self.rejected(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")
        case .badRequest:
            Self.rejected(400, "BadRequest", "/me request is only valid with delegated authentication flow.")
        case .invalidUser: Self.rejected(404, "ErrorInvalidUser", "The requested user '{id}' is invalid.")
        case .unspecified:
            """
            {"id": "a", "outcome": "unspecified", "reason": "Nobody says.", "clauses": ["a-clause"],
             "basis": "inferred", "contested": ["a-clause"]}
            """
        case .invalid: #"{"id": "", "outcome": "invalid", "error": {"path": "", "message": "no JSON", "line": 1}}"#
        case .caseFile: #"{"subject": "One case", "cases": [\#(Self.specCase.text)]}"#
        case .specCase:
            """
            {"id": "a-case-1", "description": "One line", "sources": [{"document": "A page", "section": "A section"}],
             "scenario": \(Self.smallestScenario.text),
             "prediction": {"outcome": "drafted", "status": 201, "draftsOf": "from", "clauses": ["a-clause"],
             "basis": "reference"}}
            """
        case .badInput:
            """
            {"id": "bad", "description": "No scenario at all", "sources": [{"document": "A page"}],
             "scenario": 7, "prediction": {"outcome": "invalid", "error": {"path": ""}}}
            """
        case .clauseList: #"{"clauses": [\#(Self.clause.text), \#(Self.contestedClause.text)]}"#
        case .clause:
            """
            {"id": "a-clause", "statement": "It is so.", "evidence": "observed", "sources": [{"document": "A page"}],
             "contested": false}
            """
        case .contestedClause:
            """
            {"id": "another", "statement": "It is so.", "evidence": "observed", "sources": [{"document": "A page"}],
             "contested": true, "contestedBy": [{"document": "A thread"}]}
            """
        }
    }

    private static func rejected(_ status: Int, _ code: String, _ message: String) -> String {
        """
        {"id": "a", "outcome": "rejected", "status": \(status), "error": {"code": "\(code)", "message": "\(message)"},
         "clauses": ["a-clause"], "basis": "observed", "contested": ["a-clause"]}
        """
    }
}
