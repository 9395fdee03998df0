"""GraphTransport with httpx itself, and with Microsoft's own SDK."""

import asyncio
import datetime
import email.utils
import gzip
import json
import pathlib
import uuid
import zlib

import httpx
import pytest
from delegation_rules import GraphCredential, GraphTransport, token
from kiota_authentication_azure.azure_identity_authentication_provider import AzureIdentityAuthenticationProvider
from msgraph import GraphRequestAdapter, GraphServiceClient
from msgraph.generated.models.body_type import BodyType
from msgraph.generated.models.email_address import EmailAddress
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.message import Message
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.generated.models.recipient import Recipient
from msgraph.generated.users.item.messages.item.reply.reply_post_request_body import ReplyPostRequestBody
from msgraph.generated.users.item.send_mail.send_mail_post_request_body import SendMailPostRequestBody
from msgraph_core import GraphClientFactory
from msgraph_core.requests.batch_request_content import BatchRequestContent
from msgraph_core.requests.batch_request_item import BatchRequestItem

CONTOSO = pathlib.Path(__file__).parents[3] / "Specs/tenants/contoso.json"
ADELE = token(user="AdeleV@contoso.com", permissions=["Mail.Send.Shared", "Mail.ReadWrite"])
SEND = "https://graph.microsoft.com/v1.0/me/sendMail"
BODY = {"message": {"toRecipients": [{"emailAddress": {"address": "AlexW@contoso.com"}}]}}
AUTHORIZED = {"Authorization": f"Bearer {ADELE}"}


@pytest.fixture
def graph():
    return GraphTransport(CONTOSO)


# ---- Microsoft's SDK ----


def sdk(graph, bearer=ADELE):
    http = GraphClientFactory.create_with_default_middleware(client=httpx.AsyncClient(transport=graph))
    return GraphServiceClient(
        request_adapter=GraphRequestAdapter(AzureIdentityAuthenticationProvider(GraphCredential(bearer)), http)
    )


def recipient(address):
    return Recipient(email_address=EmailAddress(address=address))


def message(sender=None):
    return Message(
        subject="Hi",
        body=ItemBody(content="Hello", content_type=BodyType.Text),
        to_recipients=[recipient("AlexW@contoso.com")],
        from_=sender and recipient(sender),
    )


def send_body(sender=None):
    return SendMailPostRequestBody(message=message(sender), save_to_sent_items=True)  # The SDK's default is False.


def send(client, sender=None):
    return client.me.send_mail.post(send_body(sender))


def test_sdk_sends(graph):
    asyncio.run(send(sdk(graph), "AllanD@contoso.com"))
    (result,) = graph.results
    assert (result["method"], result["url"], result["outcome"]) == (
        "POST",
        SEND.replace("me", "users/me-token-to-replace"),
        "accepted",
    )
    assert result["message"]["sender"]["emailAddress"]["name"] == "Adele Vance"
    assert result["message"]["from"]["emailAddress"]["address"] == "AllanD@contoso.com"
    assert result["sentItems"] == ["AdeleV@contoso.com"] and result["clauses"]


def test_sdk_raises_what_graph_refuses(graph):
    with pytest.raises(ODataError) as raised:
        asyncio.run(send(sdk(graph), "PattiF@contoso.com"))
    assert raised.value.response_status_code == 403
    assert raised.value.error.code == "ErrorSendAsDenied"


def test_sdk_sends_a_draft(graph):
    async def draft_and_send():
        client = sdk(graph)
        draft = await client.me.messages.post(message("AllanD@contoso.com"))
        assert draft.is_draft and draft.from_.email_address.address == "AllanD@contoso.com"
        await client.me.messages.by_message_id(draft.id).send.post()

    asyncio.run(draft_and_send())
    assert [result["outcome"] for result in graph.results] == ["drafted", "accepted"]


def test_sdk_replies(graph):
    asyncio.run(sdk(graph).me.messages.by_message_id("AAMk").reply.post(ReplyPostRequestBody(comment="Thanks")))
    assert graph.results[0]["outcome"] == "accepted"


def test_sdk_batches(graph):
    async def batch():
        client = sdk(graph)
        items = [
            BatchRequestItem(
                id=name,
                request_information=client.users.by_user_id("AdeleV@contoso.com").send_mail.to_post_request_information(
                    send_body(sender)
                ),
            )
            for name, sender in [("1", "AllanD@contoso.com"), ("2", "PattiF@contoso.com")]
        ]
        return await client.batch.post(
            batch_request_content=BatchRequestContent({item.id: item for item in items}), error_map={}
        )

    responses = asyncio.run(batch()).responses
    assert {name: response.status for name, response in responses.items()} == {"1": 202, "2": 403}
    assert [(part["id"], part["outcome"]) for part in graph.results[0]["parts"]] == [
        ("1", "accepted"),
        ("2", "rejected"),
    ]


