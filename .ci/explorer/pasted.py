"""What the checks of the explorer page paste and drop: a request, a token, recorded traffic."""
import base64
import json

from page import set_value, specs

tenant_file = specs / "tenants/contoso.json"
URL = "https://graph.microsoft.com/v1.0/me/sendMail"
MESSAGE = {"message": {"subject": "It's 100% \"done\" & $HOME ^ \\ ü", "from": {"emailAddress": {"address": "PattiF@contoso.com"}},
                       "toRecipients": [{"emailAddress": {"address": "alex@fabrikam.com"}}]}}
BODY = json.dumps(MESSAGE, ensure_ascii=False)


def jwt(**claims):
    part = lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
    return f"{part({'alg': 'none'})}.{part(claims)}."


TOKEN = jwt(upn="AdeleV@contoso.com", scp="Mail.Send.Shared", aud="https://graph.microsoft.com")


def paste(request, token=""):
    set_value("#own-token", token)
    set_value("#own-request", request)


def entry(method, url, body, status, answer, headers=()):
    """An entry of a HAR."""
    return {"request": {"method": method, "url": url, "headers": list(headers), "postData": {"text": body}},
            "response": {"status": status, "content": {"text": answer}}}
