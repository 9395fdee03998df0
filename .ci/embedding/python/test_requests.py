"""GraphAdapter with requests itself, and with O365."""

import io
import pathlib

import pytest
import requests
import urllib3
from delegation_rules import GraphAdapter, token
from O365 import Account
from O365.utils.token import MemoryTokenBackend

CONTOSO = pathlib.Path(__file__).parents[3] / "Specs/tenants/contoso.json"
ADELE = token(user="AdeleV@contoso.com", permissions=["Mail.Send.Shared", "Mail.ReadWrite"])
SEND = "https://graph.microsoft.com/v1.0/me/sendMail"
BODY = {"message": {"toRecipients": [{"emailAddress": {"address": "AlexW@contoso.com"}}]}}


@pytest.fixture
def graph():
    return GraphAdapter(CONTOSO)


def session(adapter, where="https://graph.microsoft.com"):
    session = requests.Session()
    session.mount(where, adapter)
    session.headers["Authorization"] = f"Bearer {ADELE}"
    return session


# ---- O365 ----


def o365(graph):
    tokens = MemoryTokenBackend()
    tokens.add(
        {
            "client_id": "24b9fe36",
            "scope": [],
            "token_endpoint": "https://login.microsoftonline.com/common/token",
            "response": {"access_token": ADELE, "expires_in": 3600},
        }
    )
    account = Account(("24b9fe36", "secret"), token_backend=tokens)
    account.connection.session = account.connection.get_session(load_token=True)
    account.connection.session.mount("https://graph.microsoft.com", graph)
    return account


def new_message(account, sender):
    message = account.new_message()
    message.to.add("AlexW@contoso.com")
    message.sender.address = sender
    message.body = "Hello"
    return message


def test_o365_sends(graph):
    assert new_message(o365(graph), "AllanD@contoso.com").send()
    (result,) = graph.results
    assert (result["outcome"], result["sentItems"]) == ("accepted", ["AdeleV@contoso.com"])


def test_o365_raises_what_graph_refuses(graph):
    with pytest.raises(requests.HTTPError, match="does not have the right to send mail on behalf of"):
        new_message(o365(graph), "PattiF@contoso.com").send()


def test_o365_sends_a_draft(graph):
    message = new_message(o365(graph), "AllanD@contoso.com")
    assert message.save_draft() and message.send()
    assert [result["outcome"] for result in graph.results] == ["drafted", "accepted"]


# ---- requests itself ----


def test_a_response_is_as_those_from_the_network(graph):
    response = session(graph).post(SEND, json={"message": {**BODY["message"], "form": {}}})
    assert (response.status_code, response.reason, response.url) == (400, "Bad Request", SEND)
    assert (
        response.headers["content-type"] == "application/json" and response.json()["error"]["code"] == "RequestBodyRead"
    )
    assert response.request.method == "POST"
    sent = session(graph).post(SEND, json=BODY)
    assert (sent.status_code, sent.content, sent.ok) == (202, b"", True)
    assert sent.headers["client-request-id"] == sent.headers["request-id"] and sent.headers["Date"].endswith(" GMT")
    assert response.json()["error"]["innerError"]["request-id"] == response.headers["request-id"]


def test_bodies_may_be_text_bytes_files_and_parts(graph, tmp_path):
    text = '{"message": {"toRecipients": [{"emailAddress": {"address": "AlexW@contoso.com"}}]}}'
    (tmp_path / "body").write_text(text)
    client = session(graph)
    with (tmp_path / "body").open("rb") as file:
        for body in (text, text.encode(), file, iter([text[:9].encode(), text[9:].encode()])):
            assert client.post(SEND, data=body, headers={"Content-Type": b"application/json"}).status_code == 202


def test_other_hosts_fail_or_go_through_as_told(graph):
    with pytest.raises(requests.ConnectionError, match="example.com is none of Graph's hosts"):
        session(graph, "https://").get("https://example.com/")

    class Elsewhere(requests.adapters.HTTPAdapter):
        def send(self, request, *arguments, **options):
            return self.build_response(
                request, urllib3.HTTPResponse(io.BytesIO(b""), status=204, preload_content=False)
            )

    with session(GraphAdapter(CONTOSO, others=Elsewhere()), "https://") as client:
        assert client.get("https://example.com/").status_code == 204
        assert client.post(SEND, json=BODY).status_code == 202
