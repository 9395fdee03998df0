"""Tries a request of one's own on the explorer page: what people paste and drop, and what is meant to do harm.

    python3 own_request.py EXPLORER.html DELEGATION-RULES SPECS
"""
import json
import pathlib
import subprocess
import tempfile

from page import READY, browser, choose_files, command, expect, expect_quiet, page, set_value, specs, step, text
from pasted import BODY, MESSAGE, TOKEN, URL, entry, jwt, paste, tenant_file

def replayed(request, token=TOKEN, tenant=tenant_file):
    """What the command tells of a request, without its title."""
    exchange = json.dumps({"id": "it", "request": {**request, "headers": {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}}})
    run = subprocess.run([command, "replay", "--explain", "--tenant", str(tenant)], input=exchange, capture_output=True, text=True, check=True)
    return [line.strip() for line in run.stdout.removeprefix("it: ").splitlines()]


def expect_answer(lines, what):
    """Holds the answer to what the command explains."""
    headline = text("#headline")
    expect(headline, lines[0][:1].upper() + lines[0][1:], f"{what}: headline")
    expect(text("#because"), " ".join(lines[1:lines.index("")]), f"{what}: what follows")
    remedy = next((line for line in lines if line.startswith("To have ")), None)
    if remedy is not None:
        for code in browser.value("[...document.querySelectorAll('#remedy code')].map(({ textContent }) => textContent)"):
            assert code in remedy, f"{what}: {code} is no part of {remedy}"


browser.open(page.as_uri(), READY)
address = browser.value("location.href")

# The example that the page fills in is answered as the command answers it, with the names of a tenant filled in.
browser.click("#own-example")
assert "AdeleV@contoso.com holds neither Send As nor Send on Behalf on tickets@contoso.com." == text("#cause"), text("#cause")
expect(text("#remedy code"), 'Set-Mailbox tickets@contoso.com -GrantSendOnBehalfTo @{Add="AdeleV@contoso.com"}', "the cmdlet")
browser.click("#own-clear")
expect(text("#headline"), "No answer yet.", "cleared")

