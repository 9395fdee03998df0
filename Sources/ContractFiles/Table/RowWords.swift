import DelegationRules

/// What the files say of a row of the table beyond what the table says: a line of description, and the names in C.
struct RowWords: Sendable {
    /// An enumeration of C; several rows may share one.
    struct Enumeration: Equatable, Sendable {
        /// Its name, after the library's.
        let name: String
        /// What its constants begin with, after the library's name.
        let prefix: String
        /// What it lists, if that is not what the row is about.
        var description: String?
    }

    /// What the row is about, to stand after a colon.
    let description: String
    /// The member of the struct that holds the fact in C, or the function that reads the part.
    let member: String
    /// The enumeration of its values; `nil` where they have no names.
    let enumeration: Enumeration?

    init(_ description: String, c member: String, _ enumeration: Enumeration? = nil) {
        self.description = description
        self.member = member
        self.enumeration = enumeration
    }

    /// A row whose enumeration is named as its member; `list` is what that lists, if not what the row is about.
    init(_ description: String, c member: String, prefix: String, list: String? = nil) {
        self.init(description, c: member, Enumeration(name: member, prefix: prefix, description: list))
    }
}

extension Scenario.Fact {
    var words: RowWords {
        switch self {
        case .tokenType: RowWords("for whom the access token speaks", c: "token", prefix: "TOKEN")
        case .permissions:
            RowWords(
                "the token's Graph permissions", c: "permissions", prefix: "PERMISSION",
                list: "those of the token's Graph permissions that decide")
        case .mailbox: RowWords("whose mailbox the path of the request names", c: "mailbox", prefix: "MAILBOX")
        case .alias: RowWords("whether the path names it by an alias", c: "alias")
        case .operation: RowWords("what the request asks for", c: "operation", prefix: "OPERATION")
        case .from: RowWords("whom the message is from", c: "from", .init(name: "from_kind", prefix: "FROM"))
        case .fromSource: RowWords("where the from address stands", c: "from_source", prefix: "SOURCE")
        case .grants: RowWords("what the sending user holds on the from address", c: "grants", prefix: "GRANT")
        case .saveToSentItems: RowWords("whether the default copy is kept", c: "declines_copy")
        case .alwaysSaveCopy:
            RowWords(
                "the administrator's \"always save copy\" switches of the from mailbox", c: "always_save_copy",
                prefix: "SWITCH")
        case .accessPolicy:
            RowWords(
                "what access policies say of the app and the path mailbox", c: "access_policy", prefix: "POLICY")
        case .exchangeRoles:
            RowWords("what Exchange roles give the app on the path mailbox", c: "exchange_roles", prefix: "ROLE")
        }
    }
}

extension Prediction.Part {
    var words: RowWords {
        let party = RowWords.Enumeration(
            name: "party", prefix: "PARTY", description: "the two parties of a delegated send")
        return switch self {
        case .outcome: RowWords("what comes out", c: "outcome", prefix: "OUTCOME")
        case .status: RowWords("the HTTP status of the answer; 0 where there is none", c: "status")
        case .sender: RowWords("the message's sender, as recipients see it", c: "sender", party)
        case .from: RowWords("the message's from, as recipients see it", c: "from", party)
        case .sentItems: RowWords("whose Sent Items keep a copy", c: "keeps_copy", party)
        case .draftsOf: RowWords("whose Drafts folder holds the draft", c: "drafts_of", party)
        case .error: RowWords("why Graph refuses the request", c: "error", prefix: "ERROR")
        case .basis:
            RowWords(
                "the weakest evidence among the clauses that decided: the prediction is as good as that, and no better",
                c: "basis", prefix: "BASIS")
        }
    }
}
