"""The knowledge as its YAML files have it, and random people who answer its questions."""

import csv
import itertools
import json
import pathlib
import random

import yaml

DATA = pathlib.Path(__file__).resolve().parents[2] / "data" / "knowledge"


def section(name):
    """All entries of a section, from every file that holds some."""
    files = (yaml.safe_load(path.read_text()) for path in sorted(DATA.glob("*.yaml")))
    return [entry for file in files for entry in file.get(name, [])]


FACTS = {fact["id"]: fact for fact in section("facts")}
CONDITIONS = {condition["id"]: condition["treatments"] for condition in section("conditions")}
RED_FLAGS = section("red-flags")
CRITERIA = section("criteria")


def conditions_of(criterion):
    """Whose people a criterion is for: they have one of its treatments among their choices."""
    return [
        condition
        for condition in criterion["conditions"]
        if set(CONDITIONS[condition]) & set(criterion["treatments"])
    ]


def _bounds(test, fact):
    """What a test compares a fact with."""
    if isinstance(test, list):
        return set().union(*(_bounds(part, fact) for part in test))
    if not isinstance(test, dict):
        return set()
    if test.get("fact") == fact:
        return {test[ask] for ask in ("at-least", "at-most") if ask in test}
    return _bounds(list(test.values()), fact)


def _cells(fact, draw, count):
    """So many cells of a fact's column; an empty one is unknown."""
    kind = fact["type"]
    if kind == "condition":
        pool = list(CONDITIONS)
    elif kind == "boolean":
        pool = ["true", "false", "false", ""]
    elif kind == "number":
        low, high = fact["min"], fact["max"]
        bounds = sorted(_bounds([RED_FLAGS, CRITERIA], fact["id"]))
        # Where a rule can turn, and anywhere.
        numbers = [round(bound) + step for bound in bounds for step in (-1, 0, 1)]
        numbers += [draw.randint(round(low), round(min(high, 200))) for _ in range(20)]
        pool = [str(number) for number in numbers if low <= number <= high] + [""] * 6
    elif kind == "one-of":
        pool = [*fact["allowed"], ""]
    else:
        most = min(3, len(fact["allowed"]))
        sets = [";".join(draw.sample(fact["allowed"], 1 + size % most)) for size in range(9)]
        pool = ["[]", "", *sets]
    return draw.choices(pool, k=count)


def write_people(path, count, seed=7):
    """Writes people as CSV, a column for each fact; the same for the same seed."""
    draw = random.Random(seed)
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(["id", *FACTS]) + "\n")
        for first in range(0, count, 50_000):
            size = min(50_000, count - first)
            columns = [_cells(fact, draw, size) for fact in FACTS.values()]
            ids = map(str, itertools.count(first))
            file.writelines(",".join(cells) + "\n" for cells in zip(ids, *columns))


def write_lines(table, lines):
    """The people of a CSV as JSON lines; what is unknown has no key."""
    with open(table, encoding="utf-8", newline="") as source, open(lines, "w", encoding="utf-8") as file:
        for row in csv.DictReader(source):
            answers = {key: _answer(FACTS[key], cell) for key, cell in row.items() if cell and key != "id"}
            file.write(json.dumps({"id": row["id"], **answers}) + "\n")


def _answer(fact, cell):
    kind = fact["type"]
    if kind == "boolean":
        return cell == "true"
    if kind == "number":
        return int(cell)
    if kind == "set-of":
        return [] if cell == "[]" else cell.split(";")
    return cell