# Each way in which people have a request is understood as the same one.
choose_files(tenant_file)
expect(text("#tenant-said"), f"contoso.json: {len(json.loads(tenant_file.read_text())['recipients'])} recipients.", "the tenant")
ansi = BODY.replace("\\", "\\\\").replace("'", "\\'").replace("!", "\\u0021")
caret = lambda text: "^\"" + "".join("^\\^\"" if c == '"' else f"^{c}" if c in "^%&|<>\\{}[]()!$" else c for c in text.replace("\\", "\\\\") ) + "^\""
SIMPLE = BODY.replace("'", "").replace("\\\\", "").replace('\\"', "").replace("$HOME ^", "")
double = lambda text: text.replace("\\", "\\\\").replace('"', '\\"')
backtick = lambda text: text.replace("`", "``").replace('"', '`"').replace("$", "`$")
hashtable = """@{
  Message = @{
    subject = "It's done" # a comment
    "from" = @{ emailAddress = @{ address = "PattiF@contoso.com" } }
    toRecipients = @(
      @{ emailAddress = @{ address = $to } }
    )
  }
  SaveToSentItems = $false
}"""
forms = {
    "raw HTTP": f"POST /v1.0/me/sendMail HTTP/1.1\r\nHost: graph.microsoft.com\r\nAuthorization: Bearer {TOKEN}\r\nContent-Type: application/json\r\n\r\n{BODY}",
    "raw HTTP by URL": f"POST {URL}\nContent-Type: application/json\n\n{BODY}",
    "raw HTTP without a version or an empty line": f"POST {URL}\nContent-Type: application/json\n{BODY}",
    "curl in bash": f"curl '{URL}' \\\n  -H 'authorization: Bearer {TOKEN}' \\\n  -H 'content-type: application/json' \\\n  --data-raw $'{ansi}' \\\n  --compressed",
    "curl in bash, single quotes": "curl -sS -X POST '%s' -H 'Content-Type: application/json' -d '%s' | jq ." % (URL, BODY.replace("'", "'\\''")),
    "curl in bash, double quotes": f'curl -XPOST "{URL}" -H "Content-Type: application/json" --data "{double(BODY).replace("$", chr(92) + "$")}"',
    "curl, a here-document": f"$ curl --request POST --url {URL} --header 'Content-Type: application/json' -d @- <<'EOF'\n{BODY}\nEOF",
    "curl, piped": "echo '%s' | curl -d @- -H 'Content-Type: application/json' %s" % (BODY.replace("'", "'\\''"), URL),
    "curl, --json": f"curl --json '{SIMPLE}' {URL}",
    "curl in cmd": f'curl.exe "{URL}" ^\r\n  -H "Content-Type: application/json" ^\r\n  --data-raw "{double(SIMPLE)}"',
    "curl in cmd, as Chrome copies it": f"curl ^\"{URL}^\" ^\n  -H ^\"content-type: application/json^\" ^\n  --data-raw {caret(SIMPLE)} ^\n  --compressed",
    "fetch": "fetch(%s, %s);" % (json.dumps(URL), json.dumps({"headers": {"content-type": "application/json"}, "body": BODY, "method": "POST"})),
    "Invoke-MgGraphRequest, a here-string": f"Invoke-MgGraphRequest -Method POST -Uri 'v1.0/me/sendMail' -Body @'\n{BODY}\n'@ -ContentType \"application/json\"",
    "Invoke-MgGraphRequest, a variable": f"$body = @'\n{BODY}\n'@\n$u = \"{URL}\"\nInvoke-MgGraphRequest -Uri $u `\n  -Method Post -Body $body",
    "Invoke-MgGraphRequest, a hashtable": f"$to = 'alex@fabrikam.com'\n$params = {hashtable}\nInvoke-MgGraphRequest POST {URL} -Body ($params | ConvertTo-Json -Depth 10)"
        .replace("Invoke-MgGraphRequest POST", "Invoke-MgGraphRequest -Method POST -Uri"),
    "Invoke-RestMethod, as browsers copy it": f"$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = \"x\"\n"
        f"Invoke-WebRequest -UseBasicParsing -Uri \"{URL}\" `\n-Method \"POST\" `\n-WebSession $session `\n-Headers @{{\n\"authorization\"=\"Bearer {TOKEN}\"\n  \"accept\"=\"*/*\"\n}} `\n"
        f"-ContentType \"application/json\" `\n-Body \"{backtick(BODY)}\"",
    "a splat": f"$p = @{{ Method = 'POST'; Uri = '{URL}'; Body = {hashtable} }}\n$to = 'x'\nInvoke-MgGraphRequest @p",
    "an exchange": json.dumps({"request": {"method": "POST", "url": URL, "headers": {"Content-Type": "application/json"}, "body": MESSAGE}}),
    "a question": json.dumps({"exchange": {"request": {"method": "POST", "url": URL, "body": MESSAGE}}, "goal": {}}),
    "a body alone": json.dumps(MESSAGE, indent=2),
}
wanted = replayed({"method": "POST", "url": URL, "body": MESSAGE})
assert wanted[0] == "refused (403 ErrorSendAsDenied).", wanted
for what, request in forms.items():
    paste(request, TOKEN)
    assert text("#own-request-said").startswith("Understood as "), f"{what}: {text('#own-request-said')}"
    expect_answer(wanted, what)
    shown = text("#request")
    expect(shown.split("\n")[0], f"POST {URL}", f"{what}: method and URL")
    body = json.loads(shown.split("\n\n", 1)[1])
    if "hashtable" not in what and what != "a splat":
        same = body["message"]["subject"] == MESSAGE["message"]["subject"] or json.dumps(body) == json.dumps(json.loads(SIMPLE))
        assert same, f"{what}: {body}"
    assert TOKEN not in browser.value("document.body.innerText"), f"{what}: the token is shown"
    if TOKEN in request:  # The token of the request itself.
        paste(request)
        expect_answer(wanted, f"{what}: by its own token")
