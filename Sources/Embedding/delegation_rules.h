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
#define DELEGATION_RULES_VERSION 0x000200u

/* The version of the library, in the same form. */
uint32_t delegation_rules_version(void);

/* What comes out of a scenario; 0 for bits that are no scenario. Read it with the functions below. */
uint64_t delegation_rules_predict(uint32_t scenario);

/* The clauses that decided it, a bit each; delegation_rules_clause_id names them. 0 for bits that are no scenario. */
uint64_t delegation_rules_clauses(uint32_t scenario);

#include "generated/contract.h"

#ifdef __cplusplus
}
#endif

#endif
