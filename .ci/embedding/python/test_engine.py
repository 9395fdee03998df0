"""The Python module by itself: what the corpus and the doctests do not show."""

import array
import concurrent.futures
import copy
import json
import os
import pathlib
import pickle
import subprocess
import sys

import numpy
import pytest
from delegation_rules import InvalidInput, Session, advise, import_tenant, pack, predict, predict_many, replay, unpack

SPECS = pathlib.Path(__file__).parents[3] / "Specs"
CONTOSO = SPECS / "tenants/contoso.json"
PACKED = json.loads((SPECS / "packed.json").read_text())["cases"]
CASES = [case for file in sorted(SPECS.glob("cases/*.json")) for case in json.loads(file.read_text())["cases"]]
SCENARIOS = {case["id"]: case for case in CASES if case["prediction"]["outcome"] != "invalid"}
ADELE = {"type": "user", "user": "AdeleV@contoso.com", "permissions": ["Mail.Send.Shared", "Mail.ReadWrite"]}
MESSAGE = {"toRecipients": [{"emailAddress": {"address": "AlexW@contoso.com"}}]}
DRAFT = {"token": ADELE, "request": {"method": "POST", "url": "/me/messages", "body": MESSAGE}}


def test_tenant_is_an_object_a_text_bytes_or_a_path():
    text = CONTOSO.read_text()
    on_windows = [text.encode("utf-8-sig"), text.encode("utf-16")]
    for tenant in [json.loads(text), text, CONTOSO.read_bytes(), CONTOSO, *on_windows]:
        assert replay(DRAFT, tenant)["outcome"] == "drafted"
    with pytest.raises(InvalidInput, match=r"^recipients\[0\]\.address: expected a string, found a number$"):
        Session({"recipients": [{"address": 1}]})
    with pytest.raises(FileNotFoundError):
        Session(pathlib.Path("no such file"))


def test_drafts_belong_to_the_session():
    with Session(CONTOSO) as session, Session(CONTOSO) as other:
        draft = session.replay(DRAFT)["response"]["body"]["id"]
        send = {"token": ADELE, "request": {"method": "POST", "url": f"/me/messages/{draft}/send"}}
        assert session.replay(send)["outcome"] == "accepted"
        assert other.replay(send)["outcome"] == replay(send, CONTOSO)["outcome"] == "unspecified"


def test_a_closed_session_cannot_be_asked():
    with Session(CONTOSO) as session:
        pass
    with pytest.raises(ValueError, match="closed"):
        session.ask(DRAFT)


def test_a_session_is_neither_copied_nor_sent_elsewhere():
    for duplicate in (copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="neither copied nor pickled"):
            duplicate(Session())


def test_threads_share_a_session_that_one_of_them_closes():
    session = Session(CONTOSO)

    def work(number):
        try:
            for _ in range(200):
                assert session.replay(DRAFT)["outcome"] == "drafted"
        except ValueError as error:
            return str(error)
        if number == 0:
            session.close()

    with concurrent.futures.ThreadPoolExecutor(8) as threads:
        assert set(threads.map(work, range(8))) <= {None, "the session is closed"}


def test_bad_input_is_answered_by_ask_and_raised_by_the_others():
    for case in CASES:
        if case["prediction"]["outcome"] == "invalid":
            path = case["prediction"]["error"]["path"]
            with pytest.raises(InvalidInput) as raised:
                predict(json.dumps(case["scenario"]))
            assert raised.value.path == path and "\n" not in str(raised.value)
            assert Session().ask(json.dumps(case["scenario"]))["error"]["path"] == path
    with pytest.raises(InvalidInput, match=r'^token\.user: nobody is called "nobody@contoso\.com"'):
        replay({**DRAFT, "token": {**ADELE, "user": "nobody@contoso.com"}}, CONTOSO)
    assert issubclass(InvalidInput, ValueError)


def test_a_question_of_another_kind_is_raised():
    scenario = SCENARIOS["example-2"]["scenario"]
    for work, question, found in [
        (predict, {"tenant": json.loads(CONTOSO.read_text()), **DRAFT}, "replay"),
        (predict, {"scenario": scenario, "goal": {}}, "advise"),
        (advise, scenario, "predict"),
        (advise, DRAFT, "replay"),
        (replay, scenario, "predict"),
    ]:
        with pytest.raises(InvalidInput, match=f"expected a question for {work.__name__}, found one for {found}"):
            work(question) if work is predict else work(question, CONTOSO)


def test_a_circle_and_what_is_no_json_are_errors():
    circle = {}
    circle["token"] = circle
    with pytest.raises(RecursionError):
        predict(circle)
    with pytest.raises(TypeError):
        predict({"token": {1, 2}})
    with pytest.raises(InvalidInput):
        predict({"id": "\ud800"})


def test_import_takes_texts_and_paths():
    paths = sorted((SPECS / "examples/exports").glob("*.json"))
    by_path = import_tenant(paths)
    by_name = import_tenant({str(path): path.read_text(encoding="utf-8-sig") for path in paths})
    assert by_path == by_name and by_path["tenant"]["recipients"]
    assert Session(by_path["tenant"]).ask("{}")["outcome"] == "invalid"