paste(f"Send-MgUserMail -UserId PattiF@contoso.com -BodyParameter {hashtable}".replace("$to", "'a@b.c'"), TOKEN)
expect(text("#request").split("\n")[0], "POST https://graph.microsoft.com/v1.0/users/PattiF%40contoso.com/sendMail", "Send-MgUserMail")
expect_answer(replayed({"method": "POST", "url": "/users/PattiF@contoso.com/sendMail", "body": MESSAGE}), "Send-MgUserMail")

# A body alone goes where one says.
paste(json.dumps(MESSAGE), TOKEN)
set_value("#own-path", "/users/support@contoso.com/sendMail")
expect(text("#headline"), "Unspecified.", "another path")

# What is not understood is answered with what was expected, in one line.
for request, token, words in [
        ("hello", "", "expected a request: raw HTTP"), ("{", "", "broken"),
        ("[]", "", "an array"), ("{\"a\": 1}", "", "expected an exchange"), ("POST", "", "expected a request"),
        ("POST /me/sendMail HTTP/1.1\nnonsense", "", "as \"Name: value\""), ("curl", "", "expected a request"), ("curl -H", "", "a value behind curl's -H"),
        ("curl -d @body.json https://x", "", "lies in the file"), ("curl 'https://x", "", "expected another '"), ("curl -d @- https://x", "", "another program"),
        ("curl -X POST", "", "expected a URL"), ("cat <<'EOF' | curl https://x -d @-\n{}", "", "expected a line \"EOF\""),
        ("Get-MgUser -UserId x", "", "expected Invoke-MgGraphRequest"), ("Invoke-MgGraphRequest -Method POST", "", "expected -Uri"),
        ("Invoke-MgGraphRequest -Uri x -Body @{ a b }", "", "expected a name and ="), ("Invoke-MgGraphRequest -Uri x -Body @'\nx", "", "at the end of the here-string"),
        ("fetch(x)", "", "expected fetch"), (json.dumps({"recipients": []}), "", "this is a tenant"),
        (json.dumps(MESSAGE), "abc", "expected a JWT"), (json.dumps(MESSAGE), "a.b.c", "expected a JWT"), (json.dumps(MESSAGE), "a.b.c.d.e", "encrypted")]:
    paste(request, token)
    said = text("#own-request-said") + " " + text("#own-token-said")
    assert words.lower() in said.lower() and "\n" not in said, f"{request!r}: {said!r} lacks {words!r}"
    expect(text("#headline"), "No answer yet.", f"{request!r}: the answer")
paste(json.dumps({"message": {"form": 1}}), TOKEN)
expect(text("#headline"), "Refused (400 RequestBodyRead).", "a property that its type does not have")
expect([text("#remedy"), "What to do" in text("#bar")], ["", False], "what would make a malformed request pass")
paste("GET https://graph.microsoft.com/v1.0/me", TOKEN)
assert "none of the requests that are known" in text("#because"), text("#because")
batch = {"requests": [{"id": str(number), "method": "POST", "url": "/me/sendMail", "headers": {"Content-Type": "application/json"}, "body": MESSAGE} for number in [1, 2]]}
paste(json.dumps(batch), TOKEN)
expect(browser.value("document.querySelectorAll('#parts button').length"), 3, "the parts of a batch")
browser.click("#parts button:nth-of-type(2)")
expect(text("#headline"), "Refused (403 ErrorSendAsDenied).", "a part of a batch")

# The token: what is in it is told, and it goes nowhere.
paste(BODY, f"Authorization: Bearer {jwt(roles=['Mail.Send'], appid='8e1f', aud='https://outlook.office.com', exp=1)}")
told = text("#claims") + text("#own-token-said")
for words in ["8e1f", "Mail.Send", "1970", "not Microsoft Graph"]:
    assert words in told, f"{words} is not told of the token: {told}"
