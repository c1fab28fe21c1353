"""The same rules in DuckDB's SQL and in Polars, held against `spinecmp batch`.

Both engines know a value that is unknown (NULL) and answer a test with true, false or unknown, by code that nobody here wrote. So each is an oracle of the
verdicts: for every criterion and red flag it must count as many people met, not met and unknown. The CPU seconds of the whole processes, each on one thread,
are printed beside. The engines only count, where `spinecmp` writes every verdict of everybody; what several rules ask is asked once in all three.

    python3 benches/engines/rules.py target/dist/spinecmp --people 1000000
"""

import argparse
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter
from functools import reduce

from knowledge import CONDITIONS, CRITERIA, FACTS, RED_FLAGS, conditions_of, write_people

VERDICTS = ("met", "not-met", "unknown")
BETWEEN = ";"


class DuckDb:
    """Tests as SQL. Three queries, one in the other: what is asked of a fact, the rules, the counts."""

    def __init__(self):
        self.asked = {}

    def leaf(self, sql):
        return self.asked.setdefault(sql, f"asked_{len(self.asked)}")

    def is_true(self, fact):
        return self.leaf(f'"{fact}"')

    def one_of(self, fact, options):
        return self.leaf(f'"{fact}" in ({", ".join(map(repr, options))})')

    def includes(self, fact, option):
        return self.leaf(f"""list_contains(string_split("{fact}", '{BETWEEN}'), '{option}')""")

    def at_least(self, fact, bound):
        return self.leaf(f'"{fact}" >= {bound}')

    def at_most(self, fact, bound):
        return self.leaf(f'"{fact}" <= {bound}')

    def told(self, test):
        return f"coalesce({test}, false)"

    def all(self, tests):
        return f"({' and '.join(tests)})"

    def any(self, tests):
        return f"({' or '.join(tests)})"

    def negate(self, test):
        return f"(not {test})"

    def so_many(self, needed, tests):
        met, not_met = (" + ".join(f"({test} is {word})::int" for test in tests) for word in ("true", "false"))
        too_many = len(tests) - needed + 1
        return f"(case when {met} >= {needed} then true when {not_met} >= {too_many} then false end)"

    def count(self, path, rules):
        import duckdb

        kinds = {"boolean": "BOOLEAN", "number": "DOUBLE"}
        types = {"id": "VARCHAR"} | {id: kinds.get(fact["type"], "VARCHAR") for id, fact in FACTS.items()}
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
        table = f"read_csv('{path}', header = true, auto_detect = false, delim = ',', quote = '', columns = {{{columns}}})"
        asked = ", ".join(f"{sql} as {name}" for sql, name in self.asked.items())
        judged, counts = [], []
        for place, (concerns, applies, when) in enumerate(rules):
            if applies:
                concerns, when = f"{concerns} and {applies} is distinct from false", f"case when {applies} then {when} end"
            judged.append(f"{concerns} as concerned_{place}, {when} as judged_{place}")
            counts += [f"sum((concerned_{place} and judged_{place} is {word})::tinyint)" for word in ("true", "false", "null")]
        database = duckdb.connect(config={"threads": 1})
        # It would write the inner queries into the outer ones and ask everything anew: without it the whole takes two thirds of the time.
        database.execute("pragma disable_optimizer")
        query = f"select {', '.join(counts)} from (select {', '.join(judged)} from (select {asked} from {table}))"
        return database.execute(query).fetchone()


class Polars:
    """Tests as expressions, in the same three steps."""

    def __init__(self):
        import polars

        self.polars = polars
        self.asked = {}

    def leaf(self, key, expression):
        name, _ = self.asked.setdefault(key, (f"asked_{len(self.asked)}", expression))
        return self.polars.col(name)

    def is_true(self, fact):
        return self.leaf((fact,), self.polars.col(fact))

    def one_of(self, fact, options):
        return self.leaf((fact, "one of", *options), self.polars.col(fact).is_in(options))

    def includes(self, fact, option):
        return self.leaf((fact, "includes", option), self.polars.col(fact).str.split(BETWEEN).list.contains(option))

    def at_least(self, fact, bound):
        return self.leaf((fact, "at least", bound), self.polars.col(fact) >= bound)

    def at_most(self, fact, bound):
        return self.leaf((fact, "at most", bound), self.polars.col(fact) <= bound)

    def told(self, test):
        return test.fill_null(False)

    def all(self, tests):
        return reduce(lambda one, other: one & other, tests)

    def any(self, tests):
        return reduce(lambda one, other: one | other, tests)

    def negate(self, test):
        return ~test

    def so_many(self, needed, tests):
        met, not_met = (sum(sign(test).fill_null(False).cast(self.polars.Int8) for test in tests) for sign in (lambda test: test, self.negate))
        known = self.polars.when(met >= needed).then(True)
        return known.when(not_met >= len(tests) - needed + 1).then(False).otherwise(None)

    def count(self, path, rules):
        polars = self.polars
        kinds = {"boolean": polars.Boolean, "number": polars.Float64}
        schema = {"id": polars.String} | {id: kinds.get(fact["type"], polars.String) for id, fact in FACTS.items()}
        judged, counts = [], []
        for place, (concerns, applies, when) in enumerate(rules):
            if applies is not None:
                concerns = concerns & applies.fill_null(True)
                when = polars.when(applies.fill_null(False)).then(when).otherwise(None)
            judged += [concerns.alias(f"concerned_{place}"), when.alias(f"judged_{place}")]
            concerned, verdict = polars.col(f"concerned_{place}"), polars.col(f"judged_{place}")
            found = (verdict, ~verdict, verdict.is_null())
            counts += [(concerned & each).sum().alias(f"{word}_{place}") for word, each in zip(VERDICTS, found)]
        people = polars.scan_csv(path, schema=schema, quote_char=None)
        asked = people.select(expression.alias(name) for name, expression in self.asked.values())
        return asked.select(judged).select(counts).collect(engine="streaming").row(0)


