"""The add-on in mitmproxy itself, before a client that knows nothing but a proxy."""

import http.server
import os
import pathlib
import socket
import subprocess
import sys
import threading
import time

import delegation_rules
import pytest
import requests
from delegation_rules import token

CONTOSO = pathlib.Path(__file__).parents[3] / "Specs/tenants/contoso.json"
ADDON = pathlib.Path(delegation_rules.__file__).with_name("delegation_rules_mitmproxy.py")
MITMDUMP = pathlib.Path(sys.executable).with_name("mitmdump")
ADELE = token(user="AdeleV@contoso.com", permissions=["Mail.Send.Shared", "Mail.ReadWrite"])


def body(sender):
    return {
        "message": {
            "toRecipients": [{"emailAddress": {"address": "AlexW@contoso.com"}}],
            "from": {"emailAddress": {"address": sender}},
        }
    }


@pytest.fixture
def proxy(tmp_path):
    """Starts mitmdump with options: a client that goes through it, and what it logs."""
    started = []

    def start(*options):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = tmp_path / "log"
        with log.open("w") as output:
            started.append(
                subprocess.Popen(
                    [
                        MITMDUMP,
                        "-s",
                        ADDON,
                        "--listen-host",
                        "127.0.0.1",
                        "-p",
                        str(port),
                        "--set",
                        f"confdir={tmp_path}",
                        *(word for option in options for word in ("--set", option)),
                    ],
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    env={**os.environ, "PYTHONUNBUFFERED": "1"},
                )
            )
        for _ in range(600):
            if "listening" in log.read_text():
                break
            assert started[-1].poll() is None, log.read_text()
            time.sleep(0.1)
        client = requests.Session()
        client.trust_env = False
        client.proxies = {scheme: f"http://127.0.0.1:{port}" for scheme in ("http", "https")}
        client.verify = str(tmp_path / "mitmproxy-ca-cert.pem")
        client.headers["Authorization"] = f"Bearer {ADELE}"
        return client, log

    yield start
    for process in started:
        process.terminate()
        process.wait()


def test_a_program_behind_the_proxy_is_answered(proxy):
    client, log = proxy(f"graph_tenant={CONTOSO}")
    graph = "https://graph.microsoft.com/v1.0/me"
    mine = {"client-request-id": "mine"}
    sent = client.post(f"{graph}/sendMail", json=body("AllanD@contoso.com"), headers=mine)
    assert (sent.status_code, sent.content) == (202, b"")
    assert sent.headers["client-request-id"] == "mine" != sent.headers["request-id"] and sent.headers["Date"]
    refused = client.post(f"{graph}/sendMail", json=body("PattiF@contoso.com"))
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "ErrorSendAsDenied")
    draft = client.post(f"{graph}/messages", json=body("AllanD@contoso.com")["message"]).json()["id"]
    assert client.post(f"{graph}/messages/{draft}/send").status_code == 202
    assert client.get(f"{graph}/messages").status_code == 501
    other = client.get("http://localhost:9/")
    assert other.status_code == 502 and "none of Graph's hosts" in other.text
    written = log.read_text()
    assert "sendMail: accepted [" in written and "sendMail: rejected [" in written and ADELE not in written


class NoContent(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(204)
        self.end_headers()


def test_other_hosts_go_through_as_told(proxy):
    client, log = proxy(f"graph_tenant={CONTOSO}", "graph_others=pass")
    with http.server.HTTPServer(("127.0.0.1", 0), NoContent) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        assert client.get(f"http://127.0.0.1:{server.server_port}/").status_code == 204


def test_a_bad_tenant_is_told(tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text("{}")
    done = subprocess.run(
        [MITMDUMP, "-s", ADDON, "-p", "0", "--set", f"confdir={tmp_path}", "--set", f"graph_tenant={bad}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    assert done.returncode == 1 and "graph_tenant: recipients: missing; expected an array" in done.stdout
