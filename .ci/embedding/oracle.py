"""Answers scenarios through the C library: JSON Lines in, JSON Lines out, for `delegation-rules verify --against`.

    python3 oracle.py LIBRARY CLAUSES.json
"""
import ctypes
import json
import sys

library = ctypes.CDLL(sys.argv[1])
for function, result in [(library.delegation_rules_predict, ctypes.c_uint64),
                         (library.delegation_rules_clauses, ctypes.c_uint64)]:
    function.argtypes, function.restype = [ctypes.c_uint32], result
with open(sys.argv[2], encoding="utf-8") as file:
    clause_list = json.load(file)["clauses"]

PERMISSIONS = ["Mail.Send", "Mail.Send.Shared", "Mail.ReadWrite", "Mail.ReadWrite.Shared"]
MAILBOXES = ["me", "signedInUser", "from", "another", "group", "withoutMailbox", "noUser"]
OPERATIONS = ["sendMail", "createDraft", "sendDraft", "reply", "createReply"]
FROMS = ["own", "ownAlias", "userMailbox", "sharedMailbox", "resourceMailbox", "microsoft365Group", "distributionList",
         "mailUser", "mailContact", "unknown"]
PARTIES = ["sendingUser", "from"]
ERRORS = {
    1: {"code": "ErrorSendAsDenied",
        "message": "The user account which was used to submit this request does not have the right to send mail on "
                   "behalf of the specified sending account. Cannot submit message."},
    2: {"code": "ErrorAccessDenied", "message": "Access is denied. Check credentials and try again."},
    3: {"code": "BadRequest", "message": "/me request is only valid with delegated authentication flow."},
    4: {"code": "ErrorInvalidUser", "message": "The requested user '{id}' is invalid."},
    5: {"code": "ErrorGroupIsUsedInNonGroupURI", "message": "Group Shard is used in non-Groups URI."},
    6: {"code": "MailboxNotEnabledForRESTAPI",
        "message": "The mailbox is either inactive, soft-deleted, or is hosted on-premise."},
    7: {"code": "ErrorAccessDenied",
        "message": "Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings."},
    8: {"code": "NoPermissionsInAccessToken",
        "message": "The token contains no permissions, or permissions can not be understood."},
}


def bits(names, members):
    return sum(1 << names.index(name) for name in set(members) if name in names)


def pack(scenario):
    token, endpoint = scenario["token"], scenario["endpoint"]
    return (["user", "app"].index(token["type"])
            # Of scopes in full, the corpus has Graph's alone.
            | bits(PERMISSIONS, [name.rpartition("/")[2] for name in token["permissions"]]) << 1
            | any(name.rpartition("/")[2] not in PERMISSIONS for name in token["permissions"]) << 5
            | MAILBOXES.index(endpoint["mailbox"]) << 6
            | OPERATIONS.index(endpoint["operation"]) << 9
            | (not scenario.get("saveToSentItems", True)) << 12
            | FROMS.index(scenario.get("from", "own")) << 13
            | ["property", "mimeHeader", "path"].index(scenario.get("fromSource", "property")) << 17
            | bits(["SendAs", "SendOnBehalf", "FullAccess"], scenario.get("grants", [])) << 19
            | bits(["SentAs", "SendOnBehalf"], scenario.get("alwaysSaveCopy", [])) << 22
            | ["allows", "blocks"].index(scenario.get("accessPolicy", "allows")) << 24
            | bits(["Mail.Send", "Mail.ReadWrite"], scenario.get("exchangeRoles", [])) << 25
            | endpoint.get("alias", False) << 27)


def predict(scenario):
    packed = pack(scenario)
    prediction, cited = library.delegation_rules_predict(packed), library.delegation_rules_clauses(packed)
    answer = {"id": scenario["id"]} if "id" in scenario else {}
    answer["outcome"] = ["invalid", "accepted", "drafted", "rejected", "unspecified"][prediction & 7]
    if prediction >> 15:
        answer["status"] = prediction >> 15 & 1023
    if answer["outcome"] == "accepted":
        answer["sender"], answer["from"] = PARTIES[prediction >> 3 & 1], PARTIES[prediction >> 4 & 1]
        answer["sentItems"] = [party for bit, party in enumerate(PARTIES) if prediction >> (5 + bit) & 1]
    elif answer["outcome"] == "drafted":
        answer["draftsOf"] = PARTIES[prediction >> 7 & 1]
    elif answer["outcome"] == "rejected":
        answer["error"] = ERRORS[prediction >> 8 & 15]
    clauses = [clause for bit, clause in enumerate(clause_list) if cited >> bit & 1]
    answer["clauses"] = [clause["id"] for clause in clauses]
    answer["basis"] = ["documented", "reference", "observed", "inferred"][prediction >> 12 & 7]
    if any(clause["contested"] for clause in clauses):
        answer["contested"] = [clause["id"] for clause in clauses if clause["contested"]]
    return answer


for line in sys.stdin:
    print(json.dumps(predict(json.loads(line)), separators=(",", ":")))
