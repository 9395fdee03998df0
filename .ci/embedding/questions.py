"""Random questions for implementations to agree on, the same in every run: JSON Lines, of one kind.

    python3 questions.py exchange|question|scenario COUNT TENANT

Exchanges are what clients send, well and badly: every path, body and token there is, drafts that are sent later, batches.
"""
import base64
import json
import random
import sys

kind, count, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
with open(path, encoding="utf-8") as file:
    tenant = json.load(file)
recipients = tenant["recipients"]
chance = random.Random(kind)
maybe = lambda probability: chance.random() < probability  # noqa: E731
one = chance.choice
sample = lambda values: chance.sample(values, chance.randint(0, len(values)))  # noqa: E731

PERMISSIONS = ["Mail.Send", "Mail.Send.Shared", "Mail.ReadWrite", "Mail.ReadWrite.Shared", "User.Read"]
MAIL = [name for name in PERMISSIONS if name.startswith("Mail.")]
APPS = [entry["appId"] for key in ("accessPolicies", "roleAssignments") for entry in tenant.get(key, [])] + ["an-app"]
USERS = [recipient for recipient in recipients if recipient["recipientTypeDetails"].endswith("Mailbox")]


def identity(recipient=None):
    """A name of a recipient, in one spelling or another; or of nobody."""
    if maybe(0.06):
        return one(["nobody@contoso.com", "", "no address", "00000000-0000-0000-0000-000000000001"])
    recipient = recipient or one(recipients)
    names = [recipient["address"]] * 4 + recipient.get("aliases", [])
    names += [recipient[key] for key in ("userPrincipalName", "id") if key in recipient]
    name = one(names)
    return name if maybe(0.8) else name.swapcase()


def recipient(key=None):
    address = {"address": identity(key)}
    if maybe(0.3):
        address["name"] = one(["A Name", "Ünïcode", 'with "quotes"', ""])
    return {"emailAddress": address}


def message():
    written = {"subject": "The figures", "body": {"contentType": "Text", "content": "Dear all,\r\n…"}}
    if maybe(0.95):
        written["toRecipients"] = [recipient() for _ in range(chance.randint(0 if maybe(0.1) else 1, 2))]
    if maybe(0.7):
        written["from"] = recipient()
    if maybe(0.15):
        written["sender"] = recipient()
    if maybe(0.03):
        written[one(["form", "From", "receipients"])] = recipient()
    if maybe(0.03):
        written["from"] = one([None, {}, {"emailAddress": None}, "AdeleV@contoso.com"])
    return written


def mime():
    lines = ["Subject: The figures"]
    if maybe(0.9):
        lines.append(f"To: {identity()}")
    if maybe(0.7):
        lines.append("From: " + one(["{}", "A Name <{}>", '"Quoted" <{}>', "=?utf-8?Q?=C3=9C?= <{}>", "<{}"]).format(identity()))
    text = base64.b64encode("\r\n".join([*lines, "", "Dear all"]).encode()).decode()
    return text if maybe(0.95) else one([text[:-3], "*" + text])


def operation():
    """What a request asks for, and the body that it may have."""
    content = {"message": message()}
    if maybe(0.4):
        content["saveToSentItems"] = one([True, False, False, "false"])
    answer = {"comment": "As you say"} if maybe(0.5) else {"message": message()}
    if maybe(0.3):
        answer["toRecipients"] = [recipient()]
    draft = one(["draft-1", "draft-2", f"draft-{chance.randint(1, 60)}", "AAMk"])
    return one([("sendMail", content)] * 6 + [("messages", message())] * 3 + [(f"messages/{draft}/send", None)] * 3 + [
        (f"messages/AAMk/{one(['reply', 'replyAll', 'forward', 'createReply', 'createReplyAll', 'createForward'])}", answer),
        ("mailFolders/drafts/messages", message()), ("sendmail", content), ("events", {})])


