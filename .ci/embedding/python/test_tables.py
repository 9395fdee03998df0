"""The decision tables by themselves, with DuckDB."""

import pathlib
import sys

import duckdb
import pytest

sys.path.append(str(pathlib.Path(__file__).parents[3] / "Sources/Embedding/Python/examples"))
from decision_tables import decision_tables

NAMED = """
    SELECT outcome, error, shown_sender, sent_items FROM
        (SELECT 'user' AS token_type, false AS token_permissions_mail_send, true AS token_permissions_mail_send_shared,
            false AS token_permissions_mail_readwrite, false AS token_permissions_mail_readwrite_shared,
            false AS token_permissions_other, 'me' AS endpoint_mailbox, 'sendMail' AS endpoint_operation,
            true AS savetosentitems, false AS endpoint_alias, 'userMailbox' AS "from", 'property' AS fromsource,
            {} AS grants_sendas, false AS grants_sendonbehalf, false AS grants_fullaccess,
            false AS alwayssavecopy_sentas, false AS alwayssavecopy_sendonbehalf, 'allows' AS accesspolicy,
            false AS exchangeroles_mail_send, false AS exchangeroles_mail_readwrite) AS sends
        NATURAL JOIN request NATURAL JOIN sending JOIN decision USING (request_class, sending_class)"""


@pytest.fixture
def database(tmp_path):
    decision_tables(tmp_path)
    database = duckdb.connect()
    for table in ("request", "sending", "decision"):
        database.sql(f"CREATE TABLE {table} AS FROM read_csv('{tmp_path}/{table}.csv')")
    return database


def test_they_are_joined_by_the_names_of_facts(database):
    assert database.sql(NAMED.format("false")).fetchall() == [("rejected", "ErrorSendAsDenied", None, None)]
    assert database.sql(NAMED.format("true")).fetchall() == [("accepted", None, "from", "sendingUser")]


def test_they_are_as_large_as_the_guide_says(database):
    guide = (pathlib.Path(__file__).parents[3] / "Specs/guides/embedding.md").read_text()
    rows = [
        database.sql(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in ("request", "sending", "decision")
    ]
    assert "three small tables, of {:,}, {:,} and {:,} rows".format(*rows) in guide
