"""The same tables as CSV and in SQLite: nothing is lost, nothing is a formula, every reference leads to a row."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import addresses
from generator.outputs.api.csv_files import FORMULA, cell, text
from generator.published import HANDED_OUT
from generator.published.tables import Table, Tables
from tests.site.projects import PROJECTS, built

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLES = [table for kind in HANDED_OUT for table in Tables(kind).all]


@pytest.fixture(params=PROJECTS)
def site(request: pytest.FixtureRequest) -> Path:
    return built(request.param)


@pytest.fixture
def database(site: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{site / addresses.database()}?mode=ro&immutable=1", uri=True)
    yield connection
    connection.close()


def rows(site: Path, table: Table) -> list[list[str]]:
    with (site / addresses.data_table(table.name)).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


@given(st.one_of(st.text(min_size=1), st.sampled_from(FORMULA).flatmap(lambda sign: st.text().map(lambda rest: sign + rest))))
def test_a_text_comes_back_and_begins_no_formula(words: str) -> None:
    made = io.StringIO(newline="")
    csv.writer(made, lineterminator="\r\n").writerow([cell(words), "x"])
    ((told, _),) = csv.reader(io.StringIO(made.getvalue(), newline=""), strict=True)
    assert text(told) == words
    assert not told.startswith(FORMULA)


@given(st.text(st.sampled_from([*FORMULA, "'", ";", " ", "x", "("])))
def test_no_formula_begins_within_a_text_where_a_spreadsheet_that_knows_no_commas_begins_a_cell(words: str) -> None:
    told = cell(words)
    assert text(told) == words
    calls = [part for part in re.split(r"[;\t\r\n]", told) if part.startswith(FORMULA) and not re.fullmatch(r"[-+] [^(|!]*", part)]
    assert calls == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('se bilagan;=HYPERLINK("https://ond.example/")', 'se bilagan;\'=HYPERLINK("https://ond.example/")'),
        ("Förslag:\n=1+1", "Förslag:\n'=1+1"),
        ("Vi vill ha:\n- lampor\n- vuxna", "Vi vill ha:\n- lampor\n- vuxna"),
        ("Vi vill ha:\n- HYPERLINK(A1)\n", "Vi vill ha:\n'- HYPERLINK(A1)\n"),
        ("lampor; vuxna", "lampor; vuxna"),
    ],
)
def test_what_a_text_looks_like_in_a_cell(words: str, told: str) -> None:
    assert cell(words) == told


@given(st.one_of(st.integers(), st.decimals(allow_nan=False, allow_infinity=False, places=6)))
def test_a_number_comes_back_and_begins_no_formula(number: int | Decimal) -> None:
    told = cell(number)
    assert not told.startswith(FORMULA)
    assert Decimal(told) == number


def test_what_is_not_known_is_an_empty_cell_and_a_truth_a_word() -> None:
    assert [cell(value) for value in (None, True, False)] == ["", "true", "false"]


def test_no_two_tables_or_columns_have_the_same_name() -> None:
    names = [table.name for table in TABLES]
    assert len(names) == len(set(names))
    for table in TABLES:
        columns = [column.name for column in table.columns]
        assert len(columns) == len(set(columns)), table.name
        assert set(table.key) <= set(columns)


def test_the_csv_files_hold_what_the_database_holds(site: Path, database: sqlite3.Connection) -> None:
    for table in TABLES:
        head, *told = rows(site, table)
        assert head == [column.name for column in table.columns]
        held = database.execute(f"SELECT * FROM {table.name} ORDER BY {', '.join(table.key)}").fetchall()
        read = [tuple(value_of(column.value, each) for column, each in zip(table.columns, row, strict=True)) for row in told]
        keys = [head.index(name) for name in table.key]
        assert sorted(read, key=lambda row: [row[place] for place in keys]) == held, table.name


def value_of(kind: str, told: str) -> Any:
    if not told:
        return None
    if kind == "yes-no":
        return {"true": 1, "false": 0}[told]
    return float(told) if kind == "number" else int(told) if kind == "integer" else text(told)


def test_every_reference_leads_to_a_row(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA foreign_key_list(svar_viewpoints_areas)").fetchall()


def test_every_value_of_a_record_stands_in_its_tables(site: Path) -> None:
    for kind in HANDED_OUT:
        told = {text(each) for table in Tables(kind).all for row in rows(site, table) for each in row}
        for record in json.loads((site / addresses.data_kind(kind)).read_text("utf-8"))["records"]:
            assert {each for each in texts(record["record"]) if each not in told} == set(), record["id"]


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value


def test_a_question_in_words_finds_records_of_every_kind(database: sqlite3.Connection) -> None:
    question = "SELECT kind, id FROM sok_fts JOIN sok ON sok.rowid = sok_fts.rowid WHERE sok_fts MATCH ? ORDER BY rank"
    kinds = {kind for kind, _ in database.execute(question, ["polisen OR kommun OR stad*"])}
    assert {"overenskommelser", "organisationer", "kallor", "svar"} <= kinds


def test_swedish_letters_are_letters_of_their_own(database: sqlite3.Connection) -> None:
    def found(word: str) -> int:
        return int(database.execute("SELECT count(*) FROM sok_fts WHERE sok_fts MATCH ?", [word]).fetchone()[0])

    assert found("för")
    assert not found("fôr")
    assert found("överenskommelse") != found("overenskommelse")


def test_each_table_of_words_is_whole(site: Path) -> None:
    copy = sqlite3.connect(":memory:")
    with sqlite3.connect(f"file:{site / addresses.database()}?mode=ro&immutable=1", uri=True) as stored:
        stored.backup(copy)
    names = [name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%fts5%'")]
    assert set(names) == {"sok_fts", *(f"{addresses.segment(kind)}_fts" for kind in HANDED_OUT)}
    for name in names:
        copy.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")  # raises where the words are not those of its table


def test_the_package_names_each_file_with_its_size_and_checksum(site: Path) -> None:
    package = json.loads((site / addresses.data_package()).read_text("utf-8"))
    assert [resource["name"] for resource in package["resources"]] == [table.name for table in TABLES]
    for resource in package["resources"]:
        path = site / addresses.API / resource["path"]
        assert resource["bytes"] == path.stat().st_size
        assert [field["name"] for field in resource["schema"]["fields"]] == next(csv.reader([path.read_text("utf-8").splitlines()[0]]))
        assert all(field["title"] and field["description"] for field in resource["schema"]["fields"])
