"""The explorer page in a browser, and the command that it is held to: what its checks share.

Each check is called with EXPLORER.html DELEGATION-RULES SPECS, and AXE.js behind them.
"""
import json
import pathlib
import re
import subprocess
import sys

from browser import Browser

page, command, specs = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
browser = Browser()


def ask(verb, questions):
    """What the command answers to questions."""
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    run = subprocess.run([command, verb], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def explain(verb, questions):
    """What the command tells a person of questions: the lines of each answer, without its title."""
    lines = "".join(json.dumps({**question, "id": f"question {number}"}) + "\n" for number, question in enumerate(questions))
    run = subprocess.run([command, verb, "--explain"], input=lines, capture_output=True, text=True, check=True)
    parts = re.split(r"^question \d+: ", run.stdout, flags=re.M)[1:]
    expect(len(parts), len(questions), "explanations")
    return [[line.strip() for line in part.splitlines()] for part in parts]


def capitalized(text):
    return text[:1].upper() + text[1:]


def expect(actual, expected, what):
    if actual != expected:
        raise AssertionError(f"{what}: expected {expected!r}, got {actual!r}")


READY = "document.querySelector('#project').textContent"  # The last that the page does before it waits.


def expect_quiet():
    """Nothing was asked of the network, and nothing went wrong without a word."""
    asked = [event["params"]["request"]["url"] for event in browser.events if event["method"] == "Network.requestWillBeSent"]
    expect([url for url in asked if not url.startswith(("file:", "data:", "about:"))], [], "requests to the network")
    expect([event["params"] for event in browser.events if event["method"] in ["Runtime.exceptionThrown", "Log.entryAdded"]], [],
           "errors in the page")


def set_value(selector, text):
    browser.value(f"""(() => {{
        const field = document.querySelector({json.dumps(selector)});
        field.value = {json.dumps(text)};
        field.dispatchEvent(new Event("input", {{ bubbles: true }}));
    }})()""")


def text(selector):
    return browser.value(f"document.querySelector({json.dumps(selector)}).textContent")


def choose_files(*files):
    """Chooses files, and waits until they are taken."""
    node = browser.call("DOM.getDocument")["root"]["nodeId"]
    field = browser.call("DOM.querySelector", nodeId=node, selector="#own-files")["nodeId"]
    browser.value("document.querySelector('#drop').removeAttribute('aria-busy')")
    browser.call("DOM.setFileInputFiles", nodeId=field, files=[str(file) for file in files])
    browser.value("""new Promise((done) => {
        const look = () => document.querySelector("#drop").ariaBusy === "false" ? done() : setTimeout(look, 5);
        look();
    }).then(() => 0)""")


def step(action):
    """Does what leads to another place in the history, and waits until one is there."""
    browser.value(f"new Promise((done) => {{ addEventListener('popstate', () => setTimeout(done), {{ once: true }}); {action}; }}).then(() => 0)")


def is_example():
    return browser.value("!document.querySelector('#example-note').hidden")


def choose_example(beginning):
    """Chooses the example of a case whose title begins so."""
    browser.value(f"""(() => {{
        const list = document.querySelector("#example");
        list.value = [...list.options].find(({{ textContent }}) => textContent.startsWith({json.dumps(beginning)})).value;
        list.dispatchEvent(new Event("change", {{ bubbles: true }}));
    }})()""")
