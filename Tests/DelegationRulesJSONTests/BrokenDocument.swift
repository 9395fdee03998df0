import SpecCorpus
import Testing

/// A sound document with one thing wrong in it.
struct BrokenDocument: CustomTestStringConvertible {
    let sound: SoundDocument
    /// What makes it wrong, as a JSON Merge Patch.
    let patch: String
    let why: String

    /// The broken document.
    var value: JSONValue {
        get throws { try sound.value.merging(JSONValue(parsing: patch)) }
    }

    var testDescription: String { "\(sound): \(why)" }

    init(_ sound: SoundDocument, _ patch: String, _ why: String) {
        self.sound = sound
        self.patch = patch
        self.why = why
    }
}

extension BrokenDocument {
    static let all = scenarios + accepted + otherPredictions + cases + clauses

    private static let scenarios = [
        BrokenDocument(.scenario, #"7"#, "a number is no scenario"),
        BrokenDocument(.scenario, #"{"id": 7}"#, "an id is a string"),
        BrokenDocument(.scenario, #"{"token": null}"#, "a token is needed"),
        BrokenDocument(.scenario, #"{"token": "user"}"#, "a token is an object"),
        BrokenDocument(.scenario, #"{"token": {"type": null}}"#, "a token has a type"),
        BrokenDocument(.scenario, #"{"token": {"type": "User"}}"#, "letter case counts in values"),
        BrokenDocument(.scenario, #"{"token": {"permissions": null}}"#, "a token has permissions"),
        BrokenDocument(.scenario, #"{"token": {"permissions": "Mail.Send"}}"#, "permissions are an array"),
        BrokenDocument(.scenario, #"{"token": {"permissions": [true]}}"#, "a permission is a string"),
        BrokenDocument(.scenario, #"{"token": {"permissions": ["Mail.Send", "Mail.Sent"]}}"#, "a typo after Mail."),
        BrokenDocument(.scenario, #"{"token": {"permissions": ["mail.send"]}}"#, "a permission in small letters"),
        BrokenDocument(.scenario, #"{"token": {"permissions": ["Mail.Send.All"]}}"#, "Graph has no Mail.Send.All"),
        BrokenDocument(.scenario, #"{"token": {"user": "AdeleV"}}"#, "a token has no user here"),
        BrokenDocument(.scenario, #"{"endpoint": null}"#, "an endpoint is needed"),
        BrokenDocument(.scenario, #"{"endpoint": {"mailbox": null}}"#, "an endpoint has a mailbox"),
        BrokenDocument(.scenario, #"{"endpoint": {"mailbox": "own"}}"#, "own is no mailbox"),
        BrokenDocument(.scenario, #"{"endpoint": {"operation": null}}"#, "an endpoint has an operation"),
        BrokenDocument(
            .draftScenario, #"{"endpoint": {"operation": "replyAll"}}"#, "replyAll is none of the operations"),
        BrokenDocument(.scenario, #"{"endpoint": {"url": "/me"}}"#, "an endpoint has no url"),
        BrokenDocument(.scenario, #"{"from": "user"}"#, "user is no kind of from address"),
        BrokenDocument(.scenario, #"{"from": ["own"]}"#, "from is a string"),
        BrokenDocument(.scenario, #"{"grants": "SendAs"}"#, "grants are an array"),
        BrokenDocument(.scenario, #"{"grants": ["SentAs"]}"#, "SentAs is a switch and no grant"),
        BrokenDocument(.scenario, #"{"alwaysSaveCopy": ["SendAs"]}"#, "SendAs is a grant and no switch"),
        BrokenDocument(.scenario, #"{"alwaysSaveCopy": true}"#, "the switches are an array"),
        BrokenDocument(.scenario, #"{"saveToSentItems": "true"}"#, "saveToSentItems is a boolean"),
        BrokenDocument(.scenario, #"{"endpoint": {"operation": "sendDraft"}}"#, "sendDraft has no saveToSentItems"),
        BrokenDocument(.draftScenario, #"{"saveToSentItems": true}"#, "createDraft has none either"),
        BrokenDocument(.scenario, #"{"sender": "own"}"#, "a scenario has no sender"),
    ]

    private static let accepted = [
        BrokenDocument(.accepted, #"{"id": 7}"#, "an id is a string"),
        BrokenDocument(.accepted, #"{"outcome": null}"#, "an outcome is needed"),
        BrokenDocument(.accepted, #"{"outcome": "sent"}"#, "sent is no outcome"),
        BrokenDocument(.accepted, #"{"outcome": "drafted"}"#, "the keys are those of another outcome"),
        BrokenDocument(.accepted, #"{"status": null}"#, "a status is needed"),
        BrokenDocument(.accepted, #"{"status": 200}"#, "accepted is 202"),
        BrokenDocument(.accepted, #"{"status": "202"}"#, "a status is a number"),
        BrokenDocument(.accepted, #"{"sender": null}"#, "a sender is needed"),
        BrokenDocument(.accepted, #"{"sender": "AdeleV@contoso.com"}"#, "a sender is a party"),
        BrokenDocument(.accepted, #"{"from": null}"#, "a from is needed"),
        BrokenDocument(.accepted, #"{"from": "own"}"#, "own is no party"),
        BrokenDocument(.accepted, #"{"sentItems": null}"#, "sentItems stand there even if empty"),
        BrokenDocument(.accepted, #"{"sentItems": "from"}"#, "sentItems are an array"),
        BrokenDocument(.accepted, #"{"sentItems": ["from", "sendingUser"]}"#, "the sending user comes first"),
        BrokenDocument(.accepted, #"{"sentItems": ["from", "from"]}"#, "each mailbox once"),
        BrokenDocument(.accepted, #"{"clauses": null}"#, "clauses are needed"),
        BrokenDocument(.accepted, #"{"clauses": []}"#, "some clause decided it"),
        BrokenDocument(.accepted, #"{"clauses": ["another", "another"]}"#, "each clause once"),
        BrokenDocument(.accepted, #"{"clauses": ["aClause"]}"#, "the ids of clauses are in kebab case"),
        BrokenDocument(.accepted, #"{"clauses": ["a-clause\n"]}"#, "an id has no line break, not even at its end"),
        BrokenDocument(.accepted, #"{"basis": null}"#, "a basis is needed"),
        BrokenDocument(.accepted, #"{"basis": "guessed"}"#, "guessed is no class of evidence"),
        BrokenDocument(.accepted, #"{"contested": []}"#, "contested is left out where there is nothing in it"),
        BrokenDocument(.accepted, #"{"draftsOf": "from"}"#, "draftsOf belongs to drafted"),
        BrokenDocument(.accepted, #"{"error": {"path": "", "message": "no"}}"#, "error belongs to other outcomes"),
    ]

    private static let otherPredictions = [
        BrokenDocument(.drafted, #"{"status": 202}"#, "drafted is 201"),
        BrokenDocument(.drafted, #"{"draftsOf": null}"#, "draftsOf is needed"),
        BrokenDocument(.drafted, #"{"draftsOf": "another"}"#, "another is no party"),
        BrokenDocument(.drafted, #"{"basis": null}"#, "a basis is needed"),
        BrokenDocument(.drafted, #"{"sentItems": []}"#, "sentItems belong to accepted"),
        BrokenDocument(.sendAsDenied, #"{"status": 400}"#, "ErrorSendAsDenied is 403"),
        BrokenDocument(.sendAsDenied, #"{"error": {"code": "ErrorAccessDenied"}}"#, "the message is another error's"),
        BrokenDocument(.sendAsDenied, #"{"error": {"message": "Cannot submit message."}}"#, "Graph says more"),
        BrokenDocument(.accessDenied, #"{"status": 404}"#, "ErrorAccessDenied is 403"),
        BrokenDocument(.accessDenied, #"{"error": {"message": null}}"#, "an error has a message"),
        BrokenDocument(.accessDenied, #"{"error": {"line": 1}}"#, "line belongs to invalid"),
        BrokenDocument(.badRequest, #"{"status": 403}"#, "BadRequest is 400"),
        BrokenDocument(.badRequest, #"{"error": {"code": "ErrorBadRequest"}}"#, "no such code"),
        BrokenDocument(.invalidUser, #"{"status": 403}"#, "ErrorInvalidUser is 404"),
        BrokenDocument(.invalidUser, #"{"error": {"message": "The requested user is invalid."}}"#, "{id} is named"),
        BrokenDocument(.invalidUser, #"{"clauses": null}"#, "clauses are needed"),
        BrokenDocument(.invalidUser, #"{"error": null}"#, "an error is needed"),
        BrokenDocument(.unspecified, #"{"reason": null}"#, "a reason is needed"),
        BrokenDocument(.unspecified, #"{"reason": ""}"#, "a reason says something"),
        BrokenDocument(.unspecified, #"{"reason": "Nobody.\nReally."}"#, "a reason is one sentence"),
        BrokenDocument(.unspecified, #"{"status": 403}"#, "nobody knows the status"),
        BrokenDocument(.unspecified, #"{"basis": null}"#, "a basis is needed"),
        BrokenDocument(.invalid, #"{"error": null}"#, "an error is needed"),
        BrokenDocument(.invalid, #"{"error": {"path": null}}"#, "an error has a path"),
        BrokenDocument(.invalid, #"{"error": {"message": null}}"#, "an error has a message"),
        BrokenDocument(.invalid, #"{"error": {"message": ""}}"#, "a message says something"),
        BrokenDocument(.invalid, #"{"error": {"line": 0}}"#, "lines are counted from 1"),
        BrokenDocument(.invalid, #"{"error": {"line": 1.5}}"#, "lines are whole"),
        BrokenDocument(.invalid, #"{"error": {"code": "BadRequest"}}"#, "code belongs to rejected"),
        BrokenDocument(.invalid, #"{"status": 400}"#, "Graph was not asked"),
        BrokenDocument(.invalid, #"{"clauses": ["a-clause"]}"#, "no clause decided it"),
        BrokenDocument(.invalid, #"{"basis": "inferred"}"#, "and so it has no basis"),
    ]

    private static let cases = [
        BrokenDocument(.caseFile, #"{"subject": null}"#, "a file has a subject"),
        BrokenDocument(.caseFile, #"{"subject": ""}"#, "a subject says something"),
        BrokenDocument(.caseFile, #"{"cases": null}"#, "a file has cases"),
        BrokenDocument(.caseFile, #"{"cases": []}"#, "at least one"),
        BrokenDocument(.caseFile, #"{"cases": [{}]}"#, "and none of them empty"),
        BrokenDocument(.caseFile, #"{"version": 1}"#, "a file has no version"),
        BrokenDocument(.specCase, #"{"id": null}"#, "a case has an id"),
        BrokenDocument(.specCase, #"{"id": "A case"}"#, "an id is in kebab case"),
        BrokenDocument(.specCase, #"{"id": "a--case"}"#, "one hyphen at a time"),
        BrokenDocument(.specCase, #"{"description": null}"#, "a case has a description"),
        BrokenDocument(.specCase, #"{"description": "Two\nlines"}"#, "a description is one line"),
        BrokenDocument(.specCase, #"{"sources": null}"#, "a case has sources"),
        BrokenDocument(.specCase, #"{"sources": []}"#, "at least one"),
        BrokenDocument(.specCase, #"{"sources": ["A page"]}"#, "a source is an object"),
        BrokenDocument(.specCase, #"{"sources": [{"section": "A section"}]}"#, "a source has a document"),
        BrokenDocument(.specCase, #"{"sources": [{"document": "A page", "url": "/"}]}"#, "a source has no url"),
        BrokenDocument(.specCase, #"{"sources": [{"document": "A"}, {"document": "A"}]}"#, "each source once"),
        BrokenDocument(.specCase, #"{"scenario": null}"#, "a case has a scenario"),
        BrokenDocument(.specCase, #"{"scenario": 7}"#, "which is one"),
        BrokenDocument(.specCase, #"{"scenario": {"saveToSentItems": true}}"#, "by all of its rules"),
        BrokenDocument(.specCase, #"{"prediction": null}"#, "a case has a prediction"),
        BrokenDocument(.specCase, #"{"prediction": {"outcome": null}}"#, "which has an outcome"),
        BrokenDocument(.specCase, #"{"prediction": {"draftsOf": null}}"#, "and is whole"),
        BrokenDocument(.specCase, #"{"prediction": {"id": "a-case-1"}}"#, "the id of the case is enough"),
        BrokenDocument(.specCase, #"{"note": "Really"}"#, "a case has no note"),
        BrokenDocument(.badInput, #"{"scenario": null}"#, "bad input needs something that is no scenario"),
        BrokenDocument(.badInput, #"{"sources": []}"#, "bad input has sources as well"),
        BrokenDocument(.badInput, #"{"prediction": {"error": null}}"#, "an error is needed"),
        BrokenDocument(.badInput, #"{"prediction": {"error": {"path": null}}}"#, "an error has a path"),
        BrokenDocument(.badInput, #"{"prediction": {"error": {"message": "no"}}}"#, "its wording is free"),
        BrokenDocument(.badInput, #"{"prediction": {"clauses": ["a-clause"]}}"#, "no clause decided it"),
    ]

    private static let clauses = [
        BrokenDocument(.clauseList, #"{"clauses": null}"#, "clauses are needed"),
        BrokenDocument(.clauseList, #"{"clauses": []}"#, "at least one"),
        BrokenDocument(.clauseList, #"{"clauses": ["a-clause"]}"#, "a clause is an object"),
        BrokenDocument(.clauseList, #"{"version": 1}"#, "the list has no version"),
        BrokenDocument(.clause, #"{"id": null}"#, "a clause has an id"),
        BrokenDocument(.clause, #"{"id": "a_clause"}"#, "an id is in kebab case"),
        BrokenDocument(.clause, #"{"statement": null}"#, "a clause has a statement"),
        BrokenDocument(.clause, #"{"statement": "It\nis so."}"#, "a statement is one line"),
        BrokenDocument(.clause, #"{"evidence": null}"#, "a clause has evidence"),
        BrokenDocument(.clause, #"{"evidence": "Observed"}"#, "letter case counts in values"),
        BrokenDocument(.clause, #"{"sources": null}"#, "a clause has sources"),
        BrokenDocument(.clause, #"{"sources": []}"#, "at least one"),
        BrokenDocument(.clause, #"{"sources": [{"document": ""}]}"#, "a document has a name"),
        BrokenDocument(.clause, #"{"contested": null}"#, "it is said whether a clause is contested"),
        BrokenDocument(.clause, #"{"contested": "no"}"#, "with a boolean"),
        BrokenDocument(.clause, #"{"contested": true}"#, "a contested clause says by what"),
        BrokenDocument(.clause, #"{"contestedBy": [{"document": "A"}]}"#, "and one that is not does not"),
        BrokenDocument(.contestedClause, #"{"contestedBy": []}"#, "by at least one report"),
        BrokenDocument(.contestedClause, #"{"name": "Another"}"#, "a clause has no name"),
    ]
}
