# A tenant of 1,000 users, or as many as are asked for, and 100 groups; exchanges in that of 1,000; or what Exchange would
# export of one. The same everywhere: users hold Send As on each other through groups in groups, and Send on Behalf in
# person, and send through each path, from themselves, from whom they may, and from others.
#
#   awk -v what=tenant [-v users=100000] -f .ci/exchanges.awk
#   awk -v what=exchanges -v lines=100000 -f .ci/exchanges.awk
#   awk -v what=exports -v users=100000 -f .ci/exchanges.awk
function random(limit) { # Park and Miller's generator
    seed = seed * 16807 % 2147483647
    return seed % limit
}
function address(user) { return "\"user" user "@contoso.com\"" }
BEGIN {
    if (!users) users = 1000
    if (what == "tenant") tenant(); else if (what == "exports") exports(); else exchanges()
}
function tenant(    user, group, members) {
    printf "{\"recipients\":["
    for (user = 0; user < users; user++) {
        printf "%s{\"address\":%s,\"recipientTypeDetails\":\"%s\",\"displayName\":\"User %d\",", user ? "," : "",
            address(user), user % 10 ? "UserMailbox" : "SharedMailbox", user
        printf "\"id\":\"%08x-44d7-43e1-9a83-5f2406dee5bd\",\"aliases\":[\"alias%d@contoso.com\"],", user, user
        printf "\"sendAs\":[\"group%d@contoso.com\"],\"sendOnBehalf\":[%s]}", user % 50, address((user + 1) % users)
    }
    for (group = 0; group < 100; group++) {
        members = group < 50 ? "\"group" (group + 50) "@contoso.com\"" : address(group)
        for (user = group < 50 ? group : group + 100; user < users; user += 100) members = members "," address(user)
        printf ",{\"address\":\"group%d@contoso.com\",\"recipientTypeDetails\":\"MailUniversalSecurityGroup\",", group
        printf "\"displayName\":\"Group %d\",\"members\":[%s]}", group, members
    }
    print "]}"
}
function exports(    user) { # A recipient and a permission for each user.
    printf "["
    for (user = 0; user < users; user++) {
        printf "%s{\"PrimarySmtpAddress\":%s,\"RecipientTypeDetails\":\"UserMailbox\",\"DisplayName\":\"User %d\",", \
            user ? "," : "", address(user), user
        printf "\"Identity\":\"User %d\",\"Alias\":\"user%d\",\"UserPrincipalName\":%s,", user, user, address(user)
        printf "\"ExternalDirectoryObjectId\":\"%08x-44d7-43e1-9a83-5f2406dee5bd\",", user
        printf "\"EmailAddresses\":[\"SMTP:user%d@contoso.com\",\"smtp:alias%d@contoso.com\"]},", user, user
        printf "{\"Identity\":\"User %d\",\"Trustee\":%s,\"AccessControlType\":\"Allow\",", user, address((user + 1) % users)
        printf "\"AccessRights\":[\"SendAs\"],\"IsInherited\":false}"
    }
    print "]"
}
function exchanges(    number, sender, from, path, kind) {
    seed = 1
    for (number = 0; number < lines; number++) {
        sender = random(1000)
        kind = random(4)
        from = kind == 0 ? sender : kind == 1 ? (sender + 50 * random(20)) % 1000 : kind == 2 ? (sender + 999) % 1000 \
            : random(1000)
        path = random(4)
        printf "{\"id\":\"exchange-%d\",\"token\":{\"type\":\"user\",\"user\":%s,", number, address(sender)
        printf "\"permissions\":[\"User.Read\",\"Mail.Send\"%s]},", random(4) ? ",\"Mail.Send.Shared\"" : ""
        printf "\"request\":{\"method\":\"POST\",\"url\":\"https://graph.microsoft.com/v1.0/%s/sendMail\",",
            path < 2 ? "users/user" (path ? from : sender) "@contoso.com" : "me"
        printf "\"headers\":{\"Content-Type\":\"application/json\"},\"body\":{\"message\":{"
        printf "\"subject\":\"The figures of this quarter\",\"body\":{\"contentType\":\"Text\",\"content\":\""
        printf "Dear all,\\r\\n\\r\\nplease find the figures of this quarter on the usual page. The meeting is on Tuesday "
        printf "at ten o\\u0027clock.\\r\\n\\r\\nKind regards\"},\"toRecipients\":["
        printf "{\"emailAddress\":{\"address\":%s}},", address(random(1000))
        printf "{\"emailAddress\":{\"address\":%s}}],", address(random(1000))
        printf "\"from\":{\"emailAddress\":{\"address\":\"%s%d@contoso.com\"}}},", random(2) || from == sender ? "user" : "Alias", from
        printf "\"saveToSentItems\":%s}}}\n", random(4) ? "true" : "false"
    }
}