def test_packed_corpus():
    codes = array.array("I", [case["scenario"] for case in PACKED])
    assert predict_many(codes).tolist() == [case["prediction"] for case in PACKED]
    named = 0
    for case in PACKED:
        if case.get("id") in SCENARIOS:
            named += 1
            written = SCENARIOS[case["id"]]
            assert pack(written["scenario"]) == case["scenario"]
    assert named > 100


def test_packed_and_named_scenarios_are_the_same():
    codes = numpy.random.default_rng(1).integers(0, 1 << 28, 1 << 18, dtype=numpy.uint32)
    predictions = predict_many(codes)
    assert (predictions != 0).sum() > 10_000
    for code, prediction in zip(codes[:20_000].tolist(), predictions[:20_000].tolist(), strict=True):
        if prediction == 0:
            with pytest.raises(InvalidInput, match="are no scenario"):
                unpack(code)
        else:
            assert pack(unpack(code)) == code
            assert ["invalid", "accepted", "drafted", "rejected", "unspecified"].index(
                predict(unpack(code))["outcome"]
            ) == prediction & 7


def test_a_permission_in_full_is_packed_as_the_engine_reads_it():
    plain = {
        "token": {"type": "user", "permissions": ["Mail.Send"]},
        "endpoint": {"mailbox": "me", "operation": "sendMail"},
    }
    for permission, expected in [
        ("https://graph.microsoft.com/Mail.Send", "Mail.Send"),
        ("HTTPS://Graph.Microsoft.US/Mail.Send", "Mail.Send"),
        ("api://contoso/Mail.Send", "User.Read"),
        ("https://example.com/Mail.Send", "User.Read"),
    ]:
        written, meant = (
            {**plain, "token": {"type": "user", "permissions": [name]}} for name in (permission, expected)
        )
        assert pack(written) == pack(meant) and predict(written) == predict(meant)


def test_arrays_of_numpy_keep_their_shape_and_are_not_copied():
    codes = numpy.array([[case["scenario"] for case in PACKED[:6]]], numpy.uint32).reshape(2, 3)
    codes.setflags(write=False)
    predictions = predict_many(codes)
    assert predictions.dtype == numpy.uint64 and predictions.shape == (2, 3)
    assert predictions.ravel().tolist() == [case["prediction"] for case in PACKED[:6]]
    assert (predict_many(codes.T) == predictions.T).all()
    assert predict_many(codes[:0]).shape == (0, 3)
    for other in (numpy.int64, numpy.dtype(">u4")):
        with pytest.raises(TypeError, match="uint32"):
            predict_many(codes.astype(other))


def test_buffers():
    codes = array.array("I", [case["scenario"] for case in PACKED[:6]])
    expected = [case["prediction"] for case in PACKED[:6]]
    for buffer in (codes, memoryview(codes), memoryview(codes.tobytes()).cast("I")):
        assert predict_many(buffer).tolist() == expected
    codes.append(0)  # Nobody holds the buffer any more.
    assert predict_many(array.array("I")).tolist() == []
    for buffer in (codes.tobytes(), array.array("i", [1]), array.array("Q", [1]), memoryview(codes)[::2]):
        with pytest.raises(TypeError):
            predict_many(buffer)


def test_no_package_is_needed():
    packages = "{'numpy', 'httpx', 'requests', 'azure'} & set(sys.modules)"
    imported = f"import sys, delegation_rules; print({packages})"
    assert (
        subprocess.run([sys.executable, "-c", imported], check=True, capture_output=True, text=True).stdout == "set()\n"
    )


def test_a_missing_library_is_told(monkeypatch):
    monkeypatch.setenv("DELEGATION_RULES_LIBRARY", "/no/such/library")
    done = subprocess.run([sys.executable, "-c", "import delegation_rules"], capture_output=True, text=True)
    assert done.returncode == 1 and "ImportError: delegation_rules: /no/such/library" in done.stderr


def test_windows_is_told_what_to_use_instead(monkeypatch):
    monkeypatch.setenv("DELEGATION_RULES_LIBRARY", "/no/such/library")
    on_windows = "import numbers, pathlib, sys; sys.platform = 'win32'; import delegation_rules"
    done = subprocess.run([sys.executable, "-c", on_windows], capture_output=True, text=True)
    assert done.returncode == 1 and "ImportError: delegation_rules: there is no library for Windows; " in done.stderr


def test_questions_and_sessions_leave_nothing_behind():
    def resident():
        return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    if not pathlib.Path("/proc/self/statm").exists():
        pytest.skip("the memory of a process is read where Linux tells it")
    session, send = Session(CONTOSO), {**DRAFT, "request": {**DRAFT["request"], "url": "/me/sendMail"}}
    for questions in (2_000, 40_000):  # The first fill what is kept for later.
        before = resident()
        for _ in range(questions):
            session.ask(send)
        for _ in range(questions // 40):
            Session(CONTOSO).close()
    assert resident() - before < 4 << 20
