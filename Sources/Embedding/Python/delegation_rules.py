"""What Microsoft Graph does with mail that is sent as somebody else: the engine, and Graph itself for tests.

>>> from delegation_rules import Session, predict
>>> scenario = {"token": {"type": "user", "permissions": ["Mail.Send.Shared"]},
...             "endpoint": {"mailbox": "me", "operation": "sendMail"}, "from": "userMailbox"}
>>> predict(scenario)["error"]["code"]
'ErrorSendAsDenied'

Scenarios, exchanges, questions for advice and all answers have the keys and values that Specs/README.md describes. To
test a program that calls Graph, give its HTTP client a `GraphTransport` (httpx) or a `GraphAdapter` (requests).

Bad input raises `InvalidInput`, a ValueError whose one line names the key; `Session.ask` alone answers it, with the
outcome "invalid", as the command does.

The library is looked for beside this file, or is the file that DELEGATION_RULES_LIBRARY names.
"""

from __future__ import annotations

import array
import base64
import ctypes
import datetime
import email.utils
import json
import os
import pathlib
import re
import sys
import uuid
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NoReturn, TypedDict, Union, cast, overload

if TYPE_CHECKING:
    import httpx
    import numpy
    import requests
    from azure.core.credentials import AccessToken
    from httpx import AsyncBaseTransport, BaseTransport
    from numpy.typing import NDArray
    from requests.adapters import BaseAdapter
else:  # Whoever uses one of these packages need not have the others: where they only check types, none is there.

    class AsyncBaseTransport: ...

    class BaseTransport: ...

    class BaseAdapter: ...


__all__ = [
    "CLAUSES",
    "FACTS",
    "GRAPH_HOSTS",
    "GraphAdapter",
    "GraphCredential",
    "GraphTransport",
    "InvalidInput",
    "MockGraph",
    "MockResponse",
    "Session",
    "advise",
    "import_tenant",
    "pack",
    "predict",
    "predict_many",
    "replay",
    "token",
    "unpack",
]

# ---- What goes in and what comes out ----

#: JSON: an object, or its text.
JSONObject = Union[Mapping[str, object], str, bytes]
#: A tenant: a JSON object, its text, or the path of a file that holds it.
Tenant = Union[JSONObject, "os.PathLike[str]"]

Outcome = Literal["accepted", "drafted", "rejected", "unspecified", "invalid"]
Party = Literal["sendingUser", "from"]
Basis = Literal["documented", "reference", "observed", "inferred"]


class Error(TypedDict):
    """Graph's error."""

    code: str
    message: str


Prediction = TypedDict(
    "Prediction",
    {
        "id": str,
        "outcome": Outcome,
        "status": int,
        "sender": Party,
        "from": Party,
        "sentItems": "list[Party]",
        "draftsOf": Party,
        "error": Error,
        "reason": str,
        "clauses": "list[str]",
        "basis": Basis,
        "contested": "list[str]",
    },
    total=False,
)
Prediction.__doc__ = "What comes of a scenario: `outcome`, and what it brings with it."


class Response(TypedDict, total=False):
    """What Graph answers; without a `body` where it sends none."""

    status: int
    headers: dict[str, str]
    body: dict[str, Any]


class Result(TypedDict, total=False):
    """What comes of a request: the `response`, and what Graph never tells."""

    id: str
    method: str  #: of the request, in `MockGraph.results`
    url: str  #: the same
    response: Response  #: in what `Session.replay` answers, absent where it is unspecified
    outcome: Outcome
    reason: str
    message: dict[str, Any]  #: `sender` and `from`, as recipients see them; only where it was accepted
    sentItems: list[str]  #: the addresses of the mailboxes that keep a copy; only where it was accepted
    scenario: dict[str, Any]
    clauses: list[str]
    basis: Basis
    contested: list[str]
    parts: list[dict[str, Any]]  #: of a batch: the result of each of its requests, with its `id`
    error: dict[str, str]  #: with the outcome `invalid`: the `path` of the key at fault, and a `message`


class Way(TypedDict):
    """One way to reach a goal: a minimal set of changes, and what they lead to."""

    changes: list[dict[str, Any]]
    scenario: dict[str, Any]
    prediction: Prediction


class Advice(TypedDict, total=False):
    """What to change; where nothing helps, why."""

    id: str
    advice: list[Way]
    obstacles: list[str]
    reason: str


