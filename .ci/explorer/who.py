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
    """The rows that are drawn: the text of each cell by its column, its lines with spaces between."""
    return browser.value("""[...document.querySelectorAll("#who-rows tr")].map((row) => Object.fromEntries([...row.cells]
        .map((cell) => [cell.dataset.column, [...cell.children].map(({ textContent }) => textContent).join(" ")])))""")


def drawn():
    """The names in the picture."""
    return browser.value("[...document.querySelectorAll('#who-picture title')].map(({ textContent }) => textContent)")


# No label sticks out of its box, and no box out of the picture.
OUTSIDE = """(() => {
    const boxes = [...document.querySelectorAll("#who-picture rect")].map((box) => [box, box.nextElementSibling, box.ownerSVGElement].map((part) => part.getBoundingClientRect()));
    return boxes.filter(([box, label, picture]) => label.left < box.left || label.right > box.right || box.left - 0.4 < picture.left || box.right + 0.4 > picture.right
        || box.top - 0.4 < picture.top || box.bottom + 0.4 > picture.bottom).length;
})()"""
# What is in a cell can be read as a whole.
CUT = """[...document.querySelectorAll("#who-table td, #who-table td *")].filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflow !== "visible").length"""


browser.call("Emulation.setDeviceMetricsOverride", width=1280, height=800, deviceScaleFactor=1, mobile=False)
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
            other = {"from": "sender", "sender": "from"}[way]
            told = {row["from"] if way == "sender" else row.get("sender") or f"app {row['app']} as {row['mailbox']}": row for row in wanted}
            expect({cells[other] for cells in shown()}, set(told), f"{way} {address}: the rows")
            for cells in shown():
                row = told[cells[other]]
                expect(cells["rights"], " ".join(row["rights"]), f"{way} {address}, {cells[other]}: the rights")
                for chain in row["heldThrough"].get("SendAs", []):
                    assert " › ".join(chain) in cells["through"], f"{way} {address}, {cells[other]}: {chain} is not in {cells['through']!r}"
                for sent_items in [one["sentItems"] for one in row["ways"]]:
                    assert (", ".join(sent_items) or "none") in cells["copies"], f"{way} {address}, {cells[other]}: {sent_items} is not in {cells['copies']!r}"
            expect({row["from"] for row in wanted} <= set(drawn()), True, f"{way} {address}: the addresses in the picture")
            expect([browser.value(OUTSIDE), browser.value(CUT)], [0, 0], f"{way} {address}: what is cut")
        else:
            expect(browser.value("document.querySelector('#who-result').hidden"), True, f"{way} {address}: rows where there are none")
        count += len(wanted)
assert count > 20, count
said = lambda: [browser.value("document.querySelector('#who-said').className"), text("#who-said")]
set_value("#who-address", "nobody@contoso.com")
expect(said()[0], "said bad", "an address that nobody has")
set_value("#who-address", "")
browser.value("document.querySelector('#who-address').focus()")
for letter in "AdeleV":  # While it can still become one, it is no mistake; once the field is left, it is.
    browser.press(letter, ord(letter.upper()))
    expect(said()[0], "said unfinished", f"an address up to {letter}")
expect(said()[1], "1 address begins so.", "what can become of it")
browser.press("Tab", 9)
expect(said()[0], "said bad", "a part of an address")
browser.value("document.querySelector('#who-address').focus()")
browser.press("z", 90)
expect(said()[0], "said bad", "what cannot become an address")

# Applications are called by the names that an export has for them; whoever reads the ids finds these as well.
exports = sorted((specs / "examples/exports").glob("*.json"))
choose_files(*exports)
names = {one["AppId"]: one["DisplayName"] for one in json.loads((specs / "examples/exports/principals.json").read_text())}
with tempfile.TemporaryDirectory() as folder:
    imported = pathlib.Path(folder) / "tenant.json"
    subprocess.run([command, "tenant", "import", "-o", str(imported), *map(str, exports)], capture_output=True)
    app = next(row for row in rows(imported) if "app" in row)
    found = {one["address"]: rows(imported, "--from", one["address"]) for one in json.loads(imported.read_text())["recipients"]}
