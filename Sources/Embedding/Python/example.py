"""Examples 2 and 1 of the source document, in Python: a user sends from somebody else's address, without a grant and with."""
import ctypes
import os
import sys

if len(sys.argv) != 2:
    sys.exit("usage: python3 example.py LIBRARY (the path of libdelegation_rules.so or .dylib)")
rules = ctypes.CDLL(os.path.abspath(sys.argv[1]))
rules.delegation_rules_predict.argtypes = [ctypes.c_uint32]
rules.delegation_rules_predict.restype = ctypes.c_uint64

# The packed form is described, bit by bit, in Specs/README.md.
MAIL_SEND_SHARED = 1 << 2
FROM_USER_MAILBOX = 2 << 13
SEND_ON_BEHALF = 1 << 20

for grants in [0, SEND_ON_BEHALF]:
    prediction = rules.delegation_rules_predict(MAIL_SEND_SHARED | FROM_USER_MAILBOX | grants)
    outcome = ["invalid", "accepted", "drafted", "rejected", "unspecified"][prediction & 7]
    print(outcome, prediction >> 15 & 1023)
