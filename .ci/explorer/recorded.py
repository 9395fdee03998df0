"""Tries what Graph really answered on the explorer page: recorded traffic, and the words of clients, as `check` judges them.

    python3 recorded.py EXPLORER.html DELEGATION-RULES SPECS
"""
import json
import pathlib
import subprocess
import tempfile

from page import READY, browser, choose_files, command, expect, expect_quiet, page, set_value, specs, text
from pasted import BODY, MESSAGE, TOKEN, URL, entry, jwt, paste, tenant_file

browser.open(page.as_uri(), READY)

# The sends of recorded traffic, each beside what was recorded.
denied = json.dumps({"error": {"code": "ErrorSendAsDenied", "message": ""}})
har = {"log": {"entries": [
    entry("GET", "https://graph.microsoft.com/v1.0/me", "", 200, "{}"), entry("POST", URL, BODY, 403, denied, [{"name": "__proto__", "value": "x"}]),
    entry("POST", URL, BODY, 202, ""), entry("POST", "https://example.com/", "x", 200, "")]}}
choose_files(tenant_file)
with tempfile.TemporaryDirectory() as folder:
    file = pathlib.Path(folder) / "traffic.har"
    file.write_text(json.dumps(har))
    choose_files(file)
set_value("#own-token", TOKEN)
TRAFFIC = "[...document.querySelectorAll('#entries tbody tr')].map((row) => [...row.cells[1].children].map(({ textContent }) => textContent))"
expect(browser.value(TRAFFIC), [["403 ErrorSendAsDenied", "as predicted"], ["202", "403 ErrorSendAsDenied is predicted"]], "recorded traffic")
browser.click("#entries tbody tr:nth-child(2) button")
expect(text("#checked h3"), "Graph answered 202 where 403 ErrorSendAsDenied was predicted.", "what was recorded")
expect(text("#headline"), "Refused (403 ErrorSendAsDenied).", "a recorded send")

