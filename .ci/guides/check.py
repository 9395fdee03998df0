"""Compiles and runs what the README and the guides show: the programs as a package that depends on this one, and the
commands of shells. (What consoles show is compared by the tests of the command.)

    python3 check.py PACKAGE DELEGATION-RULES CHECKS

PACKAGE is a copy of the package; what the guides write is written there. CHECKS is the file with what every change must
pass: a command that tests the package is not run, but must stand in it.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

package, command = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
checks = pathlib.Path(sys.argv[3]).read_text().splitlines()
programs = package.parent / "bin"  # What a reader has on the PATH.
programs.mkdir()
(programs / "delegation-rules").symlink_to(command)
(programs / "your-program").write_text("#!/bin/sh\nexec delegation-rules predict 2>/dev/null\n")
(programs / "your-program").chmod(0o755)
environment = {**os.environ, "CI": "true", "HOME": str(package.parent), "PATH": f"{programs}:{os.environ['PATH']}"}
environment.pop("DELEGATION_RULES_STRICT", None)  # Nobody else has it.
environment["PYTHONPATH"] = str(package / ".build/embedding")  # There a guide builds the module.


def blocks(guide):
    """The blocks of a guide: the language and the lines of each."""
    return [(language, text.splitlines()) for language, text in
            re.findall(r"^```(\w+)\n(.*?)^```$", guide.read_text(), re.MULTILINE | re.DOTALL)]


def called(guide):
    """What messages call a guide."""
    return guide.relative_to(package)


# By this line a file of tests is known.
TESTS = {"swift": "import Testing", "python": "import pytest"}


def run(words, folder):
    """What a command prints; it must succeed."""
    done = subprocess.run(words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, words))}: exit status {done.returncode}\n{done.stdout}")
    return done.stdout


def expect_shown(shown, output, what):
    """Holds output to what is shown of it: a line of nothing but … stands for any lines, one that ends with it for more."""
    pattern = "".join("(?:.*\n)*?" if line.strip() == "…" else re.escape(line.removesuffix("…"))
                      + (".*\n" if line.endswith("…") else "\n") for line in shown)
    if not re.fullmatch(pattern, output):
        raise SystemExit(f"{what} shows:\n{chr(10).join(shown)}\nbut it prints:\n{output}")


def tests(guide, language):
    """The blocks in one language that are each a file of tests."""
    return ["\n".join(block) + "\n" for name, block in blocks(guide) if name == language and TESTS[name] in block]


def program(guide, language):
    """The other blocks in one language, one after the other as one program, and the lines that it says it prints."""
    lines = [line for name, block in blocks(guide) if name == language and TESTS.get(name) not in block for line in block]
    return "\n".join(lines) + "\n", re.findall(r'^ *(?://|#) Prints "(.*)"$', "\n".join(lines), re.MULTILINE)


guides = [package / "README.md", *sorted(package.glob("Specs/**/*.md")), *sorted(package.glob("Sources/*/*.docc/*.md"))]

# Swift: a package that depends on this one in the words of the guide, with CI set, and with a compiler that warns.
warned = package / "Sources/DelegationRules/Warned.swift"
warned.write_text("private func warned() { let unused = 1 }\n")
words = dict(blocks(package / "Specs/guides/swift.md"))["text"]
libraries = re.findall(r"\.library\(name: \"(\w+)\"", (package / "Package.swift").read_text())
reader = package.parent / "reader"
targets, test_targets = {}, {}
for guide in guides:
    text, prints = program(guide, "swift")
    if text.strip():
        name = f"{guide.stem}-guide"  # A catalogue's page is called as its module.
        (reader / "Sources" / name).mkdir(parents=True)
        (reader / "Sources" / name / "main.swift").write_text(text)
        targets[name] = guide, prints
    for number, text in enumerate(tests(guide, "swift")):
        name = f"{guide.stem}-tests-{number}"
        (reader / "Tests" / name).mkdir(parents=True)
        (reader / "Tests" / name / "GuideTests.swift").write_text(text)
        test_targets[name] = text.count("@Test(")
(reader / "Package.swift").write_text(f"""// swift-tools-version: 6.3
import PackageDescription
let modules: [Target.Dependency] = [{", ".join(words[1].replace("DelegationRulesReplay", name) for name in libraries)}]
let package = Package(
    name: "reader", platforms: [.macOS(.v13)],
    {words[0]},
    targets: {list(targets)}.map {{ .executableTarget(name: $0, dependencies: modules) }}
        + {list(test_targets)}.map {{ .testTarget(name: $0, dependencies: modules) }})
