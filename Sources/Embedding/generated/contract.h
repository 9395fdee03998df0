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
    DELEGATION_RULES_PERMISSION_OTHER = 16,                 /* any other permission */
};

/* Whose mailbox the path of the request names. */
enum delegation_rules_mailbox {
    DELEGATION_RULES_MAILBOX_ME = 0,              /* /me */
    DELEGATION_RULES_MAILBOX_SIGNED_IN_USER = 1,  /* /users/{id} of the signed-in user; an app has none */
    DELEGATION_RULES_MAILBOX_FROM = 2,            /* /users/{id} of the from user */
    DELEGATION_RULES_MAILBOX_ANOTHER = 3,         /* /users/{id} of any other user mailbox; an app's sending user */
    DELEGATION_RULES_MAILBOX_GROUP = 4,           /* /users/{id} of a Microsoft 365 group */
    DELEGATION_RULES_MAILBOX_WITHOUT_MAILBOX = 5, /* /users/{id} of a user without a mailbox in the cloud */
    DELEGATION_RULES_MAILBOX_NO_USER = 6,         /* /users/{id} of a list, a contact, or nobody */
};

/* What the request asks for. */
enum delegation_rules_operation {
    DELEGATION_RULES_OPERATION_SEND_MAIL = 0,    /* POST .../sendMail */
    DELEGATION_RULES_OPERATION_CREATE_DRAFT = 1, /* POST .../messages */
    DELEGATION_RULES_OPERATION_SEND_DRAFT = 2,   /* POST .../messages/{id}/send */
    DELEGATION_RULES_OPERATION_REPLY = 3,        /* POST .../messages/{id}/reply, replyAll or forward */
    DELEGATION_RULES_OPERATION_CREATE_REPLY = 4, /* POST .../createReply, createReplyAll or createForward */
};

/* Whom the message is from. */
enum delegation_rules_from_kind {
    DELEGATION_RULES_FROM_OWN = 0,                 /* the sending user's primary address, or no from in the message */
    DELEGATION_RULES_FROM_OWN_ALIAS = 1,           /* another address of the sending user's */
    DELEGATION_RULES_FROM_USER_MAILBOX = 2,        /* another user's mailbox */
    DELEGATION_RULES_FROM_SHARED_MAILBOX = 3,      /* a shared mailbox */
    DELEGATION_RULES_FROM_RESOURCE_MAILBOX = 4,    /* a room or equipment mailbox */
    DELEGATION_RULES_FROM_MICROSOFT_365_GROUP = 5, /* a Microsoft 365 group */
    DELEGATION_RULES_FROM_DISTRIBUTION_LIST = 6,   /* a distribution list, a mail-enabled security group or a dynamic distribution list */
    DELEGATION_RULES_FROM_MAIL_USER = 7,           /* a mail user: on-premises, or a guest */
    DELEGATION_RULES_FROM_MAIL_CONTACT = 8,        /* a mail contact */
    DELEGATION_RULES_FROM_UNKNOWN = 9,             /* an address that nobody in the organisation has */
};