class ImportedTenant(TypedDict):
    """A tenant, what was not understood in the exports that it was made of, and what these do not tell."""

    tenant: dict[str, Any]
    findings: list[dict[str, str]]
    counts: dict[str, Any]
    exported: list[dict[str, Any]]  #: the exports, each with its `file` and `what` it tells of
    missing: list[dict[str, Any]]  #: `what` nobody exported: it may be so all the same
    applications: list[dict[str, str]]  #: the `appId` and the `displayName` of those whose service principal was exported


class Source(TypedDict, total=False):
    """A page or a thread that a clause rests on."""

    document: str  #: its title; a source has at least that
    section: str
    url: str


class Clause(TypedDict, total=False):
    """A rule, which predictions and results cite by its `id`."""

    id: str
    statement: str
    evidence: Basis
    sources: list[Source]
    contested: bool
    contestedBy: list[Source]  #: the reports that contradict it, where it is contested


class InvalidInput(ValueError):
    """The input cannot be read; `path` is the key at fault, dotted."""

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(f"{path}: {message}" if path else message)
        self.path = path


# ---- The library ----


class _Handle(ctypes.c_void_p):
    """A session of the library's. Whoever asks it holds it, so that it is closed after the last answer."""

    def __del__(self) -> None:
        if self:
            _close(self)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a session can be neither copied nor pickled; open another with the same tenant")


def _load() -> ctypes.CDLL:
    path = os.environ.get("DELEGATION_RULES_LIBRARY") or os.path.join(
        os.path.dirname(os.path.abspath(__file__)),
        "libdelegation_rules.dylib" if sys.platform == "darwin" else "libdelegation_rules.so",
    )
    try:
        return ctypes.CDLL(path)
    except OSError as error:
        if sys.platform == "win32":
            raise ImportError(
                "delegation_rules: there is no library for Windows; use the module in WSL, or the server mock-graph.mjs",
                path=path,
            ) from None
        raise ImportError(
            f"delegation_rules: {error}; put the library there that `bash Sources/Embedding/build OUT` "
            "makes, or name its path in DELEGATION_RULES_LIBRARY",
            path=path,
        ) from None


_library = _load()


def _function(name: str, result: Any, *arguments: Any) -> Any:
    function = getattr(_library, f"delegation_rules_{name}")
    function.restype, function.argtypes = result, arguments
    return function


_strings = ctypes.POINTER(ctypes.c_char_p)
_free = _function("free", None, ctypes.c_void_p)
_close = _function("close", None, ctypes.c_void_p)
_open = _function("open", _Handle, ctypes.c_char_p, ctypes.c_size_t, ctypes.POINTER(ctypes.c_void_p))
_ask = _function("ask", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t)
_import = _function("import", ctypes.c_void_p, _strings, _strings, ctypes.POINTER(ctypes.c_size_t), ctypes.c_size_t)
_predict_many = _function("predict_many", None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
_version: int = _function("version", ctypes.c_uint32)()

__version__ = ".".join(str(_version >> shift & 255) for shift in (16, 8, 0))

_encode = json.JSONEncoder(
    separators=(",", ":"), check_circular=False
).encode  # A circle is too deep, which is told as well.
_decode = json.JSONDecoder().decode


def _text(value: Tenant) -> bytes:
    if isinstance(value, dict):  # First what comes most: whether it is a path takes long to tell.
        return _encode(value).encode()
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, os.PathLike):
        return pathlib.Path(value).read_bytes()
    return _encode(value).encode()


def _taken(address: int) -> str:
    """A text of the library's, which gets it back."""
    try:
        return ctypes.string_at(address).decode()
    finally:
        _free(address)


# ---- The engine ----