paste(BODY, json.dumps({"access_token": TOKEN}))
expect_answer(wanted, "the answer of a token endpoint")
expect(browser.value("location.href"), address, "the address after all that")
expect(browser.value("[localStorage.length, sessionStorage.length, document.cookie, JSON.stringify(history.state)]"), [0, 0, "", "null"], "what is stored")

# Exports are imported as the command imports them.
exports = sorted((specs / "examples/exports").glob("*.json"))
choose_files(*exports)
with tempfile.TemporaryDirectory() as folder:
    imported = pathlib.Path(folder) / "tenant.json"
    run = subprocess.run([command, "tenant", "import", "-o", str(imported), *map(str, exports)], capture_output=True, text=True)
    tenant = json.loads(imported.read_text())
    expect(text("#tenant-said"), f"{len(exports)} exports: {len(tenant['recipients'])} recipients.", "the exports")
    user = next(one["address"] for one in tenant["recipients"] if one["recipientTypeDetails"] == "UserMailbox")
    for other in [one["address"] for one in tenant["recipients"]]:
        request = {"method": "POST", "url": URL, "body": {"message": {**MESSAGE["message"], "from": {"emailAddress": {"address": other}}}}}
        token = jwt(upn=user, scp="Mail.Send.Shared")
        paste(json.dumps({"request": request}), token)
        expect_answer(replayed(request, token, imported), f"{user} from {other} in what was imported")
choose_files(exports[0].parent / "sendas.json")
expect(text("#tenant-said").split(":")[0], f"{len(exports)} exports", "one export again")
browser.click("#forget-tenant")
choose_files(exports[0].parent / "sendas.json")
assert text("#missing summary").startswith("Not exported: recipients, "), text("#missing summary")
choose_files(exports[0].parent / "recipients.json")
assert text("#tenant-said").startswith("2 exports: "), text("#tenant-said")
browser.click("#forget-tenant")

# Without a tenant the page asks what it has to know, and answers by that.
paste(BODY, TOKEN)
expect(browser.value("[...document.querySelectorAll('#stated legend')].map(({ textContent }) => textContent)"), ["PattiF@contoso.com"], "what is asked")
expect(text("#headline"), "Refused (403 ErrorSendAsDenied).", "nothing stated")
assert "what is stated of PattiF@contoso.com" in text("#caveat"), text("#caveat")
expect(text("#caveat code").split("\n"), [
    "# its kind", "Get-EXORecipient PattiF@contoso.com | Format-List RecipientTypeDetails",
    "# Send As", "Get-EXORecipientPermission PattiF@contoso.com",
    "# Send on Behalf", "Get-Mailbox PattiF@contoso.com | Format-List GrantSendOnBehalfTo"], "what to look up")
browser.click("#stated input[value=SendAs]")
expect(text("#headline"), "Accepted (202).", "Send As stated")
assert "PattiF@contoso.com alone, with no trace of AdeleV@contoso.com" in text("#because"), text("#because")
browser.value("""(() => { const kind = document.querySelector("#stated select"); kind.value = "unknown";
    kind.dispatchEvent(new Event("change", { bubbles: true })); })()""")
expect(text("#headline"), "Refused (403 ErrorSendAsDenied).", "an address that nobody has")
paste(BODY)
assert "who is signed in" in text("#because"), text("#because")
set_value("#stated-user", "MeganB@contoso.com")
expect(text("#headline"), "Refused (403 ErrorAccessDenied).", "a token without permission")
browser.click("#stated-token input[value='Mail.Send.Shared']")
expect(text("#headline"), "Refused (403 ErrorSendAsDenied).", "a stated token")
browser.click("#own-clear")
paste(f"POST /users/tickets@contoso.com/sendMail\n\n{BODY}", jwt(roles=["Mail.Send"], appid="x"))
assert "tickets@contoso.com holds neither" in text("#cause"), text("#cause")
paste('POST /users/tickets@contoso.com/sendMail\n\n{"message": {"toRecipients": [{"emailAddress": {"address": "a@b.c"}}]}}', jwt(roles=["Mail.Send"], appid="x"))
expect([text("#headline"), text("#caveat code")], ["Accepted (202).", "# policies\nGet-ApplicationAccessPolicy"], "an application without a tenant")

