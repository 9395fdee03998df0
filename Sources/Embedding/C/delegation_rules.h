/*
 * DelegationRules: what Microsoft Graph does with mail that is sent as somebody else. For C99 and C++11, or later.
 *
 * Two ways to ask. A session takes what tools have, requests, tokens and a tenant, as JSON text, and answers with text:
 *
 *     delegation_rules_session *session = delegation_rules_open(tenant, strlen(tenant), &error);
 *     char *answer = delegation_rules_ask(session, question, strlen(question));
 *
 * Whoever has a scenario already asks with 32 bits and is answered with 64. Nothing is allocated then, no memory is shared,
 * and no call can fail:
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

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this header: major, minor and patch, eight bits each. */
#define DELEGATION_RULES_VERSION 0x000300u

/* The version of the library, in the same form. */
uint32_t delegation_rules_version(void);

/* ---- Sessions: texts are JSON in UTF-8 (a tenant may be in UTF-16 too), and every function may be called from any thread ---- */

/* A tenant, and the drafts that were created in it since it was opened. */
typedef struct delegation_rules_session delegation_rules_session;

/*
 * A session with the tenant in a text of `length` bytes; with none where `tenant` is NULL, for exchanges that each bring
 * their own. NULL where the text is no tenant: then why, in one line, is in `*error`, for delegation_rules_free; unless
 * `error` is NULL.
 */
delegation_rules_session *delegation_rules_open(const char *tenant, size_t length, char **error);

/*
 * The answer to a question of `length` bytes: one line of JSON, which a zero ends, for delegation_rules_free.
 *
 * The question is one of these, told apart by their keys, and answered as the command that stands beside it does:
 * an exchange (`request`: replay), a scenario (`token`: predict), a question for advice (`goal`, beside a `scenario` or an
 * `exchange`: advise), who may send as whom ({"who": {"from": "..."}}, with {"rows": [...]}: who), or what to look at in the
 * tenant ({"audit": {}}, with {"findings": [...]}: audit). One that cannot be read is answered with
 * {"outcome": "invalid", "error": {"path", "message"}}. An error's `innerError` is always the same.
 */
char *delegation_rules_ask(delegation_rules_session *session, const char *question, size_t length);

/*
 * What `delegation-rules tenant import` makes of `count` exports, each with its name and its text in UTF-8 or UTF-16:
 * {"tenant": {...}, "findings": [{"file", "path", "message"}], "counts": {...}, "exported": [...],
 * "missing": [...], "applications": [...]}, for delegation_rules_free.
 */
char *delegation_rules_import(
    const char *const *names, const char *const *texts, const size_t *lengths, size_t count);

/* Gives back a text that the functions above gave; NULL is none. */
void delegation_rules_free(char *text);

/* Gives back a session, which nobody asks any more; NULL is none. */
void delegation_rules_close(delegation_rules_session *session);

/* ---- Packed scenarios ---- */

/* What comes out of a scenario; 0 for bits that are no scenario. Read it with the functions below. */
uint64_t delegation_rules_predict(uint32_t scenario);

/* The same for each of `count` scenarios, into as many predictions. */
void delegation_rules_predict_many(const uint32_t *scenarios, uint64_t *predictions, size_t count);

/* The clauses that decided it, a bit each; delegation_rules_clause_id names them. 0 for bits that are no scenario. */
uint64_t delegation_rules_clauses(uint32_t scenario);

#include "../generated/contract.h"

#ifdef __cplusplus
}
#endif

#endif