class Session:
    """A tenant, and the drafts that were created in it. Any number of threads may ask it at once.

    `tenant` is a JSON object, its text, or a path (`pathlib.Path`) of a file that holds it; without one, each exchange
    brings its own. It is closed by `close`, at the end of a `with`, or when nobody has it any more.

    >>> tenant = {"recipients": [{"address": "adele@contoso.com", "recipientTypeDetails": "UserMailbox"}]}
    >>> adele = {"type": "user", "user": "adele@contoso.com", "permissions": ["Mail.Send"]}
    >>> body = {"message": {"toRecipients": [{"emailAddress": {"address": "alex@contoso.com"}}]}}
    >>> request = {"method": "POST", "url": "/me/sendMail", "body": body}
    >>> with Session(tenant) as session:
    ...     session.replay({"token": adele, "request": request})["sentItems"]
    ['adele@contoso.com']
    """

    def __init__(self, tenant: Tenant | None = None) -> None:
        text = None if tenant is None else _text(tenant)
        error = ctypes.c_void_p()
        handle: _Handle = _open(text, 0 if text is None else len(text), ctypes.byref(error))
        if not handle:
            raise InvalidInput(_taken(error.value or 0))
        self._handle: _Handle | None = handle

    def ask(self, question: JSONObject) -> dict[str, Any]:
        """The answer to one question: an exchange, a scenario or a question for advice, told apart by their keys.

        It is the one that takes bad input for a question like any other:

        >>> Session().ask("{}")
        {'outcome': 'invalid', 'error': {'path': 'token', 'message': 'missing; expected an object'}}
        """
        handle = self._handle
        if handle is None:
            raise ValueError("the session is closed")
        text = _text(question)
        answer: dict[str, Any] = _decode(_taken(_ask(handle, text, len(text))))
        return answer

    def _expect(self, kind: str, question: JSONObject) -> dict[str, Any]:
        """The answer to a question of a kind."""
        answer = self.ask(question)
        if answer.get("outcome") == "invalid":
            error = answer["error"]
            raise InvalidInput(error["message"], error["path"])
        if "outcome" not in answer:
            found = "advise" if "advice" in answer else "ask"
        else:
            found = "predict" if "basis" in answer and "scenario" not in answer else "replay"
        if found != kind:
            raise InvalidInput(f"expected a question for {kind}, found one for {found}")
        return answer

    def predict(self, scenario: JSONObject) -> Prediction:
        """What comes of a scenario; see the function `predict`."""
        return cast(Prediction, self._expect("predict", scenario))

    def replay(self, exchange: JSONObject) -> Result:
        """What comes of a request, with the tenant of this session unless the exchange brings its own.

        A draft that is answered with 201 is remembered, and can be sent by its id.
        """
        return cast(Result, self._expect("replay", exchange))

    def advise(self, question: JSONObject) -> Advice:
        """Every minimal set of changes that reaches the goal of a question; see the function `advise`."""
        return cast(Advice, self._expect("advise", question))

    def close(self) -> None:
        """Gives the session back, after the answers that other threads wait for; nobody can ask it any more."""
        self._handle = None

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def predict(scenario: JSONObject) -> Prediction:
    """What comes of a scenario.

    >>> own = {"token": {"type": "user", "permissions": ["Mail.Send"]},
    ...        "endpoint": {"mailbox": "me", "operation": "sendMail"}}
    >>> predict(own)["sentItems"]
    ['sendingUser']
    >>> predict({**own, "saveToSentItems": "no"})
    Traceback (most recent call last):
    delegation_rules.InvalidInput: saveToSentItems: expected true or false, found a string
    """
    return _sessionless.predict(scenario)


def replay(exchange: JSONObject, tenant: Tenant | None = None) -> Result:
    """What comes of one request, no other having been sent before: to send drafts by their ids, open a `Session`.

    >>> request = {"method": "POST", "url": "https://graph.microsoft.com/v1.0/me/sendMail", "body": {}}
    >>> replay({"request": request}, tenant={"recipients": []})["response"]["body"]["error"]["message"]
    'Access token is empty.'
    """
    with Session(tenant) as session:
        return session.replay(exchange)


def advise(question: JSONObject, tenant: Tenant | None = None) -> Advice:
    """Every minimal set of changes that reaches the goal, for a scenario or an exchange.

    >>> own = {"token": {"type": "user", "permissions": []}, "endpoint": {"mailbox": "me", "operation": "sendMail"}}
    >>> question = {"scenario": own, "goal": {"keep": ["token.type"]}}
    >>> [[(change["key"], change["add"]) for change in way["changes"]] for way in advise(question)["advice"]]
    [[('token.permissions', 'Mail.Send')], [('token.permissions', 'Mail.Send.Shared')]]
    """
    with Session(tenant) as session:
        return session.advise(question)


