"""Tries the organisation's box on the explorer page: what is exported, what is missing of it, and files that are neither.

    python3 exported.py EXPLORER.html DELEGATION-RULES SPECS
"""
import json
import pathlib
import re
import subprocess
import tempfile

from page import READY, browser, choose_files, command, expect, expect_quiet, page, set_value, specs, text
from pasted import BODY, TOKEN, jwt, paste, tenant_file

folder = specs / "examples/exports"
exports = sorted(folder.glob("*.json"))
script = re.search(r"^```powershell\n(.*?)^```$", (specs / "guides/tenant.md").read_text(), re.S | re.M)[1].strip()


def missing():
    """The kinds that are said to be missing, and what is to be run to have each."""
    if browser.value("document.querySelector('#missing').hidden"):
        return {}
    return dict(browser.value("[...document.querySelectorAll('#missing li')].map((item) => [item.textContent.slice(0, -item.querySelector('.copy-line').textContent.length), item.querySelector('code').textContent])"))


def is_green():
    return browser.value("document.querySelector('#drop').classList.contains('full')")


def send(user, sender):
    """Asks about mail from `sender`, with `user` signed in."""
    message = {"message": {"from": {"emailAddress": {"address": sender}}, "toRecipients": [{"emailAddress": {"address": "a@b.c"}}]}}
    paste(f"POST /v1.0/me/sendMail\n\n{json.dumps(message)}", jwt(upn=user, scp="Mail.Send.Shared"))


def without(*names):
    """Opens the exports but for some."""
    browser.click("#forget-tenant")
    choose_files(*[export for export in exports if export.name not in names])


browser.open(page.as_uri(), READY)

# What to export stands in the guide's words, whole.
expect(text("#to-export code"), script, "what to export")

# With all the exports nothing is missing, and no answer says so; nor with a tenant file.
choose_files(*exports)
expect([missing(), is_green()], [{}, True], "all exports")
for word in ["Send As: ", "Send on Behalf: ", "Full Access: ", "members of groups: ", "access policies: 1", "sendas.json"]:
    assert word in text("#tenant-counts"), f"{word} is not in {text('#tenant-counts')}"
imported = text("#tenant-counts")
send("alland@contoso.com", "adelev@contoso.com")
expect([text("#headline"), text("#caveat")], ["Refused (403 ErrorSendAsDenied).", ""], "no right, and all exports")

# Without one of them, it is told how to have it, and where it decides the answer says what it does not know; its cause as well.
neither = text("#cause")
assert "holds neither Send As nor Send on Behalf on adelev@contoso.com." in neither, neither
expect(text("#who-missing"), "", "what the rows lack, with all exports")
for names, what, cmdlet, decides in [
        (["sendas.json"], "Send As", "Get-EXORecipientPermission", True), (["mailboxes.json"], "Send on Behalf on mailboxes", "Get-Mailbox", True),
        (["fullaccess.json"], "Full Access", "Get-EXOMailboxPermission", False), (["policies.json"], "access policies", "Get-ApplicationAccessPolicy", False),
        (["roles.json"], "roles of applications", "Get-ManagementRoleAssignment", False), (["lists.json"], "Send on Behalf on distribution lists", "", False),
        (["groupmailboxes.json"], "copy switches of Microsoft 365 groups", "", False)]:
    without(*names)
    found = missing()
    if what in ["Send As", "Full Access"]:
        assert f"{what}: not exported" in text("#tenant-counts"), text("#tenant-counts")
    assert what in found, f"without {names}: {found}"
    for name in names:
        lines = next(statement for statement in re.split(r"\n(?=[^\s}])", script) if statement.strip().endswith(f" {name}"))
        assert lines.strip() in found[what], f"{found[what]} lacks {lines}"
    for line in found[what].split("\n"):
        assert line in script, f"{line} is not the guide's"
    for name in set(re.findall(r"\$(?:rights|group|member)\b", found[what])):
        assert f"{name} = " in found[what], f"{name} is nowhere set in {found[what]}"
    send("alland@contoso.com", "adelev@contoso.com")
    caveat = text("#caveat")
    expect([f"Not exported: {what}" in caveat, f"{cmdlet} adelev@contoso.com" in caveat], [decides, decides], f"{what}: the caveat {caveat!r}")
    expect(is_green(), not any("Send " in kind for kind in found), f"{what}: whether it is usable")
    right, other = ("Send As", "Send on Behalf") if what == "Send As" else ("Send on Behalf", "Send As")
    expect(text("#cause"), f"It is not known whether alland@contoso.com holds {right} on adelev@contoso.com; {other} is not held." if decides else neither, f"{what}: the cause")
    assert f"Not exported: {', '.join(found)}." in text("#who-missing"), text("#who-missing")
    expect(re.search(r"Send on Behalf: (.*?),", text("#tenant-counts"))[1] != "not exported", True, "what other exports tell of Send on Behalf")