# The lines of `check` say the same.
def by_command(recorded_traffic):
    """The differences that the command finds in what is dropped here, and its summary."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "traffic.har"
        file.write_text(json.dumps(recorded_traffic))
        choose_files(file)
        run = subprocess.run([command, "check", "--tenant", str(tenant_file), str(file)], capture_output=True, text=True)
    *differences, summary = [json.loads(line) for line in run.stdout.splitlines()]
    return differences, summary["summary"]


set_value("#own-token", "")
bearer = [{"name": "Authorization", "value": f"Bearer {jwt(upn='AdeleV@contoso.com', scp='Mail.Send.Shared Mail.ReadWrite')}"}]
draft = json.dumps({**MESSAGE["message"], "from": {"emailAddress": {"address": "AllanD@contoso.com"}}})
har["log"]["entries"] = [
    entry("POST", URL.replace("sendMail", "messages"), draft, 201, json.dumps({"id": "AAMk1"}), bearer),
    entry("POST", URL.replace("sendMail", "messages/AAMk1/send"), "", 403, json.dumps({"error": {"code": "ErrorSendAsDenied"}}), bearer),
    entry("POST", URL, BODY, 202, "", bearer), entry("POST", URL, BODY, 429, "", bearer), entry("POST", URL, BODY, 0, "", bearer)]
differences, summary = by_command(har)
expect(browser.value(TRAFFIC), [["201", "as predicted"], ["403 ErrorSendAsDenied", "202 is predicted"], ["202", "403 ErrorSendAsDenied is predicted"],
                                ["429", "not judged"], ["0", "not judged"]], "a draft that is sent later")
expect([summary[key] for key in ["agree", "differ", "notJudged"]], [1, 2, 2], "the same by the command")
for difference in differences:
    browser.click(f"#entries tbody tr:nth-child({difference['entry'] + 1}) button")
    expect(browser.value("[...document.querySelectorAll('#checked .note a')].map(({ textContent }) => textContent)"), difference["clauses"], "the clauses of a difference")
    lines = browser.value("[...document.querySelectorAll('#checked code')].map(({ textContent }) => textContent)")
    told = [change["how"] for way in difference["advice"] for change in way["changes"]]
    expect(len(lines), len(told), f"what explains entry {difference['entry']}")
    assert all(line in how for line, how in zip(lines, told)), f"{lines} is not {told}"
batch = {"requests": [{"id": str(number), "method": "POST", "url": "/me/sendMail", "headers": {"Content-Type": "application/json"}, "body": MESSAGE} for number in [1, 2]]}
answers = {"responses": [{"id": "1", "status": 202}, {"id": "2", "status": 403, "body": json.loads(denied)}]}
har["log"]["entries"] = [entry("POST", URL.replace("me/sendMail", "$batch"), json.dumps(batch), 200, json.dumps(answers), bearer)]
differences, summary = by_command(har)
expect([summary["agree"], [difference["part"] for difference in differences]], [1, ["1"]], "a batch by the command")
expect(browser.value("[...document.querySelector('#checked').children].map((part) => part.firstElementChild?.textContent ?? part.textContent)"),
       ["1: Graph answered 202 where 403 ErrorSendAsDenied was predicted.", "2: Graph answered 403 ErrorSendAsDenied, as is to be expected."], "a batch")
browser.click("#own-clear")
expect(browser.value("document.querySelector('#entries').hidden"), True, "traffic that was cleared")

# A HAR in which something is wrong is said to be no such thing, and where; one without sends to have none.
for wrong, words in [({"log": {"entries": [{}]}}, "log.entries[0].request"), ({"log": {"entries": 1}}, "expected an array"), ({"log": {"entries": [entry("GET", URL, "", 200, "")]}}, "1 entries, and none")]:
    paste(json.dumps(wrong))
    told = text("#own-request-said") + text("#entries")
    assert words in told, f"{wrong}: {told!r} lacks {words!r}"
browser.click("#own-clear")

# What Graph answered can be said in the words of many a client, and is held against what is predicted.
choose_files(tenant_file)
paste(BODY, TOKEN)
for said, told in [
        ("403 ErrorSendAsDenied", "Graph answered 403 ErrorSendAsDenied, as is to be expected."), ("403", "Graph answered 403, as is to be expected."),
        ("ErrorSendAsDenied", "Graph answered 403 ErrorSendAsDenied, as is to be expected."), ("HTTP/1.1 202 Accepted", "Graph answered 202 where 403 ErrorSendAsDenied was predicted."),
        (denied, "Graph answered 403 ErrorSendAsDenied, as is to be expected."), (f"HTTP/2 403 \nrequest-id: 500\n\n{denied}", "Graph answered 403 ErrorSendAsDenied, as is to be expected."),
        ("APIError\n Code: 403\n message: None\n error: MainError(code='ErrorAccessDenied', message='Access is denied.')", "Graph answered 403 ErrorAccessDenied where 403 ErrorSendAsDenied was predicted."),
        ("Response status code does not indicate success: 404 (Not Found).", "Graph answered 404 where 403 ErrorSendAsDenied was predicted."),
        (json.dumps({"status": 429}), "Graph answered 429, which says nothing of these rules.")]:
    set_value("#own-answer", said)
    expect((text("#checked h3") if browser.value("document.querySelector('#checked h3') !== null") else text("#checked")), told, f"what Graph answered: {said}")

# What was answered otherwise stands before what was predicted, and nothing is advised against what did not happen.
set_value("#own-answer", "202")
FIRST = "document.querySelector('#checked').compareDocumentPosition(document.querySelector('#headline')) === Node.DOCUMENT_POSITION_FOLLOWING"
expect([browser.value(FIRST), browser.value("document.querySelector('#expected').hidden"), text("#remedy"), text("#bar strong")],
       [True, False, "", text("#checked h3")], "another answer")
set_value("#own-answer", "403")
expect([browser.value(FIRST), browser.value("document.querySelector('#expected').hidden"), text("#remedy") == ""], [False, True, False], "the answer that was predicted")
paste(json.dumps({"message": {"form": 1}}), TOKEN)
set_value("#own-answer", "202")
expect(browser.value("document.querySelectorAll('#checked .note').length"), 0, "the clauses of a malformed request, which are none")

# Where a clause that led to the prediction is contested, that is said with those who contradict it.
paste(BODY, jwt(upn="AdeleV@contoso.com", scp="Mail.Send"))
set_value("#own-answer", "403 ErrorSendAsDenied")
clause = next(one for one in json.loads((specs / "clauses.json").read_text())["clauses"] if one["id"] == "delegated-mail-needs-mail-send-shared")
told = browser.value("[...document.querySelectorAll('#checked .contested')].map((part) => [part.textContent, ...[...part.querySelectorAll('a')].map((link) => link.href)])")
expect([len(told), clause["id"] in told[0][0], told[0][2:]], [1, True, [one["url"] for one in clause["contestedBy"] if "url" in one]], "what contradicts the prediction")
paste(BODY, TOKEN)
set_value("#own-answer", "it did not work")
assert "expected a status" in text("#own-answer-said").lower(), text("#own-answer-said")
expect([text("#checked"), text("#headline")], ["", "Refused (403 ErrorSendAsDenied)."], "an answer that cannot be read")
set_value("#own-answer", "")
expect_quiet()
print("recorded traffic, and what clients say that Graph answered, passed")