""".replace("'", '"'))
built = run(["swift", "build", "--build-tests"], reader)
if "warning: " not in built:
    raise SystemExit(f"the compiler was to warn, but printed:\n{built}")
warned.unlink()
print("- a package that depends on this one is built, with CI set and with warnings")
folder = run(["swift", "build", "--show-bin-path"], reader).strip()
for name, (guide, prints) in targets.items():
    expect_shown(prints, run([f"{folder}/{name}"], package), f"the Swift in {called(guide)}")
    print(f"- the Swift in {called(guide)} is compiled, and prints what it says")

tested = run(["swift", "test", "--skip-build", "--disable-xctest"], reader)
count = sum(test_targets.values())
if not re.search(rf"Test run with {count} tests? in .* passed", tested):
    raise SystemExit(f"{count} tests in guides were to pass, but it printed:\n{tested}")
print(f"- {count} tests in Swift in guides pass")

# Shells: each block in order, each in a shell of its own; the exports and the requests lie where readers have them.
for file in [*package.glob("Specs/examples/exports/*.json"), package / "Specs/examples/requests.jsonl"]:
    shutil.copy(file, package)
SHELL = """swift() {
    case "$1 $2" in
    "run delegation-rules") shift 2 && delegation-rules "$@" ;;
    test\\ *) grep -qxF "swift $*" "$CHECKS" || { echo "no check runs: swift $*" >&2; exit 1; } ;;
    *) command swift "$@" ;;
    esac
}
"""
environment["CHECKS"] = str(package.parent / "checks")
pathlib.Path(environment["CHECKS"]).write_text("\n".join(checks))
for guide in guides:
    shown = blocks(guide)
    for position, (language, lines) in enumerate(shown):
        if language != "sh":
            continue
        output = run(["bash", "-euc", SHELL + "\n".join(lines)], package)
        if shown[position + 1:] and shown[position + 1][0] == "text":
            expect_shown(shown[position + 1][1], output, called(guide))
        print(f"- {called(guide)}: {lines[0]}")
installed = package.parent / ".local/bin/delegation-rules"  # As the guide installs it.
if run([installed, "--version"], package) != run([command, "--version"], package):
    raise SystemExit("what was installed is another version")

# What no check runs, such as the cells of a table, names files that are there, of which a guide built some.
for guide in guides:
    paths = re.findall(r"(?:\.build/embedding|Sources|Specs)/[\w.*/-]*\w", guide.read_text())
    if missing := [path for path in paths if not any(package.glob(path))]:
        raise SystemExit(f"{called(guide)} names what is not there: {', '.join(missing)}")
    if paths:
        print(f"- {len(paths)} files that {called(guide)} names are there")

# JavaScript beside the module that a guide built, and Python.
for language, words, name in [("js", ["node"], "guide.mjs"), ("python", [sys.executable], "guide.py")]:
    if shutil.which(words[0]) is None:
        print(f"- {language}: skipped, there is no {words[0]}")
        continue
    for guide in guides:
        text, prints = program(guide, language)
        if text.strip():
            file = (package / ".build/embedding" if language == "js" else package) / name
            file.write_text(text)
            expect_shown(prints, run([*words, file], package), f"the {language} in {called(guide)}")
            print(f"- the {language} in {called(guide)} prints what it says")
        for test in tests(guide, language) if language in TESTS else []:
            file = package / "test_guide.py"
            file.write_text(test)
            told = run([*words, "-m", "pytest", "-q", "-p", "no:cacheprovider", file], package)
            if not re.search(rf"^{test.count('def test_')} passed", told, re.MULTILINE):
                raise SystemExit(f"the tests in {called(guide)} were to pass, but pytest printed:\n{told}")
            print(f"- the tests in {called(guide)} pass")