choose_files(tenant_file)
paste(BODY, TOKEN)

# A way that is tried is shown in its place, with the names, which are not in the address; a step back undoes it.
browser.click("#remedy .primary")
expect([text("#headline"), text("#tried p")], ["Accepted (202).", "Tried: The mailbox owner grants AdeleV@contoso.com Send on Behalf on PattiF@contoso.com."], "a way tried")
assert "PattiF@contoso.com" in text("#request") and "AdeleV@contoso.com on behalf of PattiF@contoso.com" in text("#because"), text("#request")
browser.click("#single summary")
browser.click("#changes .group:nth-child(2) button")
assert text("#tried p").count(". ") == 1 and text("#tried p").count("Tried") == 1, text("#tried p")
expect("contoso" in browser.value("location.href + JSON.stringify(history.state)"), False, "names in the address")
for headline in ["Accepted (202).", "Refused (403 ErrorSendAsDenied)."]:
    browser.value("new Promise((done) => { addEventListener('popstate', () => setTimeout(done), { once: true }); document.querySelector('#undo').click(); }).then(() => 0)")
    expect(text("#headline"), headline, "what was tried, undone")
browser.value("document.querySelector('#exchange').open = true; 0")
browser.click("#open-case")
expect([text("#headline"), "contoso" in browser.value("document.querySelector('#answer').innerText + location.href")], ["Refused (403 ErrorSendAsDenied).", False], "as a case")
browser.click("#tab-own")

# Who is still typing is told of no mistake until the field is left.
browser.click("#own-clear")
browser.value("document.querySelector('#own-token').focus(); document.querySelector('#own-request').value = '{}'; 0")
for letter in "abc":
    browser.press(letter, ord(letter.upper()))
expect(browser.value("document.querySelector('#own-request-said').className"), "said unfinished", "a request while something is typed")
browser.press("Tab", 9)
expect(browser.value("document.querySelector('#own-request-said').className"), "said bad", "a request once the field is left")

# What is clicked on to leave a field is what was there: the mouse goes down on it before the field is left.
for width in [1280, 390]:
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
    browser.click("#own-clear")
    choose_files(tenant_file)
    paste(BODY, TOKEN)
    browser.value("document.querySelector('#own-request').focus()")
    browser.press(" ", 32)
    browser.click("#remedy .primary")
    expect(text("#headline"), "Accepted (202).", f"the first click after something was typed, {width} pixels wide")

    # On a phone the bar has the answer and its cause, and what to do in a line of its own.
    step("history.back()")
    browser.value("scrollTo(0, 0)")
    lines = browser.value("[...document.querySelector('#bar a').children].map(({ textContent }) => textContent)")
    expect(lines[:2], [text("#headline"), text("#cause")], "the bar")
    assert lines[2].startswith("What to do: The mailbox owner grants "), lines
browser.call("Emulation.setDeviceMetricsOverride", width=1280, height=800, deviceScaleFactor=1, mobile=False)
browser.click("#own-clear")
choose_files(tenant_file)

# What means harm is text, and no more: it runs nothing, draws nothing, and leaves the page as it is.
browser.value("globalThis.harmed = 0; 0")
HARM = ["<img src=x onerror=harmed=1>", "<script>harmed=1</script>", "\"><svg onload=harmed=1>", "javascript:harmed=1", "\u202Egnp.exe\u202C\u2066", "\0\u0007\x1b[31m",
        "{{7*7}}${harmed=1}", "'; DROP TABLE x; --", "__proto__", "constructor", "\ud800", "a" * 5000]
