/*
 * Answers scenarios through the C library: JSON Lines in, JSON Lines out, for `delegation-rules verify --against`.
 *
 * The lines must be sound scenarios: their strings are found by the quotes, and told apart by the key before them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "delegation_rules.h"

static const char *const token_types[] = {"user", "app", NULL};
static const char *const permissions[] = {"Mail.Send", "Mail.Send.Shared", "Mail.ReadWrite", "Mail.ReadWrite.Shared", NULL};
static const char *const mailboxes[] = {
    "me", "signedInUser", "from", "another", "group", "withoutMailbox", "noUser", NULL};
static const char *const operations[] = {"sendMail", "createDraft", "sendDraft", "reply", "createReply", NULL};
static const char *const froms[] = {
    "own", "ownAlias", "userMailbox", "sharedMailbox", "resourceMailbox", "microsoft365Group", "distributionList",
    "mailUser", "mailContact", "unknown", NULL};
static const char *const sources[] = {"property", "mimeHeader", "path", NULL};
static const char *const grants[] = {"SendAs", "SendOnBehalf", "FullAccess", NULL};
static const char *const copies[] = {"SentAs", "SendOnBehalf", NULL};
static const char *const policies[] = {"allows", "blocks", NULL};
static const char *const roles[] = {"Mail.Send", "Mail.ReadWrite", NULL};
static const char *const parties[] = {"sendingUser", "from"};
static const char *const bases[] = {"documented", "reference", "observed", "inferred"};

/* The position of `value` among `names`, or -1. */
static int position(const char *const names[], const char *value) {
    for (int index = 0; names[index]; index++)
        if (!strcmp(names[index], value)) return index;
    return -1;
}

static uint32_t number(const char *const names[], const char *value) {
    int found = position(names, value);
    if (found < 0) {
        fprintf(stderr, "unknown value: %s\n", value);
        exit(65);
    }
    return (uint32_t)found;
}

/* Takes in one string of the scenario, the value of `key` or an element of it. */
static void set(struct delegation_rules_scenario *scenario, const char *key, const char *value) {
    if (!strcmp(key, "type")) scenario->token = number(token_types, value);
    if (!strcmp(key, "permissions")) {
        const char *slash = strrchr(value, '/'); /* Of scopes in full, the corpus has Graph's alone. */
        const char *name = slash ? slash + 1 : value;
        scenario->permissions |= position(permissions, name) >= 0 ? 1u << number(permissions, name)
                                                                  : DELEGATION_RULES_PERMISSION_OTHER;
    }
    if (!strcmp(key, "mailbox")) scenario->mailbox = number(mailboxes, value);
    if (!strcmp(key, "operation")) scenario->operation = number(operations, value);
    if (!strcmp(key, "from")) scenario->from = number(froms, value);
    if (!strcmp(key, "fromSource")) scenario->from_source = number(sources, value);
    if (!strcmp(key, "accessPolicy")) scenario->access_policy = number(policies, value);
    if (!strcmp(key, "exchangeRoles")) scenario->exchange_roles |= 1u << number(roles, value);
    if (!strcmp(key, "grants")) scenario->grants |= 1u << number(grants, value);
    if (!strcmp(key, "alwaysSaveCopy")) scenario->always_save_copy |= 1u << number(copies, value);
}

/* Reads a scenario, whose strings are cut out of `line` for it; `id` is its id, or NULL. */
static struct delegation_rules_scenario read_scenario(char *line, const char **id) {
    struct delegation_rules_scenario scenario = {0};
    const char *key = "";
    *id = NULL;
    for (char *at = line; (at = strchr(at, '"'));) {
        char *string = ++at;
        while (*at && *at != '"') at += *at == '\\' ? 2 : 1;
        *at++ = 0;
        while (*at == ' ') at++;
        if (*at != ':') {
            if (!strcmp(key, "id")) *id = string;
            set(&scenario, key, string);
            continue;
        }
        key = string;
        do at++;
        while (*at == ' ');
        if (!strcmp(key, "saveToSentItems")) scenario.declines_copy = *at == 'f';
        if (!strcmp(key, "alias")) scenario.alias = *at == 't';
    }
    return scenario;
}

static void print_outcome(uint64_t prediction) {
    switch (delegation_rules_outcome(prediction)) {
    case DELEGATION_RULES_OUTCOME_ACCEPTED:
        printf("\"outcome\":\"accepted\",\"status\":%u,\"sender\":\"%s\",\"from\":\"%s\",\"sentItems\":[",
               delegation_rules_status(prediction), parties[delegation_rules_sender(prediction)],
               parties[delegation_rules_from(prediction)]);
        int own = delegation_rules_keeps_copy(prediction, DELEGATION_RULES_PARTY_SENDING_USER);
        int other = delegation_rules_keeps_copy(prediction, DELEGATION_RULES_PARTY_FROM);
        printf("%s%s%s]", own ? "\"sendingUser\"" : "", own && other ? "," : "", other ? "\"from\"" : "");
        break;
    case DELEGATION_RULES_OUTCOME_DRAFTED:
        printf("\"outcome\":\"drafted\",\"status\":%u,\"draftsOf\":\"%s\"", delegation_rules_status(prediction),
               parties[delegation_rules_drafts_of(prediction)]);
        break;
    case DELEGATION_RULES_OUTCOME_REJECTED:
        printf("\"outcome\":\"rejected\",\"status\":%u,\"error\":{\"code\":\"%s\",\"message\":\"%s\"}",
               delegation_rules_status(prediction), delegation_rules_error_code(prediction),
               delegation_rules_error_message(prediction));
        break;
    case DELEGATION_RULES_OUTCOME_UNSPECIFIED: printf("\"outcome\":\"unspecified\""); break;
    case DELEGATION_RULES_OUTCOME_INVALID: printf("\"outcome\":\"invalid\""); break;
    }
}

static void print_clauses(const char *key, uint64_t clauses) {
    const char *separator = "";
    printf(",\"%s\":[", key);
    for (unsigned bit = 0; bit < 64; bit++) {
        if (!(clauses >> bit & 1)) continue;
        printf("%s\"%s\"", separator, delegation_rules_clause_id(bit));
        separator = ",";
    }
    printf("]");
}

int main(void) {
    static char line[1 << 16];
    if (delegation_rules_version() != DELEGATION_RULES_VERSION) return 1;
    while (fgets(line, sizeof line, stdin)) {
        const char *id;
        uint32_t scenario = delegation_rules_pack(read_scenario(line, &id));
        uint64_t prediction = delegation_rules_predict(scenario);
        uint64_t clauses = delegation_rules_clauses(scenario);
        if (id) printf("{\"id\":\"%s\",", id);
        else printf("{");
        print_outcome(prediction);
        print_clauses("clauses", clauses);
        printf(",\"basis\":\"%s\"", bases[delegation_rules_basis(prediction)]);
        if (delegation_rules_contested(clauses)) print_clauses("contested", delegation_rules_contested(clauses));
        printf("}\n");
    }
    return 0;
}
