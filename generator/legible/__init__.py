"""What somebody could read in a document: its text, its comments and its properties. For finding what must not be published."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from generator.legible import office

#: Seconds that a file may take.
LONGEST = 10.0
#: Bytes that a file may have.
LARGEST = 100 * 1024 * 1024
OFFICE = frozenset({".docx", ".odt"})
KINDS = OFFICE | {".pdf"}

_WORKER = Path(__file__).with_name("pdf_worker.py")


@dataclass(frozen=True, slots=True)
class Legible:
    """What a document says, or why that cannot be known."""

    passages: tuple[tuple[str, str], ...] = ()  #: where in the document, in Swedish ("sida 3"), and the words
    fault: str = ""  #: a Swedish clause that goes on from "filen": "är skadad"

    @property
    def has_text(self) -> bool:
        """Whether there is more than properties: a scanned document has none."""
        return any(where != "egenskaperna" for where, _ in self.passages)


def read_each(files: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, Legible]]:
    """Each of some PDF, Word and OpenDocument files, with the name that it is given here.

    No file takes longer than `LONGEST`, and none can stop the program.
    """
    with _Pdf() as pdf:
        for name, path in files:
            yield name, _read(path, path.suffix.lower(), pdf)


def read(path: Path, kind: str) -> Legible:
    """One file that is of a kind, whatever it is called: one of `KINDS`."""
    with _Pdf() as pdf:
        return _read(path, kind, pdf)


def _read(path: Path, kind: str, pdf: _Pdf) -> Legible:
    if path.stat().st_size > LARGEST:
        return Legible(fault=f"är större än {LARGEST // 1024 // 1024} MiB")
    return _office(path) if kind in OFFICE else pdf.read(path)


def _office(path: Path) -> Legible:
    try:
        return Legible(tuple((where, text) for where, text in office.passages(path) if text.strip()))
    except ValueError as error:
        return Legible(fault=str(error))


class _Pdf:
    """The process that reads PDF files: started for the first of them, started anew when a file was the end of it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._answers: queue.Queue[str] = queue.Queue()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, path: Path) -> Legible:
        """What a PDF file says."""
        if self._process is None:
            self._start()
        try:
            said = self._ask(path)
        except queue.Empty:
            self._end()
            return Legible(fault=f"tar mer än {LONGEST:.0f} sekunder att läsa")
        except OSError:
            said = ""
        if not said:
            self._end()
            return Legible(fault="är skadad eller ingen PDF-fil")
        answer = json.loads(said)
        return Legible(fault=answer["fault"]) if isinstance(answer, dict) else Legible(tuple(map(tuple, answer)))

    def _ask(self, path: Path) -> str:
        if self._process is None or self._process.stdin is None:
            return ""
        self._process.stdin.write(f"{json.dumps(str(path.resolve()))}\n")
        self._process.stdin.flush()
        return self._answers.get(timeout=LONGEST)

    def _start(self) -> None:
        command = [sys.executable, "-P", str(_WORKER)]
        self._process = process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
        )
        answers: queue.Queue[str] = queue.Queue()
        self._answers = answers

        def listen() -> None:
            for line in process.stdout or ():
                answers.put(line)
            answers.put("")  # it has ended

        threading.Thread(target=listen, daemon=True).start()

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream:
                    try:
                        stream.close()
                    except OSError:
                        continue  # what was still to be written to it is of no use any more
            self._process = None