elements = "document.querySelectorAll('img, svg, iframe, object, embed, video, audio, base, form, script, style, link').length"
before = browser.value(elements)
for harm in HARM:
    for request in [harm, f"POST /users/{harm}/sendMail\n{harm}: x\n\n{harm}", f"curl '{harm}' -H '{harm}: x' -d '{harm}'", f"Invoke-MgGraphRequest -Uri \"{harm}\" -Body '{harm}'",
                    json.dumps({"request": {"method": harm, "url": harm, "headers": {harm: harm}, "body": {harm: harm}}}),
                    json.dumps({"request": {"method": "POST", "url": f"/users/{harm}/sendMail", "body": {"message": {**MESSAGE["message"], "from": {"emailAddress": {"address": harm, "name": harm}}}}}}),
                    json.dumps({"log": {"entries": [entry("POST", f"{URL}?{harm}", BODY, harm, json.dumps({"error": {"code": harm}}), [{"name": harm, "value": harm}])]}}),
                    json.dumps({"__proto__": {"request": 1}, "constructor": 1, "message": {"__proto__": {"polluted": 1}}})]:
        for token in [TOKEN, harm, jwt(upn=harm, scp=harm, aud=harm, appid=harm, exp=harm)]:
            paste(request, token)
    assert browser.value(f"{elements} === {before} && harmed === 0 && ({{}}).polluted === undefined"), f"{harm[:40]!r} did something"
with tempfile.TemporaryDirectory() as folder:
    for number, harm in enumerate(HARM):
        file = pathlib.Path(folder) / f"<img src=x onerror=harmed=1>{number}.json"
        for content in [harm, json.dumps({"recipients": [{"address": harm, "recipientTypeDetails": "UserMailbox"}]}), json.dumps([{"RecipientTypeDetails": harm, "PrimarySmtpAddress": harm}])]:
            file.write_text(content, errors="replace")
            choose_files(file)
assert browser.value(f"{elements} === {before} && harmed === 0"), "a file did something"
browser.click("#own-clear")
browser.click("#forget-tenant")
for what, make in {"10 MB of letters": "'a '.repeat(5e6)", "10 MB in a curl command": "`curl 'x' -d '${'a'.repeat(1e7)}'`", "10 MB of words": "`curl ${'-H a:b '.repeat(1e6)}`",
                   "deep JSON": "'['.repeat(1e6)", "deep JSON that ends": "'{\"message\":'.repeat(1e5) + '1' + '}'.repeat(1e5)", "10 MB of quotes": "`Invoke-MgGraphRequest -Uri x -Body \"${'`\"'.repeat(5e6)}\"`",
                   "deep hashtables": "`Invoke-MgGraphRequest -Uri x -Body ${'@{a='.repeat(1e5)}`", "a body of 10 MB": "JSON.stringify({ message: { subject: 'x'.repeat(1e7) } })"}.items():
    said = browser.value(f"""(() => {{
        document.querySelector("#own-token").value = {json.dumps(TOKEN)};
        const field = document.querySelector("#own-request");
        field.value = {make};
        field.dispatchEvent(new Event("input", {{ bubbles: true }}));
        return document.querySelector("#own-request-said").textContent + document.querySelector("#headline").textContent;
    }})()""")
    assert 0 < len(said) < 500, f"{what}: {said[:500]}"
paste(BODY, TOKEN)
expect(text("#headline"), "Refused (403 ErrorSendAsDenied).", "the page after all that")
policy = browser.value("document.querySelector('meta[http-equiv]').content")
for words in ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'"]:
    assert words in policy, f"the page may do more than {words}"
expect(browser.value("fetch('https://example.com/').then(() => 'sent', () => 'kept')"), "kept", "what a script could send")
browser.events = [event for event in browser.events if "example.com" not in json.dumps(event)]
assert browser.value("location.hash") in ["", "#request"], browser.value("location.hash")
expect_quiet()
print(f"{len(forms)} forms of a request, its token, tenants, and {len(HARM)} texts that mean harm passed")