def import_tenant(exports: Mapping[str, str | bytes] | Iterable[str | os.PathLike[str]]) -> ImportedTenant:
    """The tenant that Exchange's exports describe: texts by their names, or the paths of the files.

    >>> mailboxes = '[{"PrimarySmtpAddress": "adele@contoso.com", "RecipientTypeDetails": "UserMailbox"}]'
    >>> import_tenant({"mailboxes.json": mailboxes})["tenant"]
    {'recipients': [{'address': 'adele@contoso.com', 'recipientTypeDetails': 'UserMailbox'}]}
    """
    if not isinstance(exports, Mapping):
        return import_tenant({os.fspath(path): pathlib.Path(path).read_bytes() for path in exports})
    names = [name.encode() for name in exports]
    texts = [
        text.encode() if isinstance(text, str) else text for text in cast("Mapping[str, str | bytes]", exports).values()
    ]
    count = len(names)
    address = _import(
        (ctypes.c_char_p * count)(*names),
        (ctypes.c_char_p * count)(*texts),
        (ctypes.c_size_t * count)(*map(len, texts)),
        count,
    )
    return cast(ImportedTenant, _decode(_taken(address)))


_sessionless = Session()

# ---- The contract of the engine, which the build puts here ----

_contract: dict[str, Any] = json.loads("{}")

#: The clauses, by their ids.
CLAUSES: dict[str, Clause] = {clause["id"]: clause for clause in _contract["clauses"]}
#: The hosts of Graph's clouds.
GRAPH_HOSTS: frozenset[str] = frozenset(_contract["graphHosts"])

# ---- The packed form: a scenario in 32 bits, its prediction in 64 ----

#: The facts of a scenario: the `key`, `shape`, `position`, `width` and `values` of each.
FACTS: list[dict[str, Any]] = _contract["facts"]


def pack(scenario: Mapping[str, Any]) -> int:
    """The bits of a scenario.

    >>> pack({"token": {"type": "user", "permissions": ["Mail.Send"]},
    ...       "endpoint": {"mailbox": "me", "operation": "sendMail"}, "from": "sharedMailbox"})
    24578
    """
    predict(scenario)  # From here on it is a scenario.
    code = 0
    for fact in FACTS:
        value: Any = scenario
        for key in fact["key"].split("."):
            value = None if value is None else value.get(key)
        if value is not None:
            code |= _number(fact, value) << fact["position"]
    return code


def _number(fact: dict[str, Any], value: Any) -> int:
    names: list[str] = fact.get("values", [])
    if fact["shape"] == "choice":
        return names.index(value)
    if fact["shape"] == "flag":
        return int(value != fact["whenZero"])
    if fact["key"] == "token.permissions":  # Of others it counts alone that there is one, which the last bit says.
        value = [name if name in names else names[-1] for name in map(_without_host, value)]
    return sum(1 << names.index(name) for name in set(value))


def _without_host(permission: str) -> str:
    """A permission without the resource before it, with which client libraries write it."""
    scheme, (host, _, name) = permission[:8].lower(), permission[8:].partition("/")
    return name if scheme == "https://" and host.lower() in GRAPH_HOSTS else permission


def _bits(key: str, code: int) -> int:
    """The number or the bits of a fact in a packed scenario."""
    fact = next(fact for fact in FACTS if fact["key"] == key)
    return code >> int(fact["position"]) & (1 << int(fact["width"])) - 1


def _value(fact: dict[str, Any], number: int) -> Any:
    if fact["shape"] == "choice":
        return fact["values"][number]
    if fact["shape"] == "flag":
        return (number == 0) == fact["whenZero"]
    return [name for bit, name in enumerate(fact["values"]) if number >> bit & 1]


def unpack(code: int) -> dict[str, Any]:
    """The scenario of these bits, with every fact; any permission but those that decide is Mail.Read.

    >>> unpack(24578)["from"], unpack(24578)["endpoint"]
    ('sharedMailbox', {'mailbox': 'me', 'alias': False, 'operation': 'sendMail'})
    """
    if not predict_many(array.array("I", [code]))[0]:
        raise InvalidInput(f"the bits {code:#x} are no scenario")
    scenario: dict[str, Any] = {}
    for fact in FACTS:
        outer, _, inner = fact["key"].rpartition(".")
        needs = fact["needs"]
        if needs is None or _bits(needs["key"], code) == needs["number"]:
            (scenario.setdefault(outer, {}) if outer else scenario)[inner] = _value(fact, _bits(fact["key"], code))
    return scenario


