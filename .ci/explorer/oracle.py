"""Answers questions through the JavaScript module in a worker of Chromium: JSON Lines in, JSON Lines out.

    python3 oracle.py OUT TENANT

OUT is the folder that Sources/Embedding/build wrote.
"""
import http.server
import pathlib
import sys
import threading

from browser import Browser

out, tenant = map(pathlib.Path, sys.argv[1:3])
WORKER = """
import { load } from "/delegation_rules.mjs";
const text = async (name) => (await fetch(name)).text();
const session = (await load()).open(await text("/tenant"));
const lines = (await text("/questions")).split("\\n").filter((line) => line !== "");
postMessage(lines.map((line) => `${JSON.stringify(session.ask(line))}\\n`).join(""));
"""
FILES = {
    "/": ("text/html", b""), "/worker.mjs": ("text/javascript", WORKER.encode()),
    "/delegation_rules.mjs": ("text/javascript", (out / "delegation_rules.mjs").read_bytes()),
    "/delegation_rules.wasm": ("application/wasm", (out / "delegation_rules.wasm").read_bytes()),
    "/tenant": ("text/plain", tenant.read_bytes()), "/questions": ("text/plain", sys.stdin.buffer.read()),
}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        kind, content = FILES.get(self.path, (None, b""))
        self.send_response(404 if kind is None else 200)
        self.send_header("Content-Type", kind or "text/plain")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser = Browser()
    browser.open(f"http://127.0.0.1:{server.server_port}/", "true")
    answers = browser.value("""new Promise((done, failed) => {
        const worker = new Worker("/worker.mjs", { type: "module" });
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = ({ message }) => failed(new Error(message));
    })""")
    server.shutdown()
sys.stdout.buffer.write(answers.encode())
