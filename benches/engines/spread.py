"""The same people judged by one process, by Spark on two workers, by pieces of a shell, and through DuckDB: the rows must be the same, byte for byte.

    python3 benches/engines/spread.py target/dist/spinecmp --people 1000000

Spark needs Java 17. The times are of the clock, with all that each way starts.
"""

import argparse
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from knowledge import write_lines, write_people

TODAY = "2026-11-29"


def one_process(program, people, rows):
    judge = [program, "batch", people, "--today", TODAY, "--threads", "1", "-o", rows]
    subprocess.run(judge, check=True, stderr=subprocess.DEVNULL)


def shell(program, people, rows, scratch):
    """Pieces cut by `split`, judged by `xargs -P`, put together by `cat`, as `docs/scale.md` has it."""
    script = f"""
    set -e
    cd {scratch}
    split --number=l/8 {people} piece.
    ls piece.?? | xargs -P 2 -I{{}} sh -c '{program} batch {{}} --from json --today {TODAY} --threads 1 -o judged.{{}}.ndjson 2> {{}}.told'
    cat judged.piece.??.ndjson > {rows}
    """
    subprocess.run(["bash", "-c", script], check=True)


def spark(program, people, rows, scratch):
    """A local cluster of two workers with one core and 1 GB each; every partition is piped through a process of its own."""
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false")
    context = session.config("spark.log.level", "ERROR").getOrCreate().sparkContext
    pieces = context.textFile(str(people)).pipe(f"{program} batch - --from json --threads 1 --today {TODAY}", checkCode=True)
    judged = scratch / "judged"
    pieces.saveAsTextFile(str(judged))
    parts = sorted(judged.glob("part-*"))
    with open(rows, "wb") as file:
        for part in parts:
            file.write(part.read_bytes())
    print(f"  {len(parts)} partitions")
    context.stop()


def duckdb(program, people, rows, scratch):
    """People in a table, out as JSON lines, through a pipe."""
    import duckdb as engine

    table = scratch / "people.parquet"
    read = f"read_csv('{people}', header = true, all_varchar = true)"
    engine.execute(f"copy (from {read}) to '{table}' (format parquet)")
    judge = [program, "batch", "-", "--from", "csv", "--today", TODAY, "--threads", "1", "-o", rows]
    judging = subprocess.Popen(judge, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    pipe = f"/dev/fd/{judging.stdin.fileno()}"
    engine.execute(f"copy (from '{table}') to '{pipe}' (format csv, header, use_tmp_file false)")
    judging.stdin.close()
    if judging.wait():
        sys.exit("the rows of DuckDB's table could not be judged")


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", type=pathlib.Path, help="spinecmp, built with `cargo build --profile dist`")
    arguments.add_argument("--people", type=int, default=20_000, help="so many (default: %(default)s)")
    given = arguments.parse_args()
    program = given.program.resolve()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    differ = []
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        table, lines = scratch / "people.csv", scratch / "people.ndjson"
        write_people(table, given.people)
        write_lines(table, lines)
        print(f"{given.people} people")
        ways = [("one process, CSV", one_process, table, "csv"), ("DuckDB", duckdb, table, "csv")]
        ways += [("one process, JSON", one_process, lines, "ndjson"), ("split | xargs", shell, lines, "ndjson"), ("Spark", spark, lines, "ndjson")]
        expected = {}
        for place, (name, way, people, form) in enumerate(ways):
            rows = scratch / f"rows.{place}.{form}"
            more = [] if way is one_process else [scratch]
            start = time.monotonic()
            way(program, people, rows, *more)
            taken, found = time.monotonic() - start, sha256(rows)
            if expected.setdefault(form, found) != found:
                differ.append(name)
            print(f"{name:<18}{taken:8.1f} s  sha256 {found[:16]}")
    if differ:
        sys.exit(f"other rows: {', '.join(differ)}")


if __name__ == "__main__":
    main()
