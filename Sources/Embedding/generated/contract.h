/* Made by .ci/generate from the table in Sources/DelegationRules/Contract; do not edit. */

/* ---- A scenario ---- */

/* For whom the access token speaks. */
enum delegation_rules_token {
    DELEGATION_RULES_TOKEN_USER = 0, /* the signed-in user: a delegated token */
    DELEGATION_RULES_TOKEN_APP = 1,  /* the app itself, with nobody signed in */
};

/* Those of the token's Graph permissions that decide; any of them. */
enum delegation_rules_permissions {
    DELEGATION_RULES_PERMISSION_MAIL_SEND = 1,              /* send as the signed-in user; an app, as any user */
    DELEGATION_RULES_PERMISSION_MAIL_SEND_SHARED = 2,       /* send on behalf of others too; user tokens only */
    DELEGATION_RULES_PERMISSION_MAIL_READ_WRITE = 4,        /* create drafts in the own mailbox; an app, in any */
    DELEGATION_RULES_PERMISSION_MAIL_READ_WRITE_SHARED = 8, /* in shared mailboxes too; user tokens only */
};

/* Whose mailbox the path of the request names. */
enum delegation_rules_mailbox {
    DELEGATION_RULES_MAILBOX_ME = 0,             /* /me */
    DELEGATION_RULES_MAILBOX_SIGNED_IN_USER = 1, /* /users/{id} of the signed-in user; an app has none */
    DELEGATION_RULES_MAILBOX_FROM = 2,           /* /users/{id} of the from user */
    DELEGATION_RULES_MAILBOX_ANOTHER = 3,        /* /users/{id} of any other user mailbox; an app's sending user */
};

/* What the request asks for. */
enum delegation_rules_operation {
    DELEGATION_RULES_OPERATION_SEND_MAIL = 0,    /* POST .../sendMail */
    DELEGATION_RULES_OPERATION_CREATE_DRAFT = 1, /* POST .../messages */
    DELEGATION_RULES_OPERATION_SEND_DRAFT = 2,   /* POST .../messages/{id}/send */
};

/* Whom the message is from. */
enum delegation_rules_from_kind {
    DELEGATION_RULES_FROM_OWN = 0,                 /* the sending user, or no from at all */
    DELEGATION_RULES_FROM_USER_MAILBOX = 1,        /* another user's mailbox */
    DELEGATION_RULES_FROM_SHARED_MAILBOX = 2,      /* a shared mailbox */
    DELEGATION_RULES_FROM_RESOURCE_MAILBOX = 3,    /* a room or equipment mailbox */
    DELEGATION_RULES_FROM_MICROSOFT_365_GROUP = 4, /* a Microsoft 365 group */
    DELEGATION_RULES_FROM_DISTRIBUTION_LIST = 5,   /* a distribution list, a mail-enabled security group or a dynamic distribution list */
};

/* What the sending user holds on the from address; any of them. */
enum delegation_rules_grants {
    DELEGATION_RULES_GRANT_SEND_AS = 1,        /* the message bears no trace of the sending user */
    DELEGATION_RULES_GRANT_SEND_ON_BEHALF = 2, /* recipients see who sent it, and on whose behalf */
    DELEGATION_RULES_GRANT_FULL_ACCESS = 4,    /* the from mailbox may be opened */
};

/* The administrator's "always save copy" switches of the from mailbox; any of them. */
enum delegation_rules_always_save_copy {
    DELEGATION_RULES_SWITCH_SENT_AS = 1,        /* MessageCopyForSentAsEnabled */
    DELEGATION_RULES_SWITCH_SEND_ON_BEHALF = 2, /* MessageCopyForSendOnBehalfEnabled */
};

/* A scenario, before it is packed. */
struct delegation_rules_scenario {
    uint32_t token;            /* enum delegation_rules_token */
    uint32_t permissions;      /* enum delegation_rules_permissions, or-ed */
    uint32_t mailbox;          /* enum delegation_rules_mailbox */
    uint32_t operation;        /* enum delegation_rules_operation */
    uint32_t declines_copy;    /* 1: saveToSentItems is false; only with sendMail */
    uint32_t from;             /* enum delegation_rules_from_kind */
    uint32_t grants;           /* enum delegation_rules_grants, or-ed */
    uint32_t always_save_copy; /* enum delegation_rules_always_save_copy, or-ed */
};