send("alland@contoso.com", "adelev@contoso.com")

# The command says as much, in as many words.
run = subprocess.run([command, "tenant", "import", *(str(export) for export in exports if export.name != "groupmailboxes.json")], capture_output=True, text=True)
assert f"not exported, so not known: {', '.join(found)}\n" in run.stderr, run.stderr

# Recipients alone are what people export first.
browser.click("#forget-tenant")
choose_files(folder / "recipients.json")
assert {"Send As", "Full Access", "Send on Behalf on mailboxes", "copy switches of mailboxes"} <= missing().keys(), missing()
assert "members of groups" not in missing(), missing()  # None of them is known to hold a right.
send("alland@contoso.com", "adelev@contoso.com")
assert "Not exported: Send As, Send on Behalf on mailboxes. " in text("#caveat"), text("#caveat")
expect(text("#cause"), "It is not known whether alland@contoso.com holds Send As or Send on Behalf on adelev@contoso.com.", "neither right was exported")
assert "Send on Behalf: not exported" in text("#tenant-counts"), text("#tenant-counts")

# A group that holds a right, whose members nobody exported; and one export with nothing in it, which says so by its name.
without("listmembers.json", "groupmembers.json")
assert list(missing()) == ["members of groups (desk@contoso.com)"], missing()
assert "Get-DistributionGroupMember" in text("#missing"), text("#missing")
send("alland@contoso.com", "adelev@contoso.com")
expect([text("#cause"), text("#caveat")], [neither, ""], "an address on which no group holds a right")
send("alland@contoso.com", "support@contoso.com")
assert "Not exported: members of groups." in text("#caveat"), text("#caveat")
assert "Get-DistributionGroupMember desk@contoso.com" in text("#caveat code"), text("#caveat")
expect(text("#cause"), "It is not known whether alland@contoso.com holds Send As on support@contoso.com; Send on Behalf is not held.", "a group of whose members nobody knows")
with tempfile.TemporaryDirectory() as place:  # Of two such groups both are looked up, unless the right is held in person anyway.
    delegated = pathlib.Path(place) / "mailboxes.json"
    delegated.write_text((folder / "mailboxes.json").read_text().replace('"RecipientTypeDetails": "SharedMailbox", "GrantSendOnBehalfTo": []', '"RecipientTypeDetails": "SharedMailbox", "GrantSendOnBehalfTo": ["Newsletter"]'))
    without("mailboxes.json", "listmembers.json", "groupmembers.json")
    choose_files(delegated)
    send("alland@contoso.com", "support@contoso.com")
    assert text("#caveat").startswith("Not exported: members of groups. "), text("#caveat")
    expect(re.findall(r"GroupMember (\S+)", text("#caveat code")), ["desk@contoso.com", "newsletter@contoso.com"], "two groups")
    expect(text("#cause"), "It is not known whether alland@contoso.com holds Send As or Send on Behalf on support@contoso.com.", "two groups")
    held = pathlib.Path(place) / "sendas.json"
    held.write_text((folder / "sendas.json").read_text().replace('"Identity": "Sales"', '"Identity": "Contoso Support"'))
    choose_files(held)
    send("alland@contoso.com", "support@contoso.com")
    expect(text("#caveat"), "", "a right in person")
without("sendas.json")
assert "Send As" in missing()
with tempfile.TemporaryDirectory() as place:
    nothing = pathlib.Path(place) / "sendas.json"
    for content in ["", "\ufeff", "[]"]:
        without("sendas.json")
        nothing.write_text(content)
        choose_files(nothing)
        expect([missing(), is_green(), browser.value("document.querySelector('#findings').textContent.includes('holds nothing')")], [{}, True, False], f"an export {content!r}")

# In any order: permissions first are taken, and wait for the recipients.
browser.click("#forget-tenant")
choose_files(folder / "sendas.json")
expect([text("#tenant-said"), is_green()], ["Taken: sendas.json.", False], "permissions alone")
assert text("#missing summary").startswith("Not exported: recipients, Full Access, "), text("#missing summary")
choose_files(*exports)
expect(text("#tenant-counts").split(" From ")[0], imported.split(" From ")[0], "the exports after one of them")

