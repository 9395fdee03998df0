"""Tries the explorer page in a browser: every control, the whole corpus by its address, the advice, keys and colours.

    python3 check.py EXPLORER.html DELEGATION-RULES SPECS
"""
import functools
import http.server
import json
import re
import threading

from page import READY, ask, browser, capitalized, choose_example, expect, expect_quiet, explain, is_example, page, specs, step, text


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def fragment(scenario):
    parts = {"token": scenario["token"]["type"], "permissions": ",".join(scenario["token"]["permissions"]),
             **scenario["endpoint"], "from": scenario.get("from", "own"), "grants": ",".join(scenario.get("grants", [])),
             "alwaysSaveCopy": ",".join(scenario.get("alwaysSaveCopy", []))}
    parts |= {key: scenario[key] for key in ["fromSource", "accessPolicy"] if key in scenario}
    if "exchangeRoles" in scenario:
        parts["exchangeRoles"] = ",".join(scenario["exchangeRoles"])
    if "alias" in parts:
        parts["alias"] = str(parts["alias"]).lower()
    if not scenario.get("saveToSentItems", True):
        parts["saveToSentItems"] = "false"
    return "#" + "&".join(f"{key}={value}" for key, value in parts.items())


def scenario_in_address():
    parts = dict(part.split("=") for part in browser.value("location.hash")[1:].split("&"))
    names = lambda key: [name for name in parts.get(key, "").split(",") if name]
    scenario = {"token": {"type": parts["token"], "permissions": names("permissions")},
                "endpoint": {"mailbox": parts["mailbox"], "operation": parts["operation"]}, "from": parts.get("from", "own"),
                "grants": names("grants"), "alwaysSaveCopy": names("alwaysSaveCopy"),
                "exchangeRoles": names("exchangeRoles")}
    scenario |= {key: parts[key] for key in ["fromSource", "accessPolicy"] if key in parts}
    if "alias" in parts:
        scenario["endpoint"]["alias"] = parts["alias"] == "true"
    if "saveToSentItems" in parts:
        scenario["saveToSentItems"] = False
    return scenario


# The steps of a way, as the command prints them: without the buttons.
STEPS = """((list) => [...list.querySelectorAll(".steps > li")].map((step) => {
    const copy = step.cloneNode(true);
    for (const part of copy.querySelectorAll(".copy, .copied")) part.remove();
    return copy.textContent;
}))"""
SHOWN = f"""({{
    remedy: [document.querySelector("#remedy h3")?.textContent ?? "", {STEPS}(document.querySelector("#remedy")),
        document.querySelector("#remedy > p")?.textContent ?? ""],
    cause: document.querySelector("#cause").textContent,
""" + """
    headline: document.querySelector("#headline").textContent,
    because: document.querySelector("#because").textContent,
    response: document.querySelector("#response").textContent,
    seen: [...document.querySelectorAll("#seen dd")].map((part) => part.textContent),
    kept: [...document.querySelectorAll("#mailboxes .kept")].map((folder) =>
        [folder.closest(".mailbox").querySelector("h3").textContent.toLowerCase(), folder.firstChild.textContent]),
    reasons: [...document.querySelectorAll("#mailboxes .kept small")].map((reason) => reason.textContent),
    clauses: [...document.querySelectorAll("#clauses code")].map((code) => code.textContent),
    basis: document.querySelector("#basis .evidence").textContent,
    contested: document.querySelectorAll("#clauses .contested").length,
    example: document.querySelector("#example").selectedOptions[0].textContent,
})"""


