/* Example 2 of the source document, in C: a user without a grant sends from somebody else's address. */
#include <stdio.h>
#include <string.h>

#include "delegation_rules.h"

int main(void) {
    const char *tenant =
        "{\"recipients\": [{\"address\": \"AdeleV@contoso.com\", \"recipientTypeDetails\": \"UserMailbox\"},"
        " {\"address\": \"PattiF@contoso.com\", \"recipientTypeDetails\": \"UserMailbox\"}]}";
    const char *exchange =
        "{\"token\": {\"type\": \"user\", \"user\": \"AdeleV@contoso.com\", \"permissions\": [\"Mail.Send.Shared\"]},"
        " \"request\": {\"method\": \"POST\", \"url\": \"https://graph.microsoft.com/v1.0/me/sendMail\", \"body\": {\"message\":"
        "  {\"from\": {\"emailAddress\": {\"address\": \"PattiF@contoso.com\"}},"
        "   \"toRecipients\": [{\"emailAddress\": {\"address\": \"DanaS@contoso.com\"}}]}}}}";
    char *error;
    delegation_rules_session *session = delegation_rules_open(tenant, strlen(tenant), &error);
    if (!session) {
        fprintf(stderr, "%s\n", error);
        delegation_rules_free(error);
        return 1;
    }
    char *answer = delegation_rules_ask(session, exchange, strlen(exchange));
    puts(answer); /* {"response":{"status":403,"headers":{"Content-Type":"application/json"},"body":{"error":{"code":"Er… */
    delegation_rules_free(answer);
    delegation_rules_close(session);
    return 0;
}
