"""Decides a table of sends in DuckDB, in two ways: python3 duckdb_sends.py TABLES [ROWS]

By a function in Python that DuckDB hands columns, and without any, by a join with the tables that decision_tables.py
wrote to the folder TABLES. The sends are made up, and both ways must tell the same of them.
"""

import sys
import time

import duckdb
import pyarrow
from delegation_rules import predict_many

tables = sys.argv[1]
rows = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
database = duckdb.connect()


def decide(scenarios):
    """A column of predictions for a column of packed scenarios."""
    return pyarrow.array(predict_many(scenarios.to_numpy(zero_copy_only=False)))


def timed(what, query):
    start, worked = time.perf_counter(), time.process_time()
    answer = database.sql(query).fetchall()
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    print(f"{what}: {rows} sends took {seconds:.1f} s, {worked:.1f} s of a processor's time", file=sys.stderr)
    return answer


database.create_function("delegation_rules_predict", decide, ["UINTEGER"], "UBIGINT", type="arrow")
for table in ("request", "sending", "decision"):
    database.sql(f"CREATE TABLE {table} AS FROM read_csv('{tables}/{table}.csv')")
database.sql(f"""
    CREATE TABLE sends AS WITH
        requests AS (SELECT list(request) AS known FROM request),
        sendings AS (SELECT list(sending) AS known FROM sending WHERE fromsource <> 'path')
    SELECT (requests.known[1 + (hash(send) % len(requests.known))::BIGINT]
        | (sendings.known[1 + (hash(-send) % len(sendings.known))::BIGINT] << 13))::UINTEGER AS scenario
    FROM range({rows}) AS made_up (send), requests, sendings""")

by_function = timed(
    "DuckDB, a function in Python",
    """
    SELECT delegation_rules_predict(scenario) AS prediction, count(*) FROM sends GROUP BY ALL ORDER BY ALL""",
)
by_join = timed(
    "DuckDB, a join",
    """
    SELECT prediction, count(*) FROM sends JOIN request ON request = scenario & 8191
        JOIN sending ON sending = scenario >> 13 JOIN decision USING (request_class, sending_class)
    GROUP BY ALL ORDER BY ALL""",
)
if by_function != by_join or sum(count for _, count in by_join) != rows:
    sys.exit("the function and the join tell different things")
for row in database.sql("""
    SELECT outcome, coalesce(error, ''), count(*) FROM sends JOIN request ON request = scenario & 8191
        JOIN sending ON sending = scenario >> 13 JOIN decision USING (request_class, sending_class)
    GROUP BY ALL ORDER BY ALL""").fetchall():
    print(*row)