/* Where the from address stands. */
enum delegation_rules_from_source {
    DELEGATION_RULES_SOURCE_PROPERTY = 0,    /* in the message's from */
    DELEGATION_RULES_SOURCE_MIME_HEADER = 1, /* in the header From: of a MIME body */
    DELEGATION_RULES_SOURCE_PATH = 2,        /* nowhere: the path mailbox is taken */
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

/* What access policies say of the app and the path mailbox. */
enum delegation_rules_access_policy {
    DELEGATION_RULES_POLICY_ALLOWS = 0, /* no policy keeps the app from the path mailbox */
    DELEGATION_RULES_POLICY_BLOCKS = 1, /* the path mailbox is shut to the app */
};

/* What Exchange roles give the app on the path mailbox; any of them. */
enum delegation_rules_exchange_roles {
    DELEGATION_RULES_ROLE_MAIL_SEND = 1,       /* an Exchange role lets the app send from it */
    DELEGATION_RULES_ROLE_MAIL_READ_WRITE = 2, /* an Exchange role lets the app draft in it */
};

/* A scenario, before it is packed. */
struct delegation_rules_scenario {
    uint32_t token;            /* enum delegation_rules_token */
    uint32_t permissions;      /* enum delegation_rules_permissions, or-ed */
    uint32_t mailbox;          /* enum delegation_rules_mailbox */
    uint32_t operation;        /* enum delegation_rules_operation */
    uint32_t declines_copy;    /* 1: saveToSentItems is false; only with sendMail */
    uint32_t from;             /* enum delegation_rules_from_kind */
    uint32_t from_source;      /* enum delegation_rules_from_source; DELEGATION_RULES_SOURCE_PATH only with endpoint.mailbox from */
    uint32_t grants;           /* enum delegation_rules_grants, or-ed */
    uint32_t always_save_copy; /* enum delegation_rules_always_save_copy, or-ed */
    uint32_t access_policy;    /* enum delegation_rules_access_policy */
    uint32_t exchange_roles;   /* enum delegation_rules_exchange_roles, or-ed */
    uint32_t alias;            /* 1: endpoint.alias is true */
};

/* Bits that are no scenario. */
#define DELEGATION_RULES_NO_SCENARIO UINT32_MAX

/* The scenario in 32 bits. A member that is out of its range makes DELEGATION_RULES_NO_SCENARIO. */
static inline uint32_t delegation_rules_pack(struct delegation_rules_scenario scenario) {
    if (scenario.token > 1 ||
        scenario.permissions > 31 ||
        scenario.mailbox > 6 ||
        scenario.operation > 4 ||
        scenario.declines_copy > 1 ||
        scenario.from > 9 ||
        scenario.from_source > 2 ||
        scenario.grants > 7 ||
        scenario.always_save_copy > 3 ||
        scenario.access_policy > 1 ||
        scenario.exchange_roles > 3 ||
        scenario.alias > 1)
        return DELEGATION_RULES_NO_SCENARIO;
    return scenario.token << 0 |
           scenario.permissions << 1 |
           scenario.mailbox << 6 |
           scenario.operation << 9 |
           scenario.declines_copy << 12 |
           scenario.from << 13 |
           scenario.from_source << 17 |
           scenario.grants << 19 |
           scenario.always_save_copy << 22 |
           scenario.access_policy << 24 |
           scenario.exchange_roles << 25 |
           scenario.alias << 27;
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
    DELEGATION_RULES_ERROR_NONE = 0,                                  /* no error */
    DELEGATION_RULES_ERROR_SEND_AS_DENIED = 1,                        /* 403 ErrorSendAsDenied */
    DELEGATION_RULES_ERROR_ACCESS_DENIED = 2,                         /* 403 ErrorAccessDenied */
    DELEGATION_RULES_ERROR_BAD_REQUEST = 3,                           /* 400 BadRequest */
    DELEGATION_RULES_ERROR_INVALID_USER = 4,                          /* 404 ErrorInvalidUser */
    DELEGATION_RULES_ERROR_GROUP_IS_USED_IN_NON_GROUP_U_R_I = 5,      /* 403 ErrorGroupIsUsedInNonGroupURI */
    DELEGATION_RULES_ERROR_MAILBOX_NOT_ENABLED_FOR_R_E_S_T_A_P_I = 6, /* 404 MailboxNotEnabledForRESTAPI */
    DELEGATION_RULES_ERROR_ACCESS_DENIED_BY_ACCESS_POLICY = 7,        /* 403 ErrorAccessDenied */
    DELEGATION_RULES_ERROR_NO_PERMISSIONS_IN_ACCESS_TOKEN = 8,        /* 401 NoPermissionsInAccessToken */
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
    return (uint32_t)(prediction >> 15 & 1023);
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
    return (enum delegation_rules_error)(prediction >> 8 & 15);
}

/* The weakest evidence among the clauses that decided: the prediction is as good as that, and no better. */
static inline enum delegation_rules_basis delegation_rules_basis(uint64_t prediction) {
    return (enum delegation_rules_basis)(prediction >> 12 & 7);
}

/* Rejected: the code of the error body; else the empty string. */
static inline const char *delegation_rules_error_code(uint64_t prediction) {
    switch (delegation_rules_error(prediction)) {
    case DELEGATION_RULES_ERROR_SEND_AS_DENIED: return "ErrorSendAsDenied";
    case DELEGATION_RULES_ERROR_ACCESS_DENIED: return "ErrorAccessDenied";
    case DELEGATION_RULES_ERROR_BAD_REQUEST: return "BadRequest";
    case DELEGATION_RULES_ERROR_INVALID_USER: return "ErrorInvalidUser";
    case DELEGATION_RULES_ERROR_GROUP_IS_USED_IN_NON_GROUP_U_R_I: return "ErrorGroupIsUsedInNonGroupURI";
    case DELEGATION_RULES_ERROR_MAILBOX_NOT_ENABLED_FOR_R_E_S_T_A_P_I: return "MailboxNotEnabledForRESTAPI";
    case DELEGATION_RULES_ERROR_ACCESS_DENIED_BY_ACCESS_POLICY: return "ErrorAccessDenied";
    case DELEGATION_RULES_ERROR_NO_PERMISSIONS_IN_ACCESS_TOKEN: return "NoPermissionsInAccessToken";
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
    case DELEGATION_RULES_ERROR_GROUP_IS_USED_IN_NON_GROUP_U_R_I: return "Group Shard is used in non-Groups URI.";
    case DELEGATION_RULES_ERROR_MAILBOX_NOT_ENABLED_FOR_R_E_S_T_A_P_I: return "The mailbox is either inactive, soft-deleted, or is hosted on-premise.";
    case DELEGATION_RULES_ERROR_ACCESS_DENIED_BY_ACCESS_POLICY: return "Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.";
    case DELEGATION_RULES_ERROR_NO_PERMISSIONS_IN_ACCESS_TOKEN: return "The token contains no permissions, or permissions can not be understood.";
    default: return "";
    }
}

/* ---- The clauses ---- */

/* How many clauses there are. */
#define DELEGATION_RULES_CLAUSE_COUNT 48

/* The id of the clause that a bit of delegation_rules_clauses stands for; the empty string for other bits. Where the
   outcome is unspecified, the clause is the reason. What each clause says, and where that is from, stands at the end of
   delegation_rules.mjs, in JSON. */
static inline const char *delegation_rules_clause_id(unsigned bit) {
    static const char *const ids[DELEGATION_RULES_CLAUSE_COUNT] = {
        "third-mailbox-unspecified",
        "no-signed-in-user-unspecified",
        "empty-token-is-refused",
        "me-needs-user-token",
        "shared-permissions-need-user-token",
        "app-sends-as-path-mailbox",
        "own-mail-needs-mail-send",
        "delegated-mail-needs-mail-send-shared",
        "draft-needs-mail-readwrite",
        "draft-is-sent-without-body",
        "reply-is-send",
        "create-reply-is-draft",
        "refused-path-is-nobodys",
        "exchange-role-gives-permission",
        "missing-permission-is-access-denied",
        "alias-finds-mailbox",
        "group-is-no-user",
        "user-without-mailbox-is-not-enabled",
        "no-user-mailbox-is-invalid-user",
        "access-policy-shuts-mailbox",
        "blocked-by-policy-is-access-denied",
        "from-path-needs-full-access",
        "missing-full-access-is-access-denied",
        "path-mailbox-is-from",
        "mime-from-is-from",
        "reply-may-name-from",
        "sending-right-required",
        "app-needs-sending-right",
        "unknown-address-has-no-grants",
        "missing-sending-right-is-send-as-denied",
        "first-failing-check-answers",
        "own-mail-is-not-delegated",
        "own-alias-is-own",
        "from-may-be-any-recipient",
        "mail-user-or-contact-may-be-from",
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
    return clauses & (UINT64_C(1) << 7 | UINT64_C(1) << 15 | UINT64_C(1) << 22 | UINT64_C(1) << 23 | UINT64_C(1) << 24);
}
