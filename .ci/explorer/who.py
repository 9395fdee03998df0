"""Tries who may send as whom on the explorer page: the rows of the command, sorted, filtered and drawn, and ten thousand of them.

    python3 who.py EXPLORER.html DELEGATION-RULES SPECS
"""
import json
import pathlib
import subprocess
import tempfile

from page import READY, browser, choose_files, command, expect, expect_quiet, page, set_value, specs, text


def rows(tenant, *options):
    run = subprocess.run([command, "who", "--tenant", str(tenant), *options], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]


def shown():
    """The names of the rows that are drawn, and the text of the others of their cells."""
    return browser.value("""[...document.querySelectorAll("#who-rows tr:not([aria-hidden])")].map((row) => [...row.cells].map((cell) => cell.title))""")


browser.open(page.as_uri(), READY)
browser.click("#tab-who")
expect(browser.value("document.querySelector('#who-form').hidden"), True, "the question, without a tenant")
contoso = specs / "tenants/contoso.json"
choose_files(contoso)
addresses = [one["address"] for one in json.loads(contoso.read_text())["recipients"]]
count = 0
for way in ["from", "sender"]:
    browser.value(f"document.querySelector('#who-way').value = '{way}'; 0")
    for address in addresses:
        set_value("#who-address", address)
        wanted = rows(contoso, f"--{way}", address)
        if wanted:
            told = {(row["from"], row.get("sender") or f"app {row['app']} as {row['mailbox']}"): row for row in wanted}
            expect({(cells[1], cells[0]) for cells in shown()}, set(told), f"{way} {address}: the rows")
            for sender, from_address, rights, through, *_ in shown():
                row = told[from_address, sender]
                expect(rights, ", ".join(row["rights"]), f"{sender} as {from_address}: the rights")
                for chain in row["heldThrough"].get("SendAs", []):
                    assert " › ".join(chain) in through, f"{sender} as {from_address}: {chain} is not in {through!r}"
            named = browser.value("[...document.querySelectorAll('#who-picture rect title')].map(({ textContent }) => textContent)")
            expect({row["from"] for row in wanted} <= set(named), True, f"{way} {address}: the addresses in the picture")
        else:
            expect(browser.value("document.querySelector('#who-result').hidden"), True, f"{way} {address}: rows where there are none")
        count += len(wanted)
assert count > 20, count
set_value("#who-address", "nobody@contoso.com")
expect(browser.value("document.querySelector('#who-said').className"), "said bad", "an address that nobody has")

# Ten thousand may send as one: what is in view is drawn, and no more.
people = [f"user{number:05}@contoso.com" for number in range(10_000)]
tenant = {"recipients": [{"address": "all@contoso.com", "recipientTypeDetails": "MailUniversalSecurityGroup", "members": people},
                         {"address": "desk@contoso.com", "recipientTypeDetails": "SharedMailbox", "sendAs": ["all@contoso.com"]}]
          + [{"address": address, "recipientTypeDetails": "UserMailbox"} for address in people]}
with tempfile.TemporaryDirectory() as folder:
    file = pathlib.Path(folder) / "large.json"
    file.write_text(json.dumps(tenant))
    browser.value("document.querySelector('#who-way').value = 'from'; 0")
    choose_files(file)
    set_value("#who-address", "desk@contoso.com")
expect(text("#who-said"), "10000 may send as desk@contoso.com.", "how many")
assert 0 < len(shown()) < 60, f"{len(shown())} rows are drawn"
browser.value("new Promise((done) => { const scroll = document.querySelector('#who-scroll'); scroll.scrollTop = scroll.scrollHeight; setTimeout(done, 200); }).then(() => 0)")
expect(shown()[-1][0], people[-1], "the last row")
assert len(shown()) < 60, f"{len(shown())} rows are drawn"
browser.value("document.querySelector('#who-table th button').click()")  # It stays above the rows, wherever these are scrolled.
expect(shown()[0][0], people[-1], "the first row, sorted the other way")
expect(browser.value("document.querySelector('#who-table th').ariaSort"), "descending", "how it is sorted")
set_value("#who-filter", "user0123")
expect([cells[0] for cells in shown()], [f"user0123{digit}@contoso.com" for digit in range(9, -1, -1)], "the rows that are filtered")
browser.click("#who-rows button")
expect(browser.value("[...document.querySelectorAll('#who-picture rect title')].map(({ textContent }) => textContent)"),
       ["desk@contoso.com", "all@contoso.com", "user01239@contoso.com"], "the picture of a row")
expect_quiet()
print(f"{count} rows of who may send as whom, and ten thousand at once, passed")