/* Bits that are no scenario. */
#define DELEGATION_RULES_NO_SCENARIO UINT32_MAX

/* The scenario in 32 bits. A member that is out of its range makes DELEGATION_RULES_NO_SCENARIO. */
static inline uint32_t delegation_rules_pack(struct delegation_rules_scenario scenario) {
    if (scenario.token > 1 ||
        scenario.permissions > 15 ||
        scenario.mailbox > 3 ||
        scenario.operation > 2 ||
        scenario.declines_copy > 1 ||
        scenario.from > 5 ||
        scenario.grants > 7 ||
        scenario.always_save_copy > 3)
        return DELEGATION_RULES_NO_SCENARIO;
    return scenario.token << 0 |
           scenario.permissions << 1 |
           scenario.mailbox << 5 |
           scenario.operation << 7 |
           scenario.declines_copy << 9 |
           scenario.from << 10 |
           scenario.grants << 13 |
           scenario.always_save_copy << 16;
}

/* ---- A prediction ---- */

/* What comes out. */
enum delegation_rules_outcome {
    DELEGATION_RULES_OUTCOME_INVALID = 0,     /* this is no scenario */
    DELEGATION_RULES_OUTCOME_ACCEPTED = 1,    /* 202: the message is sent */
    DELEGATION_RULES_OUTCOME_DRAFTED = 2,     /* 201: a draft was made, and nothing is sent */
    DELEGATION_RULES_OUTCOME_REJECTED = 3,    /* Graph refuses the request */
    DELEGATION_RULES_OUTCOME_UNSPECIFIED = 4, /* the sources do not say */
};

/* The two parties of a delegated send. */
enum delegation_rules_party {
    DELEGATION_RULES_PARTY_SENDING_USER = 0, /* who really submitted the message */
    DELEGATION_RULES_PARTY_FROM = 1,         /* whom the message is from, when that is somebody else */
};

/* Why Graph refuses the request. */
enum delegation_rules_error {
    DELEGATION_RULES_ERROR_NONE = 0,           /* no error */
    DELEGATION_RULES_ERROR_SEND_AS_DENIED = 1, /* 403 ErrorSendAsDenied */
    DELEGATION_RULES_ERROR_ACCESS_DENIED = 2,  /* 403 ErrorAccessDenied */
    DELEGATION_RULES_ERROR_BAD_REQUEST = 3,    /* 400 BadRequest */
    DELEGATION_RULES_ERROR_INVALID_USER = 4,   /* 404 ErrorInvalidUser */
};

/* The weakest evidence among the clauses that decided: the prediction is as good as that, and no better. */
enum delegation_rules_basis {
    DELEGATION_RULES_BASIS_DOCUMENTED = 0, /* the source document says it */
    DELEGATION_RULES_BASIS_REFERENCE = 1,  /* another reference page of Microsoft's says it */
    DELEGATION_RULES_BASIS_OBSERVED = 2,   /* reports of real tenants or clients show it */
    DELEGATION_RULES_BASIS_INFERRED = 3,   /* it follows from the others; nobody was seen to state it */
};

/* What comes out. */
static inline enum delegation_rules_outcome delegation_rules_outcome(uint64_t prediction) {
    return (enum delegation_rules_outcome)(prediction >> 0 & 7);
}

/* The HTTP status of the answer; 0 where there is none. */
static inline uint32_t delegation_rules_status(uint64_t prediction) {
    return (uint32_t)(prediction >> 14 & 1023);
}

/* Accepted: the message's sender, as recipients see it. */
static inline enum delegation_rules_party delegation_rules_sender(uint64_t prediction) {
    return (enum delegation_rules_party)(prediction >> 3 & 1);
}

/* Accepted: the message's from, as recipients see it. */
static inline enum delegation_rules_party delegation_rules_from(uint64_t prediction) {
    return (enum delegation_rules_party)(prediction >> 4 & 1);
}

/* Accepted: whose Sent Items keep a copy; 1 if that is the given party. */
static inline int delegation_rules_keeps_copy(uint64_t prediction, enum delegation_rules_party party) {
    return party <= DELEGATION_RULES_PARTY_FROM &&
        (prediction >> (5 + party) & 1) != 0;
}

