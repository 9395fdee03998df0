"""Prints random scenarios, the same in every run, one a line: python3 scenarios.py SCHEMA COUNT

SCHEMA is Specs/schema/scenario.schema.json, which names every key and every value.
"""
import json
import random
import sys

schema = json.load(open(sys.argv[1], encoding="utf-8"))
random.seed(1)


def value(rules):
    if "properties" in rules:
        return {key: value(inner) for key, inner in rules["properties"].items()
                if key != "id" and (key in rules["required"] or random.random() < 0.7)}
    if "enum" in rules:
        return random.choice(rules["enum"])
    if rules["type"] == "boolean":
        return random.random() < 0.5
    names = rules["items"].get("enum", ["Mail.Send", "Mail.Send.Shared", "Mail.ReadWrite", "Mail.ReadWrite.Shared", "User.Read"])
    return [name for name in names if random.random() < 0.5]


def holds(rules, instance):
    """Whether the instance keeps to rules about objects and constants: the schema's conditions have no others."""
    return (all(holds(part, instance) for part in rules.get("allOf", []))
            and all(key in instance for key in rules.get("required", []))
            and all(holds(part, instance[key]) for key, part in rules.get("properties", {}).items() if key in instance)
            and instance == rules.get("const", instance))


printed = 0
while printed < int(sys.argv[2]):
    scenario = value(schema)
    if all(not holds(rule["if"], scenario) or holds(rule["then"], scenario) for rule in schema["allOf"]):
        print(json.dumps(scenario, separators=(",", ":")))
        printed += 1
