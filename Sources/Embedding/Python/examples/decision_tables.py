"""Writes all decisions as three small tables, for whatever can join: python3 decision_tables.py FOLDER

A packed scenario is two halves: what is asked for (its lowest 13 bits: token, path and operation) and in whose name
(the others: from address, grants, policies). Many halves decide alike, so each has a class, and a pair of classes a
prediction:

    request.csv    request (the half), its facts, request_class
    sending.csv    sending (the half), its facts, sending_class
    decision.csv   request_class, sending_class, prediction (packed), and what it says

    SELECT ... FROM sends JOIN request USING (request) JOIN sending USING (sending)
        JOIN decision USING (request_class, sending_class)

where request is scenario & 8191, and sending is scenario >> 13. Halves that no scenario has are in no table; pairs that
no scenario has have the outcome invalid.
"""

import csv
import pathlib
import re
import sys

import numpy
from delegation_rules import FACTS, pack, predict, predict_many, unpack

REQUEST_BITS = 13
SENDING_BITS = max(fact["position"] + fact["width"] for fact in FACTS) - REQUEST_BITS
FROM_PATH = {"mailbox": "from", "operation": "sendMail"}


def column(key):
    return re.sub(r"\W", "_", key).lower()


def columns(fact):
    """The columns of a fact, each with the function from the number of the fact to its value."""
    names = fact.get("values", [])
    if fact["shape"] == "choice":
        return {column(fact["key"]): names.__getitem__}
    if fact["shape"] == "flag":
        return {column(fact["key"]): lambda number: (number == 0) == fact["whenZero"]}
    if fact["key"] == "token.permissions":
        names = [*names[:-1], "other"]  # The last stands for any other.
    return {
        column(f"{fact['key']} {name}"): lambda number, bit=bit: number >> bit & 1 == 1
        for bit, name in enumerate(names)
    }


def write(path, header, rows):
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def write_half(folder, name, halves, first_bit, classes):
    """The table of the halves of scenarios that begin at a bit; it has the facts that lie there."""
    facts = [fact for fact in FACTS if (fact["position"] < REQUEST_BITS) == (first_bit == 0)]
    readers = [
        (title, fact["position"] - first_bit, fact["width"], read)
        for fact in facts
        for title, read in columns(fact).items()
    ]
    rows = (
        [half, *(read(half >> position & (1 << width) - 1) for _, position, width, read in readers), number]
        for half, number in zip(halves, classes, strict=True)
    )
    write(folder / f"{name}.csv", [name, *(title for title, *_ in readers), f"{name}_class"], rows)


def classes_of(rows):
    """A number for each row, the same where the rows are, and the position of the first of each class."""
    numbers = {}
    classes = [numbers.setdefault(row.tobytes(), len(numbers)) for row in rows]
    return classes, [classes.index(number) for number in range(len(numbers))]


def decision_tables(folder):
    folder.mkdir(parents=True, exist_ok=True)
    # The halves that scenarios have: each request goes with one's own address, each sending with the from user's path.
    every_request = numpy.arange(1 << REQUEST_BITS, dtype=numpy.uint32)
    every_sending = numpy.arange(1 << SENDING_BITS, dtype=numpy.uint32) << REQUEST_BITS
    from_path = pack({"token": {"type": "user", "permissions": []}, "endpoint": FROM_PATH})
    requests = every_request[predict_many(every_request) != 0]
    sendings = every_sending[predict_many(every_sending | numpy.uint32(from_path)) != 0]
    # A prediction has 25 bits, so half of each number will do.
    matrix = numpy.stack([predict_many(sendings | request).astype(numpy.uint32) for request in requests])
    request_classes, request_firsts = classes_of(matrix)
    matrix = matrix[request_firsts]
    sending_classes, sending_firsts = classes_of(matrix.T)
    write_half(folder, "request", requests.tolist(), 0, request_classes)
    write_half(folder, "sending", (sendings >> REQUEST_BITS).tolist(), REQUEST_BITS, sending_classes)
    matrix = matrix[:, sending_firsts]
    scenarios = sendings[sending_firsts] | requests[request_firsts][:, numpy.newaxis]
    predictions, firsts = numpy.unique(matrix, return_index=True)
    said = {
        prediction: words(scenario) if prediction else {"outcome": "invalid"}
        for prediction, scenario in zip(predictions.tolist(), scenarios.ravel()[firsts].tolist(), strict=True)
    }
    titles = ["outcome", "status", "error", "shown_sender", "shown_from", "sent_items", "drafts_of", "basis"]
    rows = (
        [request, sending, prediction, *map(said[prediction].get, titles)]
        for request, row in enumerate(matrix.tolist())
        for sending, prediction in enumerate(row)
    )
    write(folder / "decision.csv", ["request_class", "sending_class", "prediction", *titles], rows)


def words(scenario):
    """What comes of a packed scenario, by the titles of columns."""
    prediction = predict(unpack(scenario))
    said = {"shown_sender": prediction.get("sender"), "shown_from": prediction.get("from")}
    if "sentItems" in prediction:
        said["sent_items"] = " ".join(prediction["sentItems"])
    if "error" in prediction:
        said["error"] = prediction["error"]["code"]
    return {**prediction, "error": None, "drafts_of": prediction.get("draftsOf"), **said}


if __name__ == "__main__":
    decision_tables(pathlib.Path(sys.argv[1]))
