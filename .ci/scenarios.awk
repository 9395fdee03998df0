# The scenarios of the source document's own facts, that is without aliases, policies, roles and replies: 98,304 lines, the
# same everywhere.
#
#   awk -f .ci/scenarios.awk
function sets(names, list, count, number, bit, set) { # All subsets of the names, as JSON arrays
    count = split(names, list, " ")
    for (number = 0; number < 2 ^ count; number++) {
        set = ""
        for (bit = 1; bit <= count; bit++)
            if (int(number / 2 ^ (bit - 1)) % 2) set = set (set == "" ? "" : ",") "\"" list[bit] "\""
        subsets[number] = "[" set "]"
    }
    return 2 ^ count
}
BEGIN {
    permissionCount = sets("Mail.Send Mail.Send.Shared Mail.ReadWrite Mail.ReadWrite.Shared")
    for (number in subsets) permissions[number] = subsets[number]
    grantCount = sets("SendAs SendOnBehalf FullAccess")
    for (number = 0; number < grantCount; number++) grants[number] = subsets[number]
    switchCount = sets("SentAs SendOnBehalf")
    for (number = 0; number < switchCount; number++) switches[number] = subsets[number]
    split("user app", tokens, " ")
    mailboxCount = split("me signedInUser from another", mailboxes, " ")
    # A copy can be declined with sendMail alone.
    operationCount = split("sendMail/true sendMail/false createDraft sendDraft", operations, " ")
    fromCount = split("own userMailbox sharedMailbox resourceMailbox microsoft365Group distributionList", froms, " ")
    for (token = 1; token <= 2; token++)
        for (permission = 0; permission < permissionCount; permission++)
            for (mailbox = 1; mailbox <= mailboxCount; mailbox++)
                for (operation = 1; operation <= operationCount; operation++) {
                    split(operations[operation], parts, "/")
                    copy = parts[1] == "sendMail" ? ",\"saveToSentItems\":" parts[2] : ""
                    head = "{\"token\":{\"type\":\"" tokens[token] "\",\"permissions\":" permissions[permission] \
                        "},\"endpoint\":{\"mailbox\":\"" mailboxes[mailbox] "\",\"operation\":\"" parts[1] "\"},\"from\":\""
                    for (from = 1; from <= fromCount; from++)
                        for (grant = 0; grant < grantCount; grant++)
                            for (copies = 0; copies < switchCount; copies++)
                                print head froms[from] "\",\"grants\":" grants[grant] copy ",\"alwaysSaveCopy\":" \
                                    switches[copies] "}"
                }
}