/* Drafted: whose Drafts folder holds the draft. */
static inline enum delegation_rules_party delegation_rules_drafts_of(uint64_t prediction) {
    return (enum delegation_rules_party)(prediction >> 7 & 1);
}

/* Rejected: why Graph refuses the request. */
static inline enum delegation_rules_error delegation_rules_error(uint64_t prediction) {
    return (enum delegation_rules_error)(prediction >> 8 & 7);
}

/* The weakest evidence among the clauses that decided: the prediction is as good as that, and no better. */
static inline enum delegation_rules_basis delegation_rules_basis(uint64_t prediction) {
    return (enum delegation_rules_basis)(prediction >> 11 & 7);
}

/* Rejected: the code of the error body; else the empty string. */
static inline const char *delegation_rules_error_code(uint64_t prediction) {
    switch (delegation_rules_error(prediction)) {
    case DELEGATION_RULES_ERROR_SEND_AS_DENIED: return "ErrorSendAsDenied";
    case DELEGATION_RULES_ERROR_ACCESS_DENIED: return "ErrorAccessDenied";
    case DELEGATION_RULES_ERROR_BAD_REQUEST: return "BadRequest";
    case DELEGATION_RULES_ERROR_INVALID_USER: return "ErrorInvalidUser";
    default: return "";
    }
}

/* Rejected: the message of the error body, in which {id} stands for the id in the path; else the empty string. */
static inline const char *delegation_rules_error_message(uint64_t prediction) {
    switch (delegation_rules_error(prediction)) {
    case DELEGATION_RULES_ERROR_SEND_AS_DENIED: return "The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account. Cannot submit message.";
    case DELEGATION_RULES_ERROR_ACCESS_DENIED: return "Access is denied. Check credentials and try again.";
    case DELEGATION_RULES_ERROR_BAD_REQUEST: return "/me request is only valid with delegated authentication flow.";
    case DELEGATION_RULES_ERROR_INVALID_USER: return "The requested user '{id}' is invalid.";
    default: return "";
    }
}

/* ---- The clauses ---- */

/* How many clauses there are. */
#define DELEGATION_RULES_CLAUSE_COUNT 33

/* The id of the clause that a bit of delegation_rules_clauses stands for; the empty string for other bits. Where the
   outcome is unspecified, the clause is the reason. What each clause says, and where that is from, stands at the end of
   delegation_rules.mjs, in JSON. */
static inline const char *delegation_rules_clause_id(unsigned bit) {
    static const char *const ids[DELEGATION_RULES_CLAUSE_COUNT] = {
        "third-mailbox-unspecified",
        "no-signed-in-user-unspecified",
        "me-needs-user-token",
        "shared-permissions-need-user-token",
        "app-sends-as-path-mailbox",
        "own-mail-needs-mail-send",
        "delegated-mail-needs-mail-send-shared",
        "draft-needs-mail-readwrite",
        "draft-is-sent-without-body",
        "missing-permission-is-access-denied",
        "group-is-no-user",
        "no-user-mailbox-is-invalid-user",
        "from-path-needs-full-access",
        "missing-full-access-is-access-denied",
        "sending-right-required",
        "app-needs-sending-right",
        "missing-sending-right-is-send-as-denied",
        "first-failing-check-answers",
        "own-mail-is-not-delegated",
        "from-may-be-any-recipient",
        "directly-or-by-draft",
        "graph-sets-sender",
        "send-as-wins",
        "send-on-behalf-shows-sender",
        "send-as-hides-sender",
        "accepted-has-no-body",
        "own-path-keeps-senders-copy",
        "from-path-keeps-from-copy",
        "save-to-sent-items-false",
        "administrators-copy",
        "copy-switch-follows-sending-right",
        "group-has-mailbox",
        "no-mailbox-no-sent-items",
    };
    return bit < DELEGATION_RULES_CLAUSE_COUNT ? ids[bit] : "";
}

/* Those of the clauses that a report contradicts; the engine keeps its reading all the same. */
static inline uint64_t delegation_rules_contested(uint64_t clauses) {
    return clauses & (UINT64_C(1) << 6 | UINT64_C(1) << 13);
}
