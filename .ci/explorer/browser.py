"""A headless Chromium that is told what to do over a pipe, with nothing but Python's own library."""
import atexit
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time


def give_up(*_):
    raise SystemExit("Chromium did not answer within five minutes")


class Browser:
    """Chromium with one page, until the program ends; `events` holds what it reported and nobody asked for."""

    def __init__(self):
        program = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
        if program is None:
            raise SystemExit("there is no Chromium to test with")
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_browser, self.requests = os.pipe()
        self.answers, from_browser = os.pipe()

        def take_pipes():  # Chromium reads descriptor 3 and writes descriptor 4.
            reading, writing = os.dup(to_browser), os.dup(from_browser)
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-ipc-flooding-protection",  # It drops changes of the address when they come fast.
             f"--user-data-dir={self.profile.name}", "--remote-debugging-pipe", "about:blank"],
            close_fds=False, preexec_fn=take_pipes, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        atexit.register(self.close)
        signal.signal(signal.SIGALRM, give_up)
        signal.alarm(300)
        os.close(to_browser)  # Or the end of the browser would not be seen.
        os.close(from_browser)
        self.rest, self.number, self.session, self.events = b"", 0, None, []
        target = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Network", "Log", "DOM", "Accessibility"]:
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        """What the browser answers to one command."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        try:
            os.write(self.requests, json.dumps(message).encode() + b"\0")
        except BrokenPipeError:
            raise SystemExit("Chromium ended") from None
        while (answer := self.next_message()).get("id") != self.number:
            self.events.append(answer)
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def next_message(self):
        while b"\0" not in self.rest:
            chunk = os.read(self.answers, 1 << 16)
            if not chunk:
                raise SystemExit("Chromium ended")
            self.rest += chunk
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def open(self, url, ready):
        """Loads a page and waits until the expression `ready` is true there."""
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=url)
        while not self.value(f"document.readyState === 'complete' && Boolean({ready})"):
            time.sleep(0.01)

    def value(self, expression):
        """What an expression comes to in the page, once it has."""
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise AssertionError(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def click(self, selector):
        """Clicks with the mouse on what is to be seen of an element."""
        x, y = self.value(f"""(() => {{
            const element = document.querySelector({json.dumps(selector)});
            element.scrollIntoView({{ block: "center" }});
            const box = element.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
        }})()""")
        for kind in ["mousePressed", "mouseReleased"]:
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key, code):
        """Presses one key."""
        text = {"text": key} if len(key) == 1 else {}
        for kind in ["keyDown", "keyUp"]:
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key if len(key) > 1 else "Space",
                      windowsVirtualKeyCode=code, **(text if kind == "keyDown" else {}))

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.profile.cleanup()