def test_sdk_as_an_application(graph):
    client = sdk(graph, token(app_id="24b9fe36", roles=["Mail.Send"]))
    asyncio.run(client.users.by_user_id("AllanD@contoso.com").send_mail.post(send_body()))
    with pytest.raises(ODataError, match="/me request is only valid"):
        asyncio.run(send(client))
    assert [result.get("sentItems") for result in graph.results] == [["AllanD@contoso.com"], None]


def test_sdk_raises_what_is_unspecified_and_what_is_invalid(graph):
    with pytest.raises(ODataError) as unspecified:
        asyncio.run(sdk(graph).me.messages.get())
    assert unspecified.value.response_status_code == 501
    assert "is none of the requests that are known" in unspecified.value.error.message
    with pytest.raises(ODataError) as invalid:
        asyncio.run(send(sdk(graph, token(user="nobody@contoso.com", permissions=["Mail.Send"]))))
    assert invalid.value.response_status_code == 500
    assert 'nobody is called "nobody@contoso.com"' in invalid.value.error.message


# ---- httpx itself ----


def test_sync_and_async_answer_the_same(graph):
    async def post():
        async with httpx.AsyncClient(transport=graph) as client:
            return await client.post(SEND, json=BODY, headers=AUTHORIZED)

    with httpx.Client(transport=graph) as client:
        responses = [client.post(SEND, json=BODY, headers=AUTHORIZED), asyncio.run(post())]
    assert [(response.status_code, response.content) for response in responses] == [(202, b"")] * 2
    first, second = graph.results
    assert first.pop("response")["headers"]["request-id"] != second.pop("response")["headers"]["request-id"]
    assert first == second


def test_a_response_has_the_id_and_the_time_of_its_request(graph):
    client = httpx.Client(transport=graph, headers=AUTHORIZED)
    refused = {**BODY["message"], "from": {"emailAddress": {"address": "PattiF@contoso.com"}}}
    parts = [
        {"id": id, "method": "POST", "url": "/me/sendMail", "headers": {"Content-Type": "application/json"}, "body": body}
        for id, body in (("1", BODY), ("2", {"message": refused}))
    ]
    root = "https://graph.microsoft.com/v1.0"
    own = {"Client-Request-ID": "mine"}
    before = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    responses = [
        client.post(SEND, json=BODY),
        client.post(SEND, json={"message": refused}, headers=own),
        client.post(f"{root}/$batch", json={"requests": parts}, headers=own),
        client.get(f"{root}/me/messages"),
        client.post(SEND, json=BODY, headers={"Authorization": f"Bearer {token(user='nobody', permissions=[])}"}),
    ]
    assert [response.status_code for response in responses] == [202, 403, 200, 501, 500]
    assert len({response.headers["request-id"] for response in responses}) == 5
    for response, result in zip(responses, graph.results, strict=True):
        request_id = response.headers["request-id"]
        assert str(uuid.UUID(request_id)) == request_id
        given = response.request.headers.get("client-request-id")
        assert response.headers["client-request-id"] == (given or request_id)
        date = email.utils.parsedate_to_datetime(response.headers["date"])
        assert before <= date <= datetime.datetime.now(datetime.timezone.utc)
        assert result["response"]["headers"]["request-id"] == request_id
        bodies = [response.json()] if response.content else []
        bodies += [part["body"] for body in bodies for part in body.get("responses", []) if "body" in part]
        errors = [body["error"] for body in bodies if "error" in body]
        assert len(errors) == (response.status_code != 202)
        for error in errors:
            assert error["innerError"]["request-id"] == request_id
            assert error["innerError"]["date"] == date.strftime("%Y-%m-%dT%H:%M:%S")


def test_results_never_have_the_token(graph):
    client = httpx.Client(transport=graph, headers=AUTHORIZED)
    for path in ("sendMail", "messages", "messages/1/send", "nothing"):
        client.post(f"https://graph.microsoft.com/v1.0/me/{path}", json=BODY)
    client.post(SEND, json=BODY, headers={"Authorization": f"Bearer {token(user='nobody', permissions=[])}"})
    assert [result["outcome"] for result in graph.results] == [
        "accepted",
        "rejected",
        "unspecified",
        "unspecified",
        "invalid",
    ]
    assert "eyJ" not in json.dumps(graph.results)