def expect_shown(scenario, prediction, explanation, what):
    """Holds all that the page shows to the prediction of the command, and to what it tells a person."""
    shown = browser.value(SHOWN)
    names = {"sendingUser": "the mailbox in the path" if scenario["token"]["type"] == "app" else "the signed-in user",
             "from": {"sharedMailbox": "the shared mailbox", "resourceMailbox": "the resource mailbox",
                      "microsoft365Group": "the microsoft 365 group", "distributionList": "the distribution list",
                      "mailUser": "the mail user", "mailContact": "the mail contact", "unknown": "the unknown address",
                      }.get(scenario.get("from", "own"), "the other user")}
    outcome = prediction["outcome"]
    expect(shown["headline"], capitalized(explanation[0]), f"{what}: headline")
    path = scenario["endpoint"]["mailbox"]
    id = {"from": "{from}", "group": "{path}", "withoutMailbox": "{path}", "noUser": "{path}"}.get(path, "{id}")
    sentences = [line for line in explanation[1:explanation.index("")]  # One's own address has no switches to turn on.
                 if scenario.get("from", "own") not in ["own", "ownAlias"] or "does nothing here" not in line]
    sentences = " ".join(sentences)
    if id != "{id}":  # As the page's request has it.
        sentences = sentences.replace(" ({id}: the id in the path.)", "").replace("{id}", id)
    expect(shown["because"], sentences, f"{what}: what follows")
    remedy = next((part for part in range(len(explanation)) if explanation[part].startswith("To have ")), None)
    title, steps, rest = shown["remedy"]
    told = [step[:1].lower() + (step[1:-1] if step.endswith(".") else step[1:].replace(": ", " (", 1) + ")") for step in steps]
    told = title if title == "" else f"{title} {', and '.join(told)}." if told else f"{title} {rest}"
    expect(told, "" if remedy is None else explanation[remedy], f"{what}: remedy")
    expect(shown["cause"] != "", outcome == "rejected", f"{what}: whether there is a cause")
    expect(shown["response"].split("\n")[0], f"HTTP/1.1 {prediction['status']}" if "status" in prediction else outcome,
           f"{what}: status")
    if outcome == "rejected":
        body = json.loads(shown["response"].split("\n\n", 1)[1])
        message = prediction["error"]["message"].replace("{id}", id)
        expect(body, {"error": {**prediction["error"], "message": message}}, f"{what}: error body")
    parties = [prediction["sender"], prediction["from"]] if outcome == "accepted" else []
    expect([part.lower() for part in shown["seen"]], [names[party] for party in parties], f"{what}: sender and from")
    kept = [[names[party], "Sent Items"] for party in prediction.get("sentItems", [])]
    if outcome == "drafted":
        kept = [[names[prediction["draftsOf"]], "Drafts"]]
    expect(shown["kept"], kept, f"{what}: folders")
    reasons = " ".join(shown["reasons"])
    for words, clauses in [("by default", ["own-path-keeps-senders-copy", "from-path-keeps-from-copy"]),
                           ("always: MessageCopyFor", ["administrators-copy"])]:
        expect(words in reasons, any(clause in prediction["clauses"] for clause in clauses), f"{what}: {words}")
    expect(shown["clauses"], prediction["clauses"], f"{what}: clauses")
    expect(shown["basis"], prediction["basis"], f"{what}: basis")
    expect(shown["contested"], len(prediction.get("contested", [])), f"{what}: contested clauses")
    return shown


def go(hash):
    """Follows a link to another case."""
    browser.value(f"""new Promise((done) => {{
        if (location.hash === {json.dumps(hash)}) done();
        addEventListener("hashchange", () => setTimeout(done), {{ once: true }});
        location.hash = {json.dumps(hash)};
    }}).then(() => 0)""")


corpus = [case for file in sorted(specs.glob("cases/*.json")) for case in json.loads(file.read_text())["cases"]]
examples = json.loads((specs / "cases/documented-examples.json").read_text())["cases"]

selected = lambda: browser.value("document.querySelector('#example').selectedOptions[0].textContent")

# Example 2, with why it is refused and what would make it pass.
example = next(case for case in corpus if case["id"] == "example-2")
browser.open(page.as_uri() + "#from=own", READY)
expect(browser.value(r"[...document.querySelectorAll('#scenario label')].map(({ textContent }) => textContent).filter((text) => /\/(\w+)\s+\1$/.test(text))"),
       [], "choices that say a word twice")
FIRST, FIRST_HASH = browser.value("(({ text, value }) => [text, value])(document.querySelector('#example optgroup option'))")
choose_example("Example 2")
expect(is_example(), True, "an example that was chosen")
expect(expect_shown(example["scenario"], example["prediction"], explain("predict", [example["scenario"]])[0],
                    "an example")["example"][:10], "Example 2:", "the example")
for words in ["must hold Send As or Send on Behalf",
              "The mailbox owner grants the signed-in user Send on Behalf on the other user's mailbox: in Outlook"]:
    assert words in browser.value("document.body.innerText"), words
browser.click("#ways .primary")
expect(text("#headline"), "Accepted (202).", "a way tried")
expect(scenario_in_address()["grants"], ["SendOnBehalf"], "the grants of the way tried")
expect(browser.value("document.activeElement.id"), "verdict-title", "the focus after a way was tried")
step("history.back()")
expect(text("#headline"), "Refused (403 ErrorSendAsDenied).", "a step back")
browser.value("document.querySelector('#ways .primary').click()")
browser.open(browser.value("location.href"), READY)
expect([selected()[:10], is_example()], ["Example 1:", False], "the case that the link names")

