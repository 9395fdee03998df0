"""Questions for sessions, and what the command answers to them: all of the corpus, and thousands of random ones.

    python3 answers.py DELEGATION-RULES FOLDER

For each tenant it writes two files into FOLDER: NAME.questions, a question a line, and NAME.answers.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

command, folder = sys.argv[1], pathlib.Path(sys.argv[2])
specs = pathlib.Path(__file__).parents[2] / "Specs"
RANDOM = 3000  # Of each kind.
# With what the command is asked. Exchanges come last: no other question is to find the drafts that they leave.
KINDS = {"scenario": "predict", "question": "advise", "who": "who", "audit": "audit", "exchange": "replay"}
FOLDERS = {"cases": "scenario", "advice": "question", "who": "who", "audit": "audit", "exchanges": "exchange",
           "checks": "exchange"}
SAME = ["--request-id", "00000000-0000-0000-0000-000000000000", "--date", "2019-01-16T18:53:25"]  # As sessions answer.


def run(*words, statuses=(0,)):
    """The lines that a program prints."""
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode not in statuses:
        raise SystemExit(f"{' '.join(map(str, words))}: exit status {done.returncode}\n{done.stderr}")
    return done.stdout.split("\n")[:-1]


def corpus(tenant):
    """The kinds and questions of the corpus that are asked in a tenant, or in any, each with the id of its case."""
    for folder, name in FOLDERS.items():
        files = sorted(specs.glob(f"{folder}/*.json"))
        if not files:
            raise SystemExit(f"{specs / folder} holds no cases")
        for file in files:
            cases = json.loads(file.read_text())
            for case in cases["cases"] if cases.get("tenant", tenant) == tenant else []:
                # To what is no question of who or what to look at, the command answers with a message, not a line.
                if name in ("who", "audit") and case["answer"].get("outcome") == "invalid":
                    continue
                asked = next(case[key] for key in ("scenario", "exchange", "question", "traffic") if key in case)
                for question in asked if folder == "checks" else [asked]:
                    yield name, {"id": case["id"], **question} if isinstance(question, dict) else question


def listed(name, question, tenant):
    """What the command answers to a question of who or what to look at, as a session answers: in one line."""
    options = [word for key, value in question[name].items()
               for word in (f"--{key}", value if isinstance(value, str) else ",".join(value))]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as own:
        json.dump(question.get("tenant", tenant), own)
        own.flush()
        lines = run(command, name, "--format", "jsonl", "--tenant", own.name, *options)
    key = {"who": "rows", "audit": "findings"}[name]
    return f'{{"id":{json.dumps(question["id"])},"{key}":[{",".join(lines)}]}}'


def answers(name, questions, path):
    """What the command answers to questions of a kind, in the tenant of a file; each is a line."""
    if name in ("who", "audit"):
        tenant = json.loads(path.read_text())
        return [listed(name, json.loads(question), tenant) for question in questions]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(f"{question}\n" for question in questions)
        file.flush()
        options = {"scenario": [], "question": ["--tenant", path], "exchange": ["--tenant", path, *SAME]}[name]
        lines = run(command, KINDS[name], *options, file.name, statuses=(0, 65))
    return [re.sub(r',"line":\d+}}$', "}}", line) for line in lines]  # Which the command tells of what is broken.


folder.mkdir()
for path in sorted(specs.glob("tenants/*.json")):
    counted = 0
    with open(folder / f"{path.stem}.questions", "w") as asked, open(folder / f"{path.stem}.answers", "w") as answered:
        of_corpus = list(corpus(path.stem))
        for name in KINDS:
            questions = [json.dumps(question, ensure_ascii=False) for kind, question in of_corpus if kind == name]
            if name in ("scenario", "question", "exchange"):
                program = pathlib.Path(__file__).with_name("questions.py")
                questions += run(sys.executable, program, name, str(RANDOM), path)
            lines = answers(name, questions, path)
            if len(lines) != len(questions):
                raise SystemExit(f"{len(questions)} {name} questions have {len(lines)} answers")
            asked.writelines(f"{question}\n" for question in questions)
            answered.writelines(f"{line}\n" for line in lines)
            counted += len(lines)
    print(f"{counted} questions, {len(of_corpus)} of them of the corpus, in {path.stem}")
