"""How long an exchange takes in Python, in process: dictionaries in and out, and the engine's part of it.

    python3 speed.py TENANT EXCHANGES

TENANT and EXCHANGES (JSON Lines) are what .ci/exchanges.awk makes. It measures the time of the processor, for CI's are
often shared.
"""

import json
import pathlib
import statistics
import sys
import time

import delegation_rules


def microseconds(work, inputs):
    """What `work` takes for one of the inputs: the median of 11 rounds over all of them."""
    rounds = []
    for _ in range(11):
        start = time.thread_time_ns()
        for each in inputs:
            work(each)
        rounds.append((time.thread_time_ns() - start) / len(inputs) / 1000)
    return statistics.median(rounds)


def ask_alone(line):
    delegation_rules._free(delegation_rules._ask(session._handle, line, len(line)))


session = delegation_rules.Session(pathlib.Path(sys.argv[1]))
lines = pathlib.Path(sys.argv[2]).read_bytes().splitlines()[:5000]
whole = microseconds(session.replay, [json.loads(line) for line in lines])
engine = microseconds(ask_alone, lines)
size = sum(map(len, lines)) // len(lines)
print(f"Python: an exchange of {size} bytes {whole:.1f} µs, of which the engine takes {engine:.1f} µs")