# Each control that can be clicked, one after the other and back again, through every kind of from address.
states = []
inputs = browser.value("""[...document.querySelectorAll("#scenario input")].map(({ name, value }) =>
    `#scenario input[name="${name}"][value="${value}"]`)""")
kinds = browser.value("[...document.querySelectorAll('#from option')].map(({ value }) => value)")
clicked = set()
for kind in kinds:
    browser.value(f"""document.querySelector("#from").value = "{kind}";
        document.querySelector("#from").dispatchEvent(new Event("change", {{ bubbles: true }}))""")
    save = [selector for selector in inputs if "saveToSentItems" in selector]  # Once sendMail is chosen again.
    # What only some paths go with: each path, and then these.
    paths = [selector for selector in inputs if 'name="mailbox"' in selector]
    beside = [selector for selector in inputs if 'name="alias"' in selector or 'name="fromSource"' in selector]
    for selector in inputs + inputs[::-1] + save + save + sum(([path] + beside for path in paths), []):
        if browser.value(f"document.querySelector('{selector}').disabled"):
            continue
        browser.click(selector)
        clicked.add(selector)
        states.append((scenario_in_address(), browser.value(SHOWN), kind))
expect(clicked, set(inputs), "controls that could be clicked")
reached = {json.dumps(scenario, sort_keys=True) for scenario, _, _ in states}
assert len(reached) > 80, f"only {len(reached)} cases were reached by clicking"
for (scenario, shown, kind), prediction in zip(states, ask("predict", [state[0] for state in states])):
    expect(scenario["from"], kind, "the from address in the link")
    expect(shown["clauses"], prediction["clauses"], f"clauses of {scenario}")

# Every case of the corpus, by its link.
sound = [case for case in corpus if case["prediction"]["outcome"] != "invalid"]
for case, explanation in zip(sound, explain("predict", [case["scenario"] for case in sound])):
    go(fragment(case["scenario"]))
    expect_shown(case["scenario"], case["prediction"], explanation, case["id"])

# A link that names no case is said to be one, and the first example is shown.
for hash, key in [("#token=usr", "token"), ("#tokn=user", "tokn"), ("#garbage", "garbage"), ("#goal=x", "goal"),
                  ("#grants=Owner", "grants"), ("#token=app&token=user", "token"), ("#mailbox=you", "mailbox"),
                  ("#operation=sendDraft&saveToSentItems=false", "saveToSentItems"),
                  ("#__proto__=x", "__proto__"), ("#constructor=x", "constructor"), ("#from=__proto__", "from"),
                  ("#goal=constructor", "goal"), ("#saveToSentItems=constructor", "saveToSentItems")]:
    go(hash)
    problem = browser.value("(({ hidden, textContent }) => hidden ? '' : textContent)(document.querySelector('#link-problem'))")
    assert f" {key}: " in problem and "found a function" not in problem, f"{hash}: {problem!r}"
    expect([selected(), is_example()], [FIRST, True], f"{hash}: the case shown")

# The cause is what is wrong: without it, Graph would not refuse it so.
CURES = {" holds neither Send As ": lambda it: it.setdefault("grants", []).append("SendAs"),
         " has no Full Access ": lambda it: it.setdefault("grants", []).append("FullAccess"),
         "An application access policy ": lambda it: it.pop("accessPolicy"),
         "Nobody in the organisation has ": lambda it: it.update({"from": "userMailbox", "grants": ["SendAs"]}),
         "With an application token nobody ": lambda it: it["endpoint"].update(mailbox="another"),
         "The path names ": lambda it: it["endpoint"].update(mailbox="me"),
         "The application token carries no ": lambda it: it["token"].update(permissions=["Mail.Send", "Mail.ReadWrite"])}
cured = []
for case in sound:
    if case["prediction"]["outcome"] != "rejected":
        continue
    go(fragment(case["scenario"]))
    cause = browser.value("document.querySelector('#cause').textContent")
    scenario = json.loads(json.dumps(case["scenario"]))
    if missing := re.fullmatch(r"The token lacks the permission ([\w.]+)\.", cause):
        scenario["token"]["permissions"].append(missing[1])
    else:
        [cure] = [cure for words, cure in CURES.items() if words in cause]
        cure(scenario)
    cured.append((case, cause, scenario))
for (case, cause, _), prediction in zip(cured, ask("predict", [scenario for _, _, scenario in cured])):
    assert prediction["outcome"] != "rejected" or prediction["error"] != case["prediction"]["error"] or \
        prediction["clauses"][0] != case["prediction"]["clauses"][0], f"{case['id']}: {cause!r} is not why"

