"""Answers questions through the Python module, JSON Lines in, JSON Lines out, for `delegation-rules verify --against`.

    python3 oracle.py [TENANT]

TENANT is for exchanges that bring none. Each question is asked as a dictionary, so it must be one line of sound JSON.
"""

import json
import pathlib
import sys

from delegation_rules import Session

session = Session(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None)
for line in sys.stdin:
    print(json.dumps(session.ask(json.loads(line)), ensure_ascii=False, separators=(",", ":")), flush=True)