def request(relative=False):
    user = None
    name = "me" if maybe(0.5) else f"users/{identity()}" if maybe(0.9) else f"users('{identity()}')"
    path, body = operation()
    host = one(["https://graph.microsoft.com/v1.0"] * 8 + ["https://graph.microsoft.com/beta", "", "https://example.com/v1.0"])
    written = {"method": "POST" if maybe(0.98) else one(["GET", "post", "PATCH"]),
               "url": ("" if relative else host) + f"/{name}/{path}" + ("" if maybe(0.95) else "?x=y")}
    if body is not None and maybe(0.1):
        return {**written, "headers": {"Content-Type": "text/plain"}, "body": mime()}
    if maybe(0.9) or relative:
        written["headers"] = {one(["Content-Type", "content-type"]): "application/json"}
    if body is not None:
        written["body"] = body if relative or maybe(0.9) else json.dumps(body) if maybe(0.8) else json.dumps(body)[:-2]
    return written


def batch():
    parts = []
    for number in range(chance.randint(1, 5)):
        part = {"id": str(number), **request(relative=True)}
        if number > 0 and maybe(0.3):
            part["dependsOn"] = [str(chance.randrange(number))]
        parts.append(part)
    return {"method": "POST", "url": f"https://graph.microsoft.com/{one(['v1.0', 'beta'])}/$batch",
            "headers": {"Content-Type": "application/json"}, "body": {"requests": parts}}


def token():
    if maybe(0.3):
        return {"type": "app", "permissions": sample(PERMISSIONS), **({"appId": one(APPS)} if maybe(0.7) else {})}
    return {"type": "user", "user": identity(one(USERS)), "permissions": sample(PERMISSIONS)}


def bearer(token):
    claims = {"scp": " ".join(token["permissions"]), "upn": token["user"]} if token["type"] == "user" else {
        "roles": token["permissions"], "idtyp": "app", "appid": token.get("appId", "an-app")}
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in ({"alg": "none"}, claims)]
    return "Bearer " + ".".join([*parts, ""])


def exchange(number):
    written = {"id": f"{number}"} if maybe(0.8) else {}
    written["request"] = batch() if maybe(0.1) else request()
    if maybe(0.1):
        written["request"].setdefault("headers", {})["Authorization"] = bearer(token()) if maybe(0.8) else "Bearer none"
    elif maybe(0.97):
        written["token"] = token()
    if maybe(0.1):
        written["draft"] = message()
    if maybe(0.05):
        written["tenant"] = {"recipients": [{"address": recipient["address"], "recipientTypeDetails": "UserMailbox"}
                                            for recipient in chance.sample(recipients, 3)]}
    return written


def scenario(number):
    endpoint = {"mailbox": one(["me", "signedInUser", "from", "another", "group", "withoutMailbox", "noUser"]),
                "operation": one(["sendMail", "createDraft", "sendDraft", "reply", "createReply"])}
    return {"id": f"{number}", "token": {"type": one(["user", "app"]), "permissions": sample(PERMISSIONS)}, "endpoint": endpoint,
            "from": one(["own", "ownAlias", "userMailbox", "sharedMailbox", "microsoft365Group", "unknown"]),
            "grants": sample(["SendAs", "SendOnBehalf", "FullAccess"]), "alwaysSaveCopy": sample(["SentAs", "SendOnBehalf"])}


def question(number):
    goal = {"outcome": one(["accepted"] * 8 + ["drafted", "rejected"])} if maybe(0.8) else {}
    if maybe(0.2):
        goal = {"sender": one(["sendingUser", "from"]), "sentItems": sample(["sendingUser", "from"])}
    if maybe(0.3):
        goal["keep"] = sample(["token.type", "endpoint.mailbox", "grants"])
    subject = {"exchange": exchange(number)} if maybe(0.8) else {"scenario": scenario(number)}
    return {"id": f"{number}", **subject, "goal": goal}


for number in range(count):
    text = json.dumps({"exchange": exchange, "question": question, "scenario": scenario}[kind](number), ensure_ascii=maybe(0.5))
    print(text if maybe(0.99) else text[:chance.randrange(len(text) - 1)])
