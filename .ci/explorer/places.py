"""Tries where one is on the explorer page: its tabs, the browser's buttons, what is tried, and where links lead.

    python3 places.py EXPLORER.html DELEGATION-RULES SPECS
"""
import json

from page import READY, browser, choose_example, expect, expect_quiet, is_example, page, specs, step, text

shown_tab = lambda: browser.value("document.querySelector('[role=tab][aria-selected=true]').id")

# It opens from disk and asks no network. First it asks for the request that one has; a case begins with an example, which
# is said to be one until it is changed.
browser.open(page.as_uri(), READY)
expect([text("#headline"), shown_tab()], ["No answer yet.", "tab-own"], "at first")
browser.click("#tab-case")
expect([text("#headline"), is_example()], ["Refused (403 ErrorSendAsDenied).", True], "a case at first")
expect(browser.value("document.querySelector('#example').selectedOptions[0].parentNode.label"), "A shared mailbox", "a case at first")
browser.click("#scenario input[value=SendAs]")
expect([text("#headline"), is_example()], ["Accepted (202).", False], "a case of one's own")

# The browser's buttons go from tab to tab, and from what was tried to what was before.
where = lambda: [shown_tab()] + (["", ""] if shown_tab() == "tab-who" else [  # There neither is to be seen.
    text("#headline"), browser.value("document.querySelector('#tried').hidden ? '' : document.querySelector('#tried p').textContent")])
browser.click("#tab-own")
browser.click("#own-example")
browser.click("#remedy .primary")
browser.click("#tab-who")
browser.click("#tab-case")
choose_example("ErrorSendAsDenied: nobody")
expect(is_example(), True, "an example that was chosen")
browser.click("#ways > ol > li:nth-child(2) .primary")
REFUSED, ACCEPTED = "Refused (403 ErrorSendAsDenied).", "Accepted (202)."
PLACES = [["tab-own", REFUSED, ""], ["tab-case", ACCEPTED, ""], ["tab-own", REFUSED, ""],
          ["tab-own", ACCEPTED, "Tried: An administrator grants AdeleV@contoso.com Send on Behalf on tickets@contoso.com."], ["tab-who", "", ""],
          ["tab-case", ACCEPTED, ""], ["tab-case", REFUSED, ""], ["tab-case", ACCEPTED, "Tried: An administrator grants the signed-in user Send As on the shared mailbox."]]
for way, places in [("back", PLACES[::-1]), ("forward", PLACES)]:
    for number, place in enumerate(places):
        if number > 0:
            step(f"history.{way}()")
        expect(where(), place, f"{way}, step {number}")
step("document.querySelector('#undo').click()")
expect(where(), PLACES[-2], "what was tried, undone")
expect([word in browser.value("JSON.stringify([history.state, location.href])") for word in ["Adele", "contoso"]], [False, False], "names in the history")

# The id of a clause in a sentence leads to what the clause says and to its sources.
link = browser.value("document.querySelector('#ways a.name').textContent")
clause = next(clause for clause in json.loads((specs / "clauses.json").read_text())["clauses"] if clause["id"] == link)
browser.value("document.querySelector('#ways a.name').click()")  # It may stand in two lines, and nothing between them.
expect(text("#clause div > p"), clause["statement"], "the clause of an id")
expect(browser.value("[...document.querySelectorAll('#clause .source a:not(.evidence)')].map((link) => link.href)"),
       [source["url"] for source in clause["sources"] if "url" in source], "the sources of a clause")
expect(text("#clause-name"), link, "what the window is called")
browser.click("#clause button")
expect(browser.value("document.querySelector('#clause').open"), False, "the clause, closed")

browser.value("document.querySelector('#ways a.name').click()")
step("history.back()")
expect(browser.value("document.querySelector('#clause').open"), False, "the clause, after a step back")

# An address that is changed by hand is followed, and so is a link that is opened.
for hash, tab in [("#who", "tab-who"), ("#request", "tab-own"), ("#from=own", "tab-case"), ("", "tab-own")]:
    browser.open(page.as_uri() + hash, READY)
    expect([shown_tab(), is_example()], [tab, False], f"a link to {hash!r}")
for hash, tab in [("#who", "tab-who"), ("#from=own", "tab-case"), ("#request", "tab-own")]:
    step(f"location.hash = {json.dumps(hash)}")
    expect(shown_tab(), tab, f"{hash!r} by hand")

# The link to the form of the answer's clauses keeps the address, which holds the case.
browser.open(page.as_uri() + "#permissions=Mail.Send&from=sharedMailbox", READY)
address = browser.value("location.href")
browser.click("#basis .evidence")
expect([browser.value("document.activeElement.id"), browser.value("location.href")], ["evidence", address], "what the evidence is")
expect_quiet()
print(f"{len(PLACES)} places back and forth, links and what is tried passed")
