"""The exports of both sites, read by those who will: frictionless reads the tables, Datasette the database, and it is asked a question."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from generator import addresses
from tests.audit.outcome import CannotJudge, Outcome
from tests.site.projects import built

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.audit.choice import Choice

_NEEDED = ("frictionless", "datasette")
HOW_TO_INSTALL = "frictionless eller Datasette är inte installerade. Kör: make audit"
_START = 60.0  # seconds that Datasette may take to answer
#: By site, a question in words, and the address of a page that must be among the answers.
QUESTIONS = {
    "real": ("idrottsanläggningar", "svar/stockholm-polisregion-2019-idrottsnamnden/"),
    "demo": ("skolvägar", "omraden/trygga-skolvagar/"),
}


def audit(choice: Choice, say: Callable[[str], None]) -> Outcome:
    """Has the exports of the chosen sites read.

    Raises:
        CannotJudge: a reader is not installed, or did not do its work.
    """
    if any(find_spec(name) is None for name in _NEEDED):
        raise CannotJudge(HOW_TO_INSTALL)
    _hears_of_errors()
    found: list[str] = []
    tables = 0
    for name in choice.sites:
        site = built(name)
        wrong, count = _package(site / addresses.data_package())
        tables += count
        wrong += _database(site / addresses.database(), *QUESTIONS[name])
        say(f"{name}: {count} tabeller, {len(wrong)} fel")
        found += [f"{name}: {line}" for line in wrong]
    return Outcome(found, f"{tables} tabeller")


def _package(path: Path) -> tuple[list[str], int]:
    """What frictionless finds wrong with a package, and how many tables it has read."""
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", path.name, "--json"],
        cwd=path.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise CannotJudge(f"frictionless svarade inte: {(done.stderr or done.stdout).strip()[-500:]}") from None
    return faults(answer), len(answer["tasks"])


def _hears_of_errors() -> None:
    """Has frictionless read a table that is wrong on purpose."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "datapackage.json"
        schema = {"fields": [{"name": "tal", "type": "integer"}]}
        package.write_text(json.dumps({"name": "fel", "resources": [{"name": "fel", "path": "fel.csv", "schema": schema}]}), "utf-8")
        (Path(folder) / "fel.csv").write_text("tal\nett\n", "utf-8")
        if not _package(package)[0]:
            raise CannotJudge("frictionless hittade inget fel i en tabell som har ett med flit.")


def faults(answer: dict[str, Any]) -> list[str]:
    """A line for each error in what frictionless says."""
    told = [f"datapackage.json: {error['message']}" for error in answer["errors"]]
    told += [f"{task['place']}: {error['message']}" for task in answer["tasks"] for error in task["errors"]]
    return told if told or answer["valid"] else ["datapackage.json: frictionless godtar den inte"]


def _database(path: Path, words: str, wanted: str) -> list[str]:
    """What is wrong with what Datasette gives: its own list of tables, and the answers to a question in words."""
    with _datasette(path) as address:
        tables = {table["name"]: table for table in _asked(f"{address}.json")["tables"]}
        told = [] if tables.get("sok", {}).get("fts_table") == "sok_fts" else ["insyn.db: Datasette hittar ingen sökning i tabellen sok"]
        rows = _asked(f"{address}/sok.json?{urlencode({'_search': words, '_shape': 'array'})}")
        if wanted not in {row["page"] for row in rows}:
            told.append(f'insyn.db: frågan "{words}" hittar inte {wanted}')
        if rows and len(rows) >= _asked(f"{address}/sok.json")["filtered_table_rows_count"]:
            told.append(f'insyn.db: frågan "{words}" hittar allt')
    return told


@contextmanager
def _datasette(path: Path) -> Iterator[str]:
    """The address of a database in Datasette, on this machine alone, for as long as the block runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(path), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            address = f"http://127.0.0.1:{port}/{path.stem}"
            _wait(address, server)
            yield address
        finally:
            server.terminate()


def _wait(address: str, server: subprocess.Popen[str]) -> None:
    until = time.monotonic() + _START
    while time.monotonic() < until and server.poll() is None:
        try:
            _asked(f"{address}.json")
        except URLError:
            time.sleep(0.2)
        else:
            return
    server.terminate()
    told = re.sub(r"\s+", " ", server.communicate()[0])
    raise CannotJudge(f"Datasette startade inte: {told.strip()[-500:]}")


def _asked(address: str) -> Any:
    with urlopen(address, timeout=10) as answer:
        return json.load(answer)
