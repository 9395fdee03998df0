/*
 * DelegationRules: what Microsoft Graph does with mail that is sent as somebody else. For C99 and C++11, or later.
 *
 * One 32-bit scenario in, one 64-bit prediction out. Nothing is allocated, no memory is shared, no call can fail, and
 * every function may be called from any thread.
 *
 *     struct delegation_rules_scenario send = {0};
 *     send.permissions = DELEGATION_RULES_PERMISSION_MAIL_SEND_SHARED;
 *     send.from = DELEGATION_RULES_FROM_USER_MAILBOX;
 *     send.grants = DELEGATION_RULES_GRANT_SEND_ON_BEHALF;
 *     uint64_t prediction = delegation_rules_predict(delegation_rules_pack(send));
 *     if (delegation_rules_outcome(prediction) == DELEGATION_RULES_OUTCOME_REJECTED)
 *         puts(delegation_rules_error_code(prediction));
 *
 * A member that is left at 0 is: a user token, without permissions; /me; sendMail, keeping the default copy; one's own
 * address; no grants; both copy switches off.
 *
 * Two parties take part. The *sending user* is who really submits the message: with a user token the signed-in user, with
 * an application token the mailbox in the path, as which the app acts. The *from user* is whom the message is from, where
 * that is somebody else. An application that sends through the from user's own path acts as that mailbox, so the two are
 * one, and are called the sending user.
 */
#ifndef DELEGATION_RULES_H
#define DELEGATION_RULES_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this header: major, minor and patch, eight bits each. */
#define DELEGATION_RULES_VERSION 0x000100u

/* The version of the library, in the same form. */
uint32_t delegation_rules_version(void);

/* What comes out of a scenario; 0 for bits that are no scenario. Read it with the functions below. */
uint64_t delegation_rules_predict(uint32_t scenario);

/* The clauses that decided it, a bit each; delegation_rules_clause_id names them. 0 for bits that are no scenario. */
uint64_t delegation_rules_clauses(uint32_t scenario);

/* ---- A scenario ---- */

/* For whom the access token speaks. */
enum delegation_rules_token {
    DELEGATION_RULES_TOKEN_USER, /* the signed-in user: a delegated token */
    DELEGATION_RULES_TOKEN_APP   /* the app itself, with nobody signed in */
};

/* The token's Graph permissions that decide, any of them. Graph's others play no part. */
enum delegation_rules_permissions {
    DELEGATION_RULES_PERMISSION_MAIL_SEND = 1,
    DELEGATION_RULES_PERMISSION_MAIL_SEND_SHARED = 2,
    DELEGATION_RULES_PERMISSION_MAIL_READ_WRITE = 4,
    DELEGATION_RULES_PERMISSION_MAIL_READ_WRITE_SHARED = 8
};

/* Whose mailbox the path of the request names. */
enum delegation_rules_mailbox {
    DELEGATION_RULES_MAILBOX_ME,
    DELEGATION_RULES_MAILBOX_SIGNED_IN_USER, /* /users/{id} of the signed-in user; with an app token there is none */
    DELEGATION_RULES_MAILBOX_FROM,           /* /users/{id} of the from user */
    DELEGATION_RULES_MAILBOX_ANOTHER         /* /users/{id} of anybody else; with an app token, the sending user */
};

/* What the request asks for. */
enum delegation_rules_operation {
    DELEGATION_RULES_OPERATION_SEND_MAIL,    /* POST .../sendMail */
    DELEGATION_RULES_OPERATION_CREATE_DRAFT, /* POST .../messages */
    DELEGATION_RULES_OPERATION_SEND_DRAFT    /* POST .../messages/{id}/send */
};

/* Whom the message is from. */
enum delegation_rules_from_kind {
    DELEGATION_RULES_FROM_OWN, /* the sending user, or no from at all */
    DELEGATION_RULES_FROM_USER_MAILBOX,
    DELEGATION_RULES_FROM_SHARED_MAILBOX,
    DELEGATION_RULES_FROM_RESOURCE_MAILBOX,
    DELEGATION_RULES_FROM_MICROSOFT_365_GROUP,
    DELEGATION_RULES_FROM_DISTRIBUTION_LIST
};

/* What the sending user holds on the from address, any of them. */
enum delegation_rules_grants {
    DELEGATION_RULES_GRANT_SEND_AS = 1,
    DELEGATION_RULES_GRANT_SEND_ON_BEHALF = 2,
    DELEGATION_RULES_GRANT_FULL_ACCESS = 4
};