browser.value("document.querySelector('#who-way').value = 'from'; 0")
set_value("#who-address", app["from"])
senders = [cells["sender"] for cells in shown()]
HOW = {True: "by an Exchange role", False: "only with a token that carries Mail.Send"}
how = lambda row: HOW[row["permissions"] == []]
assert f"{names[app['app']]} as {app['mailbox']} app {app['app']} {how(app)}" in senders, f"{app} is not in {senders}"
assert f"{names[app['app']]} as {app['mailbox']}" in drawn() or not app["rights"], f"{app} is not drawn: {drawn()}"

# They are counted once each, however many rows they have; who signs in is counted apart.
for address, all_rows in found.items():
    set_value("#who-address", address)
    apps = {(row["app"], how(row)) for row in all_rows if "app" in row}
    people = len([row for row in all_rows if "app" not in row])
    assert said()[1].startswith(f"{people or 'Nobody else'} may send as {address}"), f"{people} people: {said()[1]}"
    for by in HOW.values():
        count_by = len([one for one in apps if one[1] == by])
        expect(f"{count_by} {by}" in said()[1], count_by > 0, f"{address}: applications {by}: {said()[1]}")
    total = len({app for app, _ in apps})
    expect(f"; {total} application{'' if total == 1 else 's'} may: " in said()[1], total > 0, f"{address}: applications: {said()[1]}")
    expect("No application" in said()[1], not apps, f"{address}: {said()[1]}")
    expect(browser.value("document.querySelector('#who-picture-title').hidden"), drawn() == [], f"{address}: the title of the picture")
    if drawn():
        expect(text("#who-picture-title") == "Through which groups", browser.value("document.querySelector('#who-picture .group') !== null"), f"{address}: the title of the picture")

# A sender leads to the addresses as which that one may send, and one of these back, at the first click after typing.
choose_files(contoso)
set_value("#who-address", "MiriamG@contoso.co")
browser.value("document.querySelector('#who-address').focus(); document.querySelector('#who-address').setSelectionRange(99, 99)")
browser.press("m", 77)
sender = text("#who-rows button")
browser.click("#who-rows button")
wanted = {row["from"] for row in rows(contoso, "--sender", sender)}
expect({cells["from"] for cells in shown()}, wanted, f"as whom {sender} may send")
browser.click("#who-rows button")
expect(browser.value("document.querySelector('#who-way').value"), "from", "back from there")

# Ten thousand may send as one: a page of them is drawn, and no more.
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
assert said()[1].startswith("10000 may send as desk@contoso.com. "), said()[1]
expect([cells["sender"] for cells in shown()], people[:25], "the first page")
browser.click("#who-next")
expect([text("#who-place"), shown()[0]["sender"]], ["26 to 50 of 10000", people[25]], "the second page")
browser.click("#who-columns button")
expect([shown()[0]["sender"], text("#who-place")], [people[-1], "1 to 25 of 10000"], "sorted the other way")
expect(browser.value("document.querySelector('#who-columns th').ariaSort"), "descending", "how it is sorted")
set_value("#who-filter", "user0123")
expect([cells["sender"] for cells in shown()], [f"user0123{digit}@contoso.com" for digit in range(9, -1, -1)], "the rows that are filtered")
expect(len(drawn()), 12, "the picture of these rows")
set_value("#who-filter", "user01239")
expect(drawn(), ["desk@contoso.com", "all@contoso.com", "user01239@contoso.com"], "the picture of a row")
for width in [360, 820, 1280]:  # On a phone and a tablet each row is a card.
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
    expect(browser.value("[document.documentElement.scrollWidth <= innerWidth, getComputedStyle(document.querySelector('#who-rows tr')).display]"),
           [True, "block" if width < 960 else "table-row"], f"the rows, {width} pixels wide")
    expect(browser.value(CUT), 0, f"what is cut, {width} pixels wide")
expect_quiet()
print(f"{count} rows of who may send as whom, and ten thousand at once, passed")
