/* Example 2 of the source document in the packed form: a user without a grant sends from another address. */
#include <stdio.h>

#include "delegation_rules.h"

int main(void) {
    uint32_t scenario = delegation_rules_pack((struct delegation_rules_scenario){
        .token = DELEGATION_RULES_TOKEN_USER,
        .permissions = DELEGATION_RULES_PERMISSION_MAIL_SEND_SHARED,
        .mailbox = DELEGATION_RULES_MAILBOX_ME,
        .operation = DELEGATION_RULES_OPERATION_SEND_MAIL,
        .from = DELEGATION_RULES_FROM_USER_MAILBOX,
    });
    uint64_t prediction = delegation_rules_predict(scenario);
    printf("%u %s\n", delegation_rules_status(prediction), delegation_rules_error_code(prediction));
    for (unsigned bit = 0; bit < DELEGATION_RULES_CLAUSE_COUNT; bit++)
        if (delegation_rules_clauses(scenario) >> bit & 1) printf("  %s\n", delegation_rules_clause_id(bit));
    return 0;
}
