"""Answers questions through the Python module, JSON Lines in, JSON Lines out, for `delegation-rules verify --against`.

    python3 oracle.py [TENANT]

TENANT is for exchanges that bring none. A question is asked as a dictionary, unless it is none, or that would not be the
same.
"""

import json
import pathlib
import sys

from delegation_rules import Session


def members(pairs):
    """A dictionary, which repeats no key."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a repeated key")
    return dict(pairs)


session = Session(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None)
for line in sys.stdin:
    try:
        question = json.loads(line, object_pairs_hook=members)
    except ValueError:
        question = None
    if not isinstance(question, dict):
        question = line.removesuffix("\n")
    print(json.dumps(session.ask(question), ensure_ascii=False, separators=(",", ":")), flush=True)