# The advice is that of the command, word for word.
goals = {"accepted": {}, "hidden": {"sender": "from"}, "visible": {"sender": "sendingUser"},
         "copy-from": {"sentItems": ["from"]}, "copy-both": {"sentItems": ["sendingUser", "from"]},
         "copy-none": {"sentItems": []}, "drafted": {"outcome": "drafted"}}
expect(browser.value("[...document.querySelectorAll('#goal option')].map(({ value }) => value)"), list(goals), "goals")
questions = [(case["scenario"], name) for case in sound[::4] + examples for name in goals]
answers = explain("advise", [{"scenario": scenario, "goal": goals[name]} for scenario, name in questions])
for (scenario, name), answer in zip(questions, answers):
    go(f"{fragment(scenario)}&goal={name}")
    what = f"advice on {scenario} for {name}"
    ways = browser.value(f"""[...document.querySelectorAll("#ways > ol > li, #ways > details > ol > li")].map((way) => {STEPS}(way)
        .concat([...way.querySelector(":scope > p").childNodes].filter(({{ tagName }}) => tagName !== "BUTTON")
            .map(({{ textContent }}) => textContent).join("").trim()))""")
    wanted = []
    delay = [line for line in answer if line.startswith("What an administrator")]
    for line in answer[1:]:
        if re.match(r"\d+\. ", line):
            wanted.append([line.split(". ", 1)[1]])
        elif wanted and line.startswith("Then: "):
            wanted[-1].append(line)
        elif wanted and line and line not in delay and not line.startswith("{"):
            if wanted[-1][-1].startswith("Then: "):
                wanted[-1][-1] += " " + line
            else:
                wanted[-1].append(line)
    expect(ways, wanted, what)
    shown = browser.value("[...document.querySelectorAll('#ways > p')].map(({ textContent }) => textContent)")
    expect(shown[-1 - len(delay):], [capitalized(answer[0])] + delay, what)
    obstacles = browser.value("[...document.querySelectorAll('#ways > ul > li')].map(({ textContent }) => textContent)")
    expect(obstacles, [line[2:] for line in answer if line.startswith("- ")], f"{what}: obstacles")

    # Whatever stands in braces is explained beside it.
    for texts, note in [("#request, #response", "#request-placeholders"), ("#ways", "#placeholders")]:
        words = browser.value(f"[...document.querySelectorAll('{texts}')].map((part) => part.textContent).join(' ')")
        meanings = browser.value(f"document.querySelector('{note}').textContent")
        for name in set(re.findall(r"\{\w+\}", words)):
            assert f"{name}: " in meanings, f"{what}: {name} in {texts} is not explained by {meanings!r}"

# Goals about two parties, where an application makes them one; and a path that names no mailbox at all.
for case, words in [
        ("#token=app&permissions=Mail.Send&mailbox=from&from=sharedMailbox&goal=copy-from", "It is so already: the app sends"),
        ("#permissions=Mail.Send.Shared&from=sharedMailbox&grants=SendAs&goal=copy-from", "As well as the following"),
        ("#permissions=Mail.Send.Shared&from=distributionList&grants=SendAs", "The distribution list\nhas no mailbox")]:
    go(case)
    assert words in browser.value("document.body.innerText").replace("\n\n", "\n"), f"{case}: {words!r} is not shown"

# Whatever objects inherit is no part of a case or of an answer.
ALL = """["headline", "because", "remedy", "response", "seen", "mailboxes", "ways", "changes", "clauses"]
    .map((id) => document.getElementById(id).innerHTML)"""
drafted = next(case["scenario"] for case in sound if case["prediction"]["outcome"] == "drafted")
for scenario in [example["scenario"], drafted, sound[0]["scenario"]]:
    go("#from=own")
    go(fragment(scenario))
    shown = browser.value(ALL)
    for key, value in {"saveToSentItems": False, "grants": ["SendAs"], "from": "own", "alwaysSaveCopy": ["SentAs"],
                       "sentItems": ["from"], "draftsOf": "from", "contested": example["prediction"]["clauses"],
                       "section": "x", "folder": "Inbox"}.items():
        browser.value(f"Object.prototype.{key} = {json.dumps(value)}; 0")
        go("#from=own")
        go(fragment(scenario))
        expect(browser.value(ALL), shown, f"{fragment(scenario)} with {key} on Object.prototype")
        browser.value(f"delete Object.prototype.{key}; 0")

# With the keyboard alone: from the top of the page to the token, to another one, and to a permission.
browser.call("Emulation.setDeviceMetricsOverride", width=1280, height=800, deviceScaleFactor=1, mobile=False)
browser.open(page.as_uri() + FIRST_HASH, READY)
for _ in range(4):
    browser.press("Tab", 9)