def expression(engine, test):
    """A test of the knowledge in the engine's own words."""
    match test:
        # Without an answer it is not met.
        case {"told": True, **asked}:
            return engine.told(expression(engine, asked))
        case {"all": parts}:
            return engine.all([expression(engine, part) for part in parts])
        case {"any": parts}:
            return engine.any([expression(engine, part) for part in parts])
        case {"not": part}:
            return engine.negate(expression(engine, part))
        case {"at-least": needed, "of": parts}:
            return engine.so_many(needed, [expression(engine, part) for part in parts])
        case {"fact": fact, "includes": option}:
            return engine.includes(fact, option)
        case {"fact": fact, "at-least": bound}:
            return engine.at_least(fact, bound)
        case {"fact": fact, "at-most": bound}:
            return engine.at_most(fact, bound)
        case {"fact": fact, "one-of": options}:
            return engine.one_of(fact, options)
        case {"fact": fact, "is": True}:
            return engine.is_true(fact)
        case {"fact": fact, "is": False}:
            return engine.negate(engine.is_true(fact))
        case {"fact": fact, "is": option}:
            return engine.one_of(fact, [option])
    raise ValueError(f"no such test: {test}")


def all_rules(engine):
    """Every red flag and criterion by its id: whom it concerns, to whom it applies (None: all of them), the test."""
    everybody = engine.one_of("condition", list(CONDITIONS))
    rules = {flag["id"]: (everybody, None, expression(engine, flag["when"])) for flag in RED_FLAGS}
    for criterion in CRITERIA:
        if conditions := conditions_of(criterion):
            applies = criterion.get("applies-when")
            rules[criterion["id"]] = (
                engine.one_of("condition", conditions),
                expression(engine, applies) if applies else None,
                expression(engine, criterion["when"]),
            )
    return rules


def counts_of_engine(name, path):
    """How many people meet each rule, do not, and of how many it is unknown, as the engine counts."""
    engine = {"duckdb": DuckDb, "polars": Polars}[name]()
    rules = all_rules(engine)
    counts = engine.count(path, list(rules.values()))
    return {id: list(counts[3 * place : 3 * place + 3]) for place, id in enumerate(rules)}


def counts_of_rows(path, people):
    """The same, counted in the rows that `batch` wrote."""
    found = {rule["id"]: Counter() for rule in RED_FLAGS}
    rows = 0
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows += 1
            for column, cell in row.items():
                if not cell:
                    continue
                if column.startswith("criteria."):
                    found.setdefault(column.removeprefix("criteria."), Counter())[cell] += 1
                elif column != "id":
                    verdict = {"red_flags": "met", "red_flags_unanswered": "unknown"}[column]
                    for id in cell.split(BETWEEN):
                        found[id][verdict] += 1
    if rows != people:
        sys.exit(f"{rows} rows for {people} people")
    for flag in RED_FLAGS:
        counted = found[flag["id"]]
        counted["not-met"] = people - counted["met"] - counted["unknown"]
    return {id: [counted[verdict] for verdict in VERDICTS] for id, counted in found.items()}


def cpu_seconds(command, **settings):
    """Runs a process; the CPU seconds that it took, and what it printed."""
    started = subprocess.Popen(command, stdout=subprocess.PIPE, **settings)
    printed = started.stdout.read()
    _, status, usage = os.wait4(started.pid, 0)
    if status:
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, printed


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", help="spinecmp, built with `cargo build --profile dist`; with --count, the name of an engine")
    arguments.add_argument("--people", type=int, default=20_000, help="so many (default: %(default)s)")
    arguments.add_argument("--seed", type=int, default=7, help="of the random people (default: %(default)s)")
    arguments.add_argument("--count", metavar="FILE", help="let an engine count the people of this file, and print what it found")
    given = arguments.parse_args()
    if given.count:
        json.dump(counts_of_engine(given.program, given.count), sys.stdout)
        return
    with tempfile.TemporaryDirectory() as scratch:
        path, rows = pathlib.Path(scratch, "people.csv"), pathlib.Path(scratch, "rows.csv")
        write_people(path, given.people, given.seed)
        print(f"{given.people} people, {path.stat().st_size // 1_000_000} MB")
        command = [given.program, "batch", path, "--threads", "1", "-o", rows]
        seconds, _ = cpu_seconds([*command, "--columns", "id,red_flags,red_flags_unanswered,criteria"], stderr=subprocess.DEVNULL)
        print(f"{'spinecmp batch':<15}{seconds:8.2f} CPU s, every verdict written ({rows.stat().st_size // 1_000_000} MB)")
        ours = counts_of_rows(rows, given.people)
        differing = set()
        for engine in ("duckdb", "polars"):
            environment = os.environ | {"POLARS_MAX_THREADS": "1"}
            taken, printed = cpu_seconds([sys.executable, __file__, engine, "--count", str(path)], env=environment)
            theirs = json.loads(printed)
            differ = sorted(id for id in ours.keys() | theirs.keys() if ours.get(id) != theirs.get(id))
            differing.update(differ)
            print(f"{engine:<15}{taken:8.2f} CPU s, {taken / seconds:.2f} times; {len(theirs)} rules, of which {len(differ)} count otherwise")
            for id in differ:
                print(f"  {id}: {ours.get(id)}, {engine} {theirs.get(id)} ({', '.join(VERDICTS)})")
        print(f"{sum(map(sum, ours.values()))} verdicts")
        sys.exit(bool(differing))


if __name__ == "__main__":
    main()
