#!/usr/bin/env python3
"""Writes JSON Lines anew, as Python writes their values."""

import json
import sys

for line in sys.stdin:
    print(json.dumps(json.loads(line), ensure_ascii=False, separators=(",", ":")))