expect(browser.value("document.activeElement.name"), "token", "where the fourth tab leads")
browser.press("ArrowDown", 40)
expect(scenario_in_address()["token"]["type"], "app", "the token after an arrow key")
browser.press("Tab", 9)
browser.press(" ", 32)
expect(scenario_in_address()["token"]["permissions"], ["Mail.Send", "Mail.Send.Shared"], "permissions after a space")
expect(browser.value("document.querySelector('#headline').textContent"), "Refused (400 BadRequest).", "the answer by keys")

# For a screen reader: whatever can be operated has a name, and the answer is announced.
nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
operable = [node for node in nodes if node.get("role", {}).get("value") in
            ["radio", "checkbox", "combobox", "button", "link", "group", "radiogroup", "region", "form"]]
assert len(operable) > 30, "the controls are not in the accessibility tree"
unnamed = [node["role"]["value"] for node in operable if not node.get("name", {}).get("value")
           and node["role"]["value"] != "group"]
expect(unnamed, [], "controls without a name")
expect(browser.value("document.querySelector('#headline').getAttribute('aria-live')"), "polite", "the answer is announced")

# Readable on a phone, in light and in dark: nothing runs off the side, and each text stands out from what is behind it.
CONTRASTS = """(() => {
    const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
        .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
    const behind = (element) => {
        for (; element; element = element.parentElement) {
            const colour = parse(getComputedStyle(element).backgroundColor);
            if (colour.length < 4 || colour[3] > 0) return colour;
        }
        return [255, 255, 255];
    };
    return [...document.querySelectorAll("body *")]
        .filter((element) => element.innerText && !element.closest("label:has(:disabled), option") && !element.matches("option, .skip"))
        .map((element) => {
            const [one, other] = [light(parse(getComputedStyle(element).color)), light(behind(element))];
            return [(Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05), element.outerHTML.slice(0, 80)];
        }).filter(([contrast]) => contrast < 4.5);
})()"""
for scheme in ["light", "dark"]:
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    for width in [360, 820, 1280]:
        browser.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
        for case in [example] + [next(case for case in sound if case["prediction"]["outcome"] == outcome)
                                 for outcome in ["accepted", "drafted", "unspecified"]]:
            go(fragment(case["scenario"]))
            what = f"{case['id']}, {scheme}, {width} pixels wide"
            assert browser.value("document.documentElement.scrollWidth <= innerWidth"), f"{what}: runs off the side"
            expect(browser.value(CONTRASTS), [], f"{what}: texts that do not stand out")
assert browser.value("getComputedStyle(document.body).backgroundColor") == "rgb(18, 21, 27)", "there is no dark scheme"

# The JavaScript module in a browser, from a server: it loads the WebAssembly module beside it, and its fetch answers what
# the page sends to Graph. (What it answers in a worker is compared elsewhere: oracle.py.)
handler = functools.partial(QuietHandler, directory=page.parent)
with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/delegation_rules"
    browser.open(address + ".h", "true")
    answer = browser.value(f"""import("{address}.mjs").then(({{ load }}) => load())
        .then((rules) => rules.predict({json.dumps(example["scenario"])}))""")
    expect(answer, example["prediction"], "Example 2 by the module in a browser")
    case = json.loads((specs / "exchanges/documented-examples.json").read_text())
    tenant = json.loads((specs / f"tenants/{case['tenant']}.json").read_text())
    for exchange, result in [(case["exchange"], case["result"]) for case in case["cases"]]:
        names = f"const [name, TENANT, EXCHANGE] = {json.dumps([address + '.mjs', tenant, exchange])};"
        expect(browser.value(f"""(async () => {{ {names}
            const {{ load }} = await import(name);
            const session = (await load()).open(TENANT);
            const {{ method, url, headers, body }} = EXCHANGE.request;
            document.defaultView.fetch = session.fetchWith({{ token: EXCHANGE.token, others: "pass" }});
            const answer = await fetch(new URL(url, "https://graph.microsoft.com"), {{ method, headers, body: JSON.stringify(body) }});
            return [answer.status, session.results[0].outcome];
        }})()"""), [result["response"]["status"], result["outcome"]], "fetch in a browser")
    server.shutdown()
browser.events = [event for event in browser.events if "127.0.0.1" not in json.dumps(event)]

expect_quiet()
print(f"{len(clicked)} controls in {len(states)} states, {len(sound)} cases by their links, "
      f"{len(questions)} questions for advice, keys, names and contrasts passed")