/* The administrator's "always save copy" switches of the from mailbox, any of them. */
enum delegation_rules_always_save_copy {
    DELEGATION_RULES_SWITCH_SENT_AS = 1,       /* MessageCopyForSentAsEnabled */
    DELEGATION_RULES_SWITCH_SEND_ON_BEHALF = 2 /* MessageCopyForSendOnBehalfEnabled */
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
    if (scenario.token > 1 || scenario.permissions > 15 || scenario.mailbox > 3 || scenario.operation > 2 ||
        scenario.declines_copy > 1 || scenario.from > 5 || scenario.grants > 7 || scenario.always_save_copy > 3)
        return DELEGATION_RULES_NO_SCENARIO;
    return scenario.token | scenario.permissions << 1 | scenario.mailbox << 5 | scenario.operation << 7 |
           scenario.declines_copy << 9 | scenario.from << 10 | scenario.grants << 13 |
           scenario.always_save_copy << 16;
}

/* ---- A prediction ---- */

/* What comes out. */
enum delegation_rules_outcome {
    DELEGATION_RULES_OUTCOME_INVALID,    /* the bits are no scenario */
    DELEGATION_RULES_OUTCOME_ACCEPTED,   /* 202: the message is sent */
    DELEGATION_RULES_OUTCOME_DRAFTED,    /* 201: a draft was made, and nothing is sent */
    DELEGATION_RULES_OUTCOME_REJECTED,   /* Graph refuses the request */
    DELEGATION_RULES_OUTCOME_UNSPECIFIED /* the sources do not say */
};

static inline enum delegation_rules_outcome delegation_rules_outcome(uint64_t prediction) {
    return (enum delegation_rules_outcome)(prediction & 7);
}

/* The HTTP status of the answer, or 0 where there is none. */
static inline uint32_t delegation_rules_status(uint64_t prediction) {
    return (uint32_t)(prediction >> 14 & 1023);
}

/* The two parties of a delegated send. */
enum delegation_rules_party {
    DELEGATION_RULES_PARTY_SENDING_USER, /* who really submitted the message */
    DELEGATION_RULES_PARTY_FROM          /* whom the message is from, when that is somebody else */
};

/* Accepted: the message's sender, as recipients see it. */
static inline enum delegation_rules_party delegation_rules_sender(uint64_t prediction) {
    return (enum delegation_rules_party)(prediction >> 3 & 1);
}

/* Accepted: the message's from, as recipients see it. */
static inline enum delegation_rules_party delegation_rules_from(uint64_t prediction) {
    return (enum delegation_rules_party)(prediction >> 4 & 1);
}

/* Accepted: 1 if the Sent Items of that party keep a copy. */
static inline int delegation_rules_keeps_copy(uint64_t prediction, enum delegation_rules_party party) {
    return (int)(prediction >> (5 + (party == DELEGATION_RULES_PARTY_FROM)) & 1);
}

/* Drafted: whose Drafts folder holds the draft. */
static inline enum delegation_rules_party delegation_rules_drafts_of(uint64_t prediction) {
    return (enum delegation_rules_party)(prediction >> 7 & 1);
}

/* Why Graph refuses a request. */
enum delegation_rules_error {
    DELEGATION_RULES_ERROR_NONE,
    DELEGATION_RULES_ERROR_SEND_AS_DENIED,
    DELEGATION_RULES_ERROR_ACCESS_DENIED,
    DELEGATION_RULES_ERROR_BAD_REQUEST,
    DELEGATION_RULES_ERROR_INVALID_USER
};

static inline enum delegation_rules_error delegation_rules_error(uint64_t prediction) {
    return (enum delegation_rules_error)(prediction >> 8 & 7);
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
    case DELEGATION_RULES_ERROR_SEND_AS_DENIED:
        return "The user account which was used to submit this request does not have the right to send mail on "
               "behalf of the specified sending account. Cannot submit message.";
    case DELEGATION_RULES_ERROR_ACCESS_DENIED: return "Access is denied. Check credentials and try again.";
    case DELEGATION_RULES_ERROR_BAD_REQUEST: return "/me request is only valid with delegated authentication flow.";
    case DELEGATION_RULES_ERROR_INVALID_USER: return "The requested user '{id}' is invalid.";
    default: return "";
    }
}

/* The weakest evidence among the clauses that decided: the prediction is as good as that, and no better. */
enum delegation_rules_basis {
    DELEGATION_RULES_BASIS_DOCUMENTED, /* Microsoft's article on sending from another user says it */
    DELEGATION_RULES_BASIS_REFERENCE,  /* another page of Microsoft's says it */
    DELEGATION_RULES_BASIS_OBSERVED,   /* reports from real tenants show it */
    DELEGATION_RULES_BASIS_INFERRED    /* it follows from the others */
};

static inline enum delegation_rules_basis delegation_rules_basis(uint64_t prediction) {
    return (enum delegation_rules_basis)(prediction >> 11 & 7);
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

#ifdef __cplusplus
}
#endif

#endif
