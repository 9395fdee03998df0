"""Decides columns of sends with NumPy: python3 numpy_sends.py [ROWS]

The sends are made up: users with any permissions, through their own or the other's mailbox, from somebody else's.
"""

import sys
import time

import numpy
from delegation_rules import FACTS, predict, predict_many, unpack

rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
fact = {fact["key"]: fact for fact in FACTS}
random = numpy.random.default_rng(1)


def bits(key, numbers):
    """The bits of a fact, of which each send has a number: of one of its values, or a bit for each of a set."""
    return numpy.asarray(numbers, numpy.uint32) << numpy.uint32(fact[key]["position"])


def one_of(key, *values):
    """One of these values for each send."""
    return random.choice([fact[key]["values"].index(value) for value in values], rows)


scenarios = (
    bits("token.permissions", random.integers(0, 4, rows))  # Mail.Send, Mail.Send.Shared
    | bits("endpoint.mailbox", one_of("endpoint.mailbox", "me", "from"))
    | bits("from", one_of("from", "userMailbox", "sharedMailbox", "distributionList"))
    | bits("grants", random.integers(0, 8, rows))
    | bits("alwaysSaveCopy", random.integers(0, 4, rows))
)
start, worked = time.perf_counter(), time.process_time()
predictions = predict_many(scenarios)
seconds, worked = time.perf_counter() - start, time.process_time() - worked
print(f"NumPy: {rows} sends took {seconds:.1f} s, {worked:.1f} s of a processor's time", file=sys.stderr)
_, examples, counts = numpy.unique(predictions & numpy.uint64(7), return_index=True, return_counts=True)
for example, count in zip(scenarios[examples].tolist(), counts, strict=True):
    print(f"{predict(unpack(example))['outcome']}: {count / rows:.0%}")
