"""SQLite finds nothing wrong with files that are written page by page, and reads in them what was put there."""

from __future__ import annotations

import random
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.api.sqlite_record import read_varint, record, texts, varint
from generator.outputs.api.sqlite_tree import Pages, Tree, cells_of, keyed, numbered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: How many rows there are, and how long their longest texts: on one page, on many, longer than a page, and more than one level leads to.
SHAPES = ((0, 3), (1, 3), (7, 70_000), (40, 3000), (40, 40_000), (300, 300), (3000, 40))
VALUES = (None, 0, 1, 2, 127, 128, 200, -1, -129, 70_000, -(2**40), 2**60, 1.5)


def written(path: Path, size: int, of_rows: Sequence[Sequence[Any]], of_keys: Sequence[Sequence[Any]], chance: random.Random) -> None:
    """A file with a table of each sort, whose rows come some at a time."""
    with path.open("wb") as file:
        file.write(bytes(size))

        def put(parts: Sequence[bytes | memoryview]) -> None:
            assert sum(map(len, parts)) == size
            file.writelines(parts)

        pages = Pages(size, put)
        rows, keys = Tree(pages, keys=False), Tree(pages, keys=True)
        half = len(of_rows) // 2
        rows.add_rows([row[0] for row in of_rows[:half]], cells_of([record(row[1:]) for row in of_rows[:half]]))
        rows.add(cells_of([numbered(row[0], record(row[1:])) for row in of_rows[half:]]), [row[0] for row in of_rows[half:]])
        rows.lead([1], cells_of([record(("before", None, "all"))]))
        start = 0
        while start < len(of_keys):
            end = start + chance.randrange(1, 50)
            keys.add(keyed(of_keys[start:end]))
            start = end
        told = [
            record(("table", "r", "r", rows.finish(), "CREATE TABLE r(id TEXT, v, t TEXT)")),
            record(("table", "k", "k", keys.finish(), "CREATE TABLE k(id TEXT, n INTEGER, t TEXT, PRIMARY KEY(id, n)) WITHOUT ROWID")),
            *(record(("view", f"v{each}", f"v{each}", 0, f"CREATE VIEW v{each} AS SELECT '{'z' * 300}'")) for each in range(half)),
        ]
        first = pages.first(told)
        file.seek(0)
        file.write(first)


@pytest.mark.parametrize("size", [512, 2048, 65536])
@pytest.mark.parametrize(("count", "longest"), SHAPES)
def test_sqlite_reads_what_was_written(size: int, count: int, longest: int, tmp_path: Path) -> None:
    for seed in range(3):
        chance = random.Random(seed)
        of_rows = [(number, f"{number}", chance.choice(VALUES), "å" * chance.randrange(longest)) for number in range(2, 3 * count + 2, 3)]
        of_keys = [(f"{number:06}", chance.randrange(1000), "x" * chance.randrange(longest)) for number in range(count + seed)]
        path = tmp_path / f"{seed}.db"
        written(path, size, of_rows, of_keys, chance)
        made = sqlite3.connect(path)
        assert made.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert made.execute("SELECT rowid, * FROM r").fetchall() == [(1, "before", None, "all"), *of_rows]
        assert made.execute("SELECT * FROM k").fetchall() == of_keys
        for row in of_keys:
            assert made.execute("SELECT t FROM k WHERE id = ? AND n = ?", row[:2]).fetchall() == [(row[2],)]
        made.execute("INSERT INTO r VALUES ('n', 1, 'x')")  # whoever has it may go on with it
        made.execute("DELETE FROM k WHERE n % 2")
        made.commit()
        assert made.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        made.close()


@pytest.mark.parametrize("count", range(1, 120))
def test_the_last_row_may_come_anywhere_on_a_page(count: int, tmp_path: Path) -> None:
    keys = [(f"{number:04}", number, "") for number in range(count)]
    written(tmp_path / "x.db", 512, [], keys, random.Random(1))
    made = sqlite3.connect(tmp_path / "x.db")
    assert made.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert made.execute("SELECT * FROM k").fetchall() == keys
    made.close()


@given(st.integers(0, 2**56 - 1))
def test_a_number_comes_back(number: int) -> None:
    assert read_varint(varint(number) + b"x", 0) == (number, len(varint(number)))


@given(st.lists(st.one_of(st.none(), st.text(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.binary()), min_size=1))
def test_the_texts_of_a_row_come_back(values: list[Any]) -> None:
    places = [place for place, value in enumerate(values) if value is None or isinstance(value, str)]
    assert texts(record(values), places) == [values[place] for place in places]