@overload
def predict_many(scenarios: NDArray[numpy.uint32]) -> NDArray[numpy.uint64]: ...
@overload
def predict_many(scenarios: array.array[int] | memoryview | bytearray) -> array.array[int]: ...
def predict_many(scenarios: Any) -> Any:
    """What comes of each packed scenario; 0 for bits that are none.

    A NumPy array of uint32 gives one of uint64, of the same shape; any other buffer of 32-bit unsigned numbers, such as
    `array.array("I")`, gives an `array.array("Q")`. Nothing is copied, unless the numbers of an array of NumPy's do not
    lie side by side, or another buffer cannot be written to.

    >>> [prediction & 7 for prediction in predict_many(array.array("I", [2, 24578, 1 << 31]))]
    [1, 3, 0]
    """
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(scenarios, numpy.ndarray):
        if scenarios.dtype != numpy.uint32:
            raise TypeError(f"expected an array of uint32, found {scenarios.dtype}; say scenarios.astype(numpy.uint32)")
        codes = numpy.ascontiguousarray(scenarios)
        predictions = numpy.empty(scenarios.shape, numpy.uint64)
        _predict_many(codes.ctypes.data, predictions.ctypes.data, codes.size)
        return predictions
    with memoryview(scenarios) as view:
        if view.format not in ("I", "L") or view.itemsize != 4 or not view.c_contiguous:
            raise TypeError(f"expected 32-bit unsigned numbers side by side, found the format {view.format}")
        count = view.nbytes // 4
        numbers = ctypes.c_uint32 * count
        answers = array.array("Q", bytes(8 * count))
        source = numbers.from_buffer_copy(view) if view.readonly else numbers.from_buffer(view)
        _predict_many(source, (ctypes.c_uint64 * count).from_buffer(answers), count)
        del source  # It holds the view.
        return answers


# ---- Tokens for tests ----


@overload
def token(*, user: str, permissions: Sequence[str] = ...) -> str: ...
@overload
def token(*, app_id: str, roles: Sequence[str] = ...) -> str: ...
def token(
    *, user: str | None = None, permissions: Sequence[str] = (), app_id: str | None = None, roles: Sequence[str] = ()
) -> str:
    """An access token for tests, which nobody signed: of a user, or of an application.

    >>> MockGraph({"recipients": []}).answer("POST", "https://graph.microsoft.com/v1.0/me/sendMail",
    ...     {"Authorization": "Bearer " + token(app_id="24b9fe36", roles=["Mail.Send"])}, b"").status
    400
    """
    if (user is None) == (app_id is None):
        raise TypeError("expected either user and permissions, or app_id and roles")
    claims = (
        {"appid": app_id, "idtyp": "app", "roles": list(roles)}
        if user is None
        else {"upn": user, "scp": " ".join(permissions)}
    )
    header, payload = (
        base64.urlsafe_b64encode(_encode(part).encode()).rstrip(b"=").decode()
        for part in ({"alg": "none", "typ": "JWT"}, claims)
    )
    return f"{header}.{payload}."


class GraphCredential:
    """A credential, as azure-identity has them, that gives one token to whoever asks for any."""

    def __init__(self, token: str) -> None:
        self._token = token

    def get_token(self, *scopes: str, **options: Any) -> AccessToken:
        """The token."""
        from azure.core.credentials import AccessToken

        return AccessToken(self._token, 253_402_300_799)  # It holds to the end of the year 9999.


# ---- Graph itself, for tests ----


class MockResponse(NamedTuple):
    """What Graph answers."""

    status: int
    headers: dict[str, str]
    content: bytes


