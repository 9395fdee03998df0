"""What one would write in Python instead of `delegation-rules predict`, with the standard library alone.

    python3 .ci/baseline.py TABLE <SCENARIOS >ANSWERS

TABLE holds scenarios with their predictions as JSON Lines (.ci/benchmark makes it), SCENARIOS are JSON Lines. When it
has answered them all it tells on standard error how many seconds that took, without those in which it started and
read the table. """

import json
import sys
import time

KEYS = {"id", "token", "endpoint", "from", "grants", "saveToSentItems", "alwaysSaveCopy"}
KINDS = {"user": 0, "app": 1}
PERMISSIONS = {
    "Mail.Send": 1, "Mail.Send.Shared": 2, "Mail.ReadWrite": 4, "Mail.ReadWrite.Shared": 8, "Mail.Read": 0,
    "Mail.Read.Shared": 0, "Mail.ReadBasic": 0, "Mail.ReadBasic.Shared": 0, "Mail.ReadBasic.All": 0,
}
MAILBOXES = {"me": 0, "signedInUser": 1, "from": 2, "another": 3}
OPERATIONS = {"sendMail": 0, "createDraft": 2, "sendDraft": 3}
FROMS = {
    "own": 0, "userMailbox": 1, "sharedMailbox": 2, "resourceMailbox": 3, "microsoft365Group": 4, "distributionList": 5,
}
GRANTS = {"SendAs": 1, "SendOnBehalf": 2, "FullAccess": 4}
SWITCHES = {"SentAs": 1, "SendOnBehalf": 2}


class Invalid(Exception):
    pass


def names(known, values):
    if not isinstance(values, list):
        raise Invalid("expected an array")
    bits = 0
    for name in values:
        bits |= known[name]
    return bits


def permission_names(values):
    if not isinstance(values, list):
        raise Invalid("expected an array")
    bits = 0
    for name in values:
        if name in PERMISSIONS:
            bits |= PERMISSIONS[name]
        elif not isinstance(name, str) or name.lower().startswith("mail."):
            raise Invalid(f"{name} is no permission of Graph's")
    return bits


def members(pairs):
    """An object that repeats no key."""
    result = dict(pairs)
    if len(result) != len(pairs):
        raise Invalid("repeated key")
    return result


def facts(scenario):
    """The facts of a scenario as one number."""
    token, endpoint = scenario["token"], scenario["endpoint"]
    if not KEYS.issuperset(scenario) or len(token) != 2 or len(endpoint) != 2:
        raise Invalid("unknown key")
    if not isinstance(scenario.get("id", ""), str):
        raise Invalid("id: expected a string")
    operation = OPERATIONS[endpoint["operation"]]
    if "saveToSentItems" in scenario:
        saves = scenario["saveToSentItems"]
        if not isinstance(saves, bool) or operation != 0:
            raise Invalid("saveToSentItems")
        operation = 0 if saves else 1
    return (
        KINDS[token["type"]] | permission_names(token["permissions"]) << 1 | MAILBOXES[endpoint["mailbox"]] << 5
        | operation << 7 | FROMS[scenario.get("from", "own")] << 9 | names(GRANTS, scenario.get("grants", [])) << 12
        | names(SWITCHES, scenario.get("alwaysSaveCopy", [])) << 15
    )


def main():
    answers = {}
    with open(sys.argv[1], encoding="utf-8") as table:
        for line in table:
            entry = json.loads(line)
            text = json.dumps(entry["prediction"], ensure_ascii=False, separators=(",", ":"))[1:]
            answers[facts(entry["scenario"])] = sys.intern(text)
    start = time.perf_counter()
    decode = json.JSONDecoder(object_pairs_hook=members).decode
    write = sys.stdout.write
    status = 0
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            scenario = decode(line)
            answer = answers[facts(scenario)]
            identifier = scenario.get("id")
            write("{" + answer if identifier is None else f'{{"id":{json.dumps(identifier)},{answer}')
        except (Invalid, KeyError, TypeError, AttributeError, ValueError) as error:
            status = 65
            print(f"{number}: {error!r}", file=sys.stderr)
            write(json.dumps({"outcome": "invalid", "error": {"message": repr(error), "line": number}}))
        write("\n")
    sys.stdout.flush()
    print(time.perf_counter() - start, file=sys.stderr)
    return status


sys.exit(main())
