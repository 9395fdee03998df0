"""Writes the wheel of what is in a folder that Sources/Embedding/build made: python3 wheel.py OUT

The same bytes come out of the same files: nothing in a wheel needs a build tool, and nothing tells the time.
"""

import base64
import hashlib
import pathlib
import re
import sys
import sysconfig
import zipfile

out = pathlib.Path(sys.argv[1])
version = ".".join(
    str(int(part, 16))
    for part in re.search(
        r"DELEGATION_RULES_VERSION 0x(..)(..)(..)u", (out / "delegation_rules.h").read_text()
    ).groups()
)
tag = f"py3-none-{re.sub('[-.]', '_', sysconfig.get_platform())}"
info = f"delegation_rules-{version}.dist-info"
(library,) = [path for path in out.glob("libdelegation_rules.*") if path.suffix in (".so", ".dylib")]
files = {
    "delegation_rules/__init__.py": (out / "delegation_rules.py").read_bytes(),
    "delegation_rules/py.typed": b"",
    f"delegation_rules/{library.name}": library.read_bytes(),
    "delegation_rules_mitmproxy.py": (out / "delegation_rules_mitmproxy.py").read_bytes(),
    f"{info}/METADATA": f"""Metadata-Version: 2.1
Name: delegation-rules
Version: {version}
Summary: What Microsoft Graph does with mail that is sent as somebody else: an oracle, and Graph itself for tests
Requires-Python: >=3.10
""".encode(),
    f"{info}/WHEEL": f"""Wheel-Version: 1.0
Generator: Sources/Embedding/build
Root-Is-Purelib: false
Tag: {tag}
""".encode(),
}
record = "".join(
    f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()},{len(data)}\n"
    for name, data in files.items()
)
files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
with zipfile.ZipFile(out / f"delegation_rules-{version}-{tag}.whl", "w") as wheel:
    for name, data in files.items():
        entry = zipfile.ZipInfo(name)  # Of 1980, and not compressed: compressors differ.
        entry.external_attr = 0o644 << 16
        wheel.writestr(entry, data)