class MockGraph:
    """Graph with a tenant, for tests. `GraphTransport` and `GraphAdapter` are it, for httpx and requests.

    Requests that the engine does not know, and what it says is unspecified, are answered with 501 (Unspecified) and the
    reason; those that it cannot read, such as one with the token of somebody whom the tenant has not, with 500
    (InvalidInput) and the message, and a body whose compression cannot be undone with 400, 413 or 415. As Graph's, every
    response has a `request-id` of its own, the `client-request-id` that the client sent, or else the same, and a `Date`;
    its errors have the first and the last.

    >>> graph = MockGraph({"recipients": []})
    >>> graph.answer("GET", "https://graph.microsoft.com/v1.0/me", {}, b"").status
    501
    >>> graph.results[0]["outcome"]
    'unspecified'
    """

    def __init__(self, tenant: Tenant) -> None:
        self._tenant = _text(tenant)
        #: What became of each request, in their order. They have no token, and no query of a URL.
        self.results: list[Result] = []
        self.reset()

    def reset(self) -> None:
        """Forgets the drafts and the results."""
        self.session = Session(self._tenant)
        self.results.clear()

    def answer(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> MockResponse:
        """Answers a request as Graph does, and adds what became of it to the results."""
        own = {name.lower(): value for name, value in headers.items()}
        now, request_id = datetime.datetime.now(datetime.timezone.utc), str(uuid.uuid4())
        result = self._result(method, url, own, body)
        response = _response(result)
        _stamp_errors(response, {"date": now.strftime("%Y-%m-%dT%H:%M:%S"), "request-id": request_id})
        response["headers"] |= {
            "request-id": request_id,
            "client-request-id": own.get("client-request-id", request_id),
            "Date": email.utils.format_datetime(now, usegmt=True),
        }
        self.results.append(
            cast(Result, {"method": method, "url": re.sub("[?#].*", "", url), **result, "response": response})
        )
        content = _encode(response["body"]).encode() if "body" in response else b""
        return MockResponse(response["status"], response["headers"], content)

    def _result(self, method: str, url: str, headers: dict[str, str], body: bytes) -> dict[str, Any]:
        request: dict[str, object] = {"method": method, "url": url, "headers": headers}
        try:
            body = _decompressed(body, headers.get("content-encoding", ""))
        except _UndecodedBody as undecoded:
            error = {"path": "request.body", "message": str(undecoded)}
            response = _failure(undecoded.status, "InvalidInput", str(undecoded))
            return {"outcome": "invalid", "error": error, "response": response}
        if body:
            request["body"] = body.decode(errors="replace")
        return self.session.ask({"request": request})


def _response(result: dict[str, Any]) -> Response:
    """The response to a request: Graph's, or where that is not known, why."""
    response: Response | None = result.get("response")
    if "parts" in result and response is not None:
        # Clients expect an answer to each part; in Graph's own those are left out that are not known.
        response["body"]["responses"] = [{"id": part["id"], **_response(part)} for part in result["parts"]]
    if response is not None:
        return response
    if result["outcome"] == "unspecified":
        return _failure(501, "Unspecified", result["reason"])
    error = result["error"]
    return _failure(500, "InvalidInput", str(InvalidInput(error["message"], error["path"])))


def _failure(status: int, code: str, message: str) -> Response:
    """A response that Graph does not give."""
    body = {"error": {"code": code, "message": message}}
    return {"status": status, "headers": {"Content-Type": "application/json"}, "body": body}


def _stamp_errors(response: Response, stamp: dict[str, str]) -> None:
    """Puts the time and the id of a request into the errors that answer it."""
    body = response.get("body", {})
    if response["status"] >= 400 and "error" in body:
        body["error"]["innerError"] = dict(stamp)
    if response["status"] == 200:
        for part in body.get("responses", []):
            _stamp_errors(part, stamp)


#: The most bytes that a body may have once it is unpacked.
_MOST_BYTES = 64 << 20

#: The codings in which some of Graph's SDKs send bodies, with what zlib calls them.
_CODINGS = {"gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}


class _UndecodedBody(Exception):
    """Why a body cannot be read, and the HTTP `status` that says so."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def _decompressed(body: bytes, codings: str) -> bytes:
    """A body without the codings that the header Content-Encoding names, in the order in which they were applied."""
    for name in reversed([name.strip() for name in codings.lower().split(",")]):
        if name in ("", "identity"):
            continue
        coding = "gzip" if name == "x-gzip" else name
        if coding not in _CODINGS:
            raise _UndecodedBody(415, f"expected a body in gzip or deflate, found the coding {name[:60]}")
        unpacking = zlib.decompressobj(_CODINGS[coding])
        unreadable = _UndecodedBody(400, f"expected a body in {coding}, found what is none")
        try:
            body = unpacking.decompress(body, _MOST_BYTES + 1)
        except zlib.error:
            raise unreadable from None
        if len(body) > _MOST_BYTES:
            raise _UndecodedBody(413, f"expected a body of at most {_MOST_BYTES >> 20} MB")
        if not unpacking.eof or unpacking.unused_data:
            raise unreadable
    return body


_OTHER_HOST = "{} is none of Graph's hosts; to let what is not for Graph go through, say others={}"


class GraphTransport(MockGraph, BaseTransport, AsyncBaseTransport):
    """Graph as a transport of httpx, for `httpx.Client` and `httpx.AsyncClient`, and so for msgraph-sdk.

    What is for other hosts fails, or goes through the transport `others`.
    """

    def __init__(self, tenant: Tenant, *, others: BaseTransport | AsyncBaseTransport | None = None) -> None:
        super().__init__(tenant)
        self._others = others

    def _response(self, request: httpx.Request, body: bytes) -> httpx.Response:
        import httpx

        status, headers, content = self.answer(request.method, str(request.url), request.headers, body)
        return httpx.Response(status, headers=headers, content=content, request=request)

    def _other(self, request: httpx.Request) -> Any:
        """The transport for a request to another host; `None` where it is for Graph."""
        if request.url.host in GRAPH_HOSTS:
            return None
        if self._others is None:
            import httpx

            raise httpx.ConnectError(
                _OTHER_HOST.format(request.url.host, "httpx.HTTPTransport() or httpx.AsyncHTTPTransport()"),
                request=request,
            )
        return self._others

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """As httpx calls it."""
        if other := self._other(request):
            return cast("httpx.Response", other.handle_request(request))
        return self._response(request, request.read())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """As httpx calls it."""
        if other := self._other(request):
            return cast("httpx.Response", await other.handle_async_request(request))
        return self._response(request, await request.aread())

    def close(self) -> None:
        """Closes the transport for other hosts."""
        if self._others is not None:
            cast("BaseTransport", self._others).close()

    async def aclose(self) -> None:
        """Closes the transport for other hosts."""
        if self._others is not None:
            await cast("AsyncBaseTransport", self._others).aclose()

    def __enter__(self) -> GraphTransport:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> GraphTransport:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class GraphAdapter(MockGraph, BaseAdapter):
    """Graph as an adapter of requests, and so for O365: `session.mount("https://graph.microsoft.com", adapter)`.

    Where it is mounted for other hosts too, what is for them fails, or goes through the adapter `others`.
    """

    def __init__(self, tenant: Tenant, *, others: BaseAdapter | None = None) -> None:
        super().__init__(tenant)
        self._others = others

    def send(self, request: requests.PreparedRequest, *arguments: Any, **options: Any) -> requests.Response:
        """As requests calls it."""
        import http.client
        import io
        from urllib.parse import urlsplit

        from requests.adapters import HTTPAdapter
        from requests.exceptions import ConnectionError
        from urllib3 import HTTPResponse

        url = request.url or ""
        host = urlsplit(url).hostname or ""
        if host not in GRAPH_HOSTS:
            if self._others is None:
                raise ConnectionError(_OTHER_HOST.format(host, "requests.adapters.HTTPAdapter()"), request=request)
            return self._others.send(request, *arguments, **options)
        status, headers, content = self.answer(
            request.method or "", url, _native(request.headers), _bytes(request.body)
        )
        return HTTPAdapter().build_response(
            request,
            HTTPResponse(
                io.BytesIO(content),
                headers=headers,
                status=status,
                reason=http.client.responses.get(status),
                preload_content=False,
            ),
        )

    def close(self) -> None:
        """Closes the adapter for other hosts."""
        if self._others is not None:
            self._others.close()


def _native(headers: Mapping[str, str | bytes]) -> dict[str, str]:
    """Headers as text: requests lets their values be bytes."""
    return {name: value.decode("latin-1") if isinstance(value, bytes) else value for name, value in headers.items()}


def _bytes(body: Any) -> bytes:
    """A body of requests': text, bytes, a file or the parts of one that is sent in chunks."""
    if body is None or isinstance(body, (str, bytes)):
        return body.encode() if isinstance(body, str) else body or b""
    return cast(bytes, body.read()) if hasattr(body, "read") else b"".join(body)