# Files that are nothing of it are left out in a line, and leave everything as it is.
choose_files(tenant_file)
paste(BODY, TOKEN)
state = lambda: [text("#tenant-said"), text("#tenant-counts"), text("#headline"), browser.value("document.querySelector('#own-request').value"), missing(), is_green()]
before = state()
with tempfile.TemporaryDirectory() as place:
    for name, content, words in [
            ("x.json", '{"x":1}', "expected a tenant file, an export"), ("y.json", "[]", "expected a tenant file"), ("z.json", "{", "broken in line 1"), ("notes.txt", "to do", "expected a tenant file"),
            ("sendas.csv", '"Identity","Trustee"\n"a","b"\n', "CSV: export with ConvertTo-Json"), ("export.txt", '#TYPE Selected\n"Identity"\n', "CSV: "), ("e.txt", '"Identity","Trustee"\n"a","b"\n', "CSV: "),
            ("r.json", '{"request": {"url": 1}}', "request.url: expected a URL"), ("t.json", '{"recipients": [{"address": 1}]}', "expected"), ("broken.har", '{"log": {"entries": [1]}}', "log.entries[0]")]:
        file = pathlib.Path(place) / name
        file.write_text(content)
        choose_files(file)
        said = text("#tenant-refused")
        assert words in said and name.lower() in said.lower() and "\n" not in said, f"{name}: {said!r} lacks {words!r}"
        expect(state(), before, f"{name}: what was there")
    for name, content in [("request.txt", f"POST /v1.0/me/sendMail\n\n{BODY}"), ("body.json", BODY)]:
        file = pathlib.Path(place) / name
        file.write_text(content)
        choose_files(file)
        expect([text("#tenant-refused"), browser.value("document.querySelector('#own-request').value")], ["", content], name)

# Beside a tenant file exports are none of the organisation, and all else counts as if it stood alone.
with tempfile.TemporaryDirectory() as place:
    request, table = pathlib.Path(place) / "a.txt", pathlib.Path(place) / "b.csv"
    request.write_text(f"POST /v1.0/me/sendMail\n\n{BODY}\n")
    table.write_text('"Identity","Trustee"\n"a","b"\n')
    browser.click("#forget-tenant")
    set_value("#own-request", "")
    choose_files(request, table, folder / "sendas.json", tenant_file)
    expect([text("#tenant-said"), missing(), browser.value("document.querySelector('#own-request').value")], [before[0], {}, request.read_text()], "a tenant among others")
    assert "CSV: " in text("#tenant-refused"), text("#tenant-refused")
    double = pathlib.Path(place) / "more" / "sendas.json"
    double.parent.mkdir()
    double.write_text('{"x":1}')
    browser.click("#forget-tenant")
    choose_files(folder / "sendas.json", double)
    expect(text("#tenant-said"), "Taken: sendas.json.", "two files of one name")
    assert "endas.json (1) is left out" in text("#tenant-refused"), text("#tenant-refused")
    browser.click("#forget-tenant")
    choose_files(tenant_file)

# Whoever is not in the organisation is told of by name.
paste(BODY, jwt(upn="AdeleV@fabrikam.com", oid="00000000-0000-4000-8000-00000000ffff", scp="Mail.Send.Shared"))
assert text("#because").startswith("AdeleV@fabrikam.com is not in contoso.json: "), text("#because")

# What was pasted goes, and the organisation stays; the example goes whole.
browser.click("#own-clear")
expect([text("#tenant-said"), browser.value("document.querySelector('#own-request').value")], [before[0], ""], "cleared")
browser.click("#forget-tenant")
browser.click("#own-example")
browser.click("#own-clear")
expect(text("#tenant-said"), "None is open.", "the example, cleared")

# A token in the place of the request goes into its own.
for pasted in [TOKEN, f"Authorization: Bearer {TOKEN}"]:
    set_value("#own-token", "")
    set_value("#own-request", pasted)
    expect(browser.value("['#own-request', '#own-token'].map((place) => document.querySelector(place).value)"), ["", TOKEN], "a token")
    assert text("#own-token-said").startswith("A token, so it stands here"), text("#own-token-said")
set_value("#own-request", "a.b.c")
expect(browser.value("document.querySelector('#own-request').value"), "a.b.c", "what only looks like a token")
expect_quiet()
print(f"{len(exports)} exports, what is missing of them, and stray files passed")
