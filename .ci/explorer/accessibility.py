"""Holds the explorer page to WCAG 2.2 AA, as far as axe-core finds out: each state of it, on a phone and a desktop, in both schemes.

    python3 accessibility.py EXPLORER.html DELEGATION-RULES SPECS AXE.js
"""
import pathlib
import sys

from page import READY, browser, expect, expect_quiet, page

axe = pathlib.Path(sys.argv[4]).read_text()
OPEN_ALL = "for (const part of document.querySelectorAll('details')) part.open = true; 0"
EXAMPLE = "document.querySelector('#own-example').click();"
TYPE = """const type = (place, text) => { const field = document.querySelector(place); field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true })); };"""
STATES = {
    "an example": ("", "document.querySelector('#tab-case').click();" + OPEN_ALL), "refused": ("#permissions=Mail.Send.Shared&from=sharedMailbox", OPEN_ALL), "accepted": ("#permissions=Mail.Send.Shared&from=sharedMailbox&grants=SendAs,SendOnBehalf&alwaysSaveCopy=SendOnBehalf", OPEN_ALL),
    "drafted": ("#permissions=Mail.ReadWrite&operation=createDraft", OPEN_ALL), "unspecified": ("#token=app&permissions=Mail.Send&mailbox=signedInUser", OPEN_ALL),
    "out of reach": ("#permissions=Mail.Send.Shared&from=unknown", OPEN_ALL), "a bad link": ("#token=usr", ""), "copied": ("#from=own", "document.querySelector('#copy-link').click(); 0"),
    "nothing pasted": ("", ""), "a request": ("", EXAMPLE + OPEN_ALL), "what is no request": ("", TYPE + "type('#own-request', 'hello')"),
    "tried": ("", EXAMPLE + "document.querySelector('#remedy .primary').click()"), "a clause": ("#permissions=Mail.Send&from=sharedMailbox", "document.querySelector('#ways a').click()"),
    "answered otherwise": ("", EXAMPLE + TYPE + "document.querySelector('#forget-tenant').click(); type('#own-answer', '202')"),
    "no tenant": ("", EXAMPLE + "document.querySelector('#forget-tenant').click()"),
    "no token": ("", EXAMPLE + TYPE + "document.querySelector('#forget-tenant').click(); type('#own-token', '')"),
    "a batch": ("", EXAMPLE + TYPE + """type("#own-request", JSON.stringify({ requests: ["1", "2"].map((id) => ({ id, method: "POST", url: "/me/sendMail",
        headers: { "Content-Type": "application/json" }, body: { message: { toRecipients: [{ emailAddress: { address: "a@b.c" } }] } } })) }))"""),
    "traffic": ("", EXAMPLE + TYPE + """type("#own-request", JSON.stringify({ log: { entries: [202, 403].map((status) => ({ request: { method: "POST",
        url: "https://graph.microsoft.com/v1.0/me/sendMail", headers: [], postData: { text: '{"message":{"toRecipients":[{"emailAddress":{"address":"a@b.c"}}]}}' } },
        response: { status, content: {} } })) } }))"""),
}
STATES |= {"no organisation": ("", "document.querySelector('#tab-who').click()"),
           "who may send": ("", "document.querySelector('#tab-who').click(); document.querySelector('#who-example').click()")}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
# What WCAG 2.2 adds, and this axe-core does not know yet: what is touched is 24 pixels wide and high, and what has the
# focus is not behind the bar.
SMALL = """[...document.querySelectorAll("button, select, textarea, summary, input:not([type=radio], [type=checkbox]), label:has(> [type=radio], > [type=checkbox])")]
    .filter((part) => part.checkVisibility()).filter((part) => { const { width, height } = part.getBoundingClientRect(); return width < 24 || height < 24; })
    .map((part) => part.outerHTML.slice(0, 100))"""
HIDDEN = """[...document.querySelectorAll("button, select, textarea, summary, a, input")].filter((part) => part.checkVisibility() && part.closest("#bar") === null).filter((part) => {
    part.focus();
    const [{ top, bottom }, bar] = [part, document.querySelector("#bar")].map((shown) => shown.getBoundingClientRect());
    return document.querySelector("#bar").checkVisibility() && top >= bar.top && bottom <= bar.bottom && document.activeElement === part;
}).map((part) => part.outerHTML.slice(0, 100))"""
count = 0
for scheme in ["light", "dark"]:
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme},
                                                         {"name": "prefers-reduced-motion", "value": "reduce"}])
    for width in [360, 1280]:
        browser.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
        for state, (hash, script) in STATES.items():
            what = f"{state}, {scheme}, {width} pixels wide"
            browser.open(page.as_uri() + hash, READY)
            browser.value(f"(() => {{ {script} }})()")
            browser.value("new Promise((done) => setTimeout(done, 50)).then(() => 0)")
            assert browser.value("document.documentElement.scrollWidth <= innerWidth"), f"{what}: runs off the side"
            browser.value(axe + "; 0")
            found = browser.value("""axe.run(document, { runOnly: %s }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
                nodes.map(({ html, failureSummary }) => [id, html.slice(0, 150), failureSummary.slice(0, 300)])))""" % TAGS)
            expect(found, [], what)
            expect(browser.value(SMALL), [], f"{what}: too small to be touched")
            expect(browser.value(HIDDEN), [], f"{what}: focused behind the bar")
            count += 1
expect_quiet()
print(f"{count} states of the page, in both schemes, passed axe-core")