def test_every_part_of_a_batch_is_answered(graph):
    parts = [
        {"id": "1", "method": "GET", "url": "/me/messages"},
        {
            "id": "2",
            "method": "POST",
            "url": "/me/sendMail",
            "headers": {"Content-Type": "application/json"},
            "body": BODY,
        },
    ]
    client = httpx.Client(transport=graph, headers=AUTHORIZED)
    responses = client.post("https://graph.microsoft.com/v1.0/$batch?x=1", json={"requests": parts}).json()["responses"]
    assert [(response["id"], response["status"]) for response in responses] == [("1", 501), ("2", 202)]
    assert responses[0]["body"]["error"]["code"] == "Unspecified"
    assert graph.results[0]["url"] == "https://graph.microsoft.com/v1.0/$batch"


def test_reset_forgets_drafts_and_results(graph):
    client = httpx.Client(transport=graph, headers=AUTHORIZED)
    draft = client.post("https://graph.microsoft.com/v1.0/me/messages", json=BODY["message"]).json()["id"]
    graph.reset()
    assert client.post(f"https://graph.microsoft.com/v1.0/me/messages/{draft}/send").status_code == 501
    assert [result["outcome"] for result in graph.results] == ["unspecified"]


def test_mime_is_read_as_such(graph):
    client = httpx.Client(transport=graph, headers=AUTHORIZED)
    mime = {"Content-Type": "text/plain"}
    assert (
        client.post(SEND, content=b"bm8gYmFzZTY0!", headers=mime).json()["error"]["code"]
        == "ErrorMimeContentInvalidBase64String"
    )
    response = client.post(SEND, content=b"\xff", headers=mime)
    assert (response.status_code, response.json()["error"]["message"]) == (400, "Invalid base64 string for MIME content.")


PLAIN = json.dumps(BODY).encode()


@pytest.mark.parametrize(
    "coding, content",
    [
        ("", PLAIN),
        ("identity", PLAIN),
        ("gzip", gzip.compress(PLAIN)),
        ("X-GZip", gzip.compress(PLAIN)),
        ("deflate", zlib.compress(PLAIN)),
        ("gzip, identity ,deflate", zlib.compress(gzip.compress(PLAIN))),
    ],
)
def test_a_compressed_body_is_read(graph, coding, content):
    headers = AUTHORIZED | {"Content-Type": "application/json", "Content-Encoding": coding}
    assert httpx.Client(transport=graph).post(SEND, content=content, headers=headers).status_code == 202


@pytest.mark.parametrize(
    "coding, content, status, message",
    [
        ("gzip", PLAIN, 400, "expected a body in gzip, found what is none"),
        ("gzip", gzip.compress(PLAIN)[:50], 400, "expected a body in gzip, found what is none"),
        ("x-gzip", gzip.compress(PLAIN) + b"x", 400, "expected a body in gzip, found what is none"),
        ("gzip", zlib.compress(PLAIN), 400, "expected a body in gzip, found what is none"),
        ("deflate", gzip.compress(PLAIN), 400, "expected a body in deflate, found what is none"),
        ("deflate, gzip", zlib.compress(gzip.compress(PLAIN)), 400, "expected a body in gzip, found what is none"),
        ("Br, gzip", gzip.compress(PLAIN), 415, "expected a body in gzip or deflate, found the coding br"),
        ("gzip", gzip.compress(bytes((64 << 20) + 1)), 413, "expected a body of at most 64 MB"),
    ],
)
def test_a_body_that_cannot_be_unpacked_is_refused(graph, coding, content, status, message):
    headers = AUTHORIZED | {"Content-Type": "application/json", "Content-Encoding": coding}
    response = httpx.Client(transport=graph).post(SEND, content=content, headers=headers)
    assert (response.status_code, response.json()["error"]["message"]) == (status, message)
    assert graph.results[0]["outcome"] == "invalid"


def test_other_hosts_fail_or_go_through_as_told(graph):
    with pytest.raises(httpx.ConnectError, match="example.com is none of Graph's hosts"):
        httpx.Client(transport=graph).get("https://example.com/")
    with pytest.raises(httpx.ConnectError, match="example.com is none of Graph's hosts"):
        asyncio.run(httpx.AsyncClient(transport=graph).get("https://example.com/"))
    assert graph.results == []
    elsewhere = httpx.MockTransport(lambda request: httpx.Response(200, text=f"hello from {request.url.host}"))
    with httpx.Client(transport=GraphTransport(CONTOSO, others=elsewhere)) as client:
        assert client.get("https://example.com/").text == "hello from example.com"
        assert (
            client.post("https://graph.microsoft.us/v1.0/me/sendMail", json=BODY, headers=AUTHORIZED).status_code == 202
        )

    async def get():
        async with httpx.AsyncClient(transport=GraphTransport(CONTOSO, others=elsewhere)) as client:
            return await client.get("https://example.com/")

    assert asyncio.run(get()).text == "hello from example.com"


def test_a_token_is_of_a_user_or_of_an_application():
    for wrong in ({}, {"user": "a", "app_id": "b"}):
        with pytest.raises(TypeError):
            token(**wrong)
