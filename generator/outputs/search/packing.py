"""The files of the index: what the browser fetches, in pieces as small as an answer needs.

    rot.bin          where everything is: the folder of the others, the first term of each file of terms, the first section of each file of
                     texts, pages and sections
    …/ord-N.bin      terms in order, each with its sections
    …/text-N.bin     what results show: pages with their sections' headings, anchors and texts
    …/urval.bin      what results can be narrowed by
    …/stavning.bin   the words that pages show, for "Menade du …?"

The folder is named after what lies in it, so it may be kept for ever, and nobody gets pieces of two indexes where a site is exchanged.
All are gzip, whatever server they lie on: one that knows how to unpack says so and the browser has done it, for any other the script does.
All but the terms are JSON. The format of the terms is for `sok-motor.js` alone and changes with it; both come from the same build.
"""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.outputs.search.documents import Document
from generator.outputs.search.facets import NAMES
from generator.outputs.search.weights import Terms

ROOT = "rot.bin"
_UNNAMED = "utan-namn"
_DIGITS = 16  #: of the folder's name
_TERMS_IN_FILE = 36_000  # bytes before packing: some 16 kB after
_TEXT_IN_FILE = 14_000  # as above: some 5 kB after
_APART = "glossary"  # whose sections have nothing to do with one another
_MOST_SECTIONS = 8_000  # of a term: the best ones, where nearly every section holds it
_SPELLINGS, _SHORTEST_SPELLING = 24_000, 3  # words, and the letters of one
_MOST_SHARED = 35  # letters, told by one digit of base 36
_SEVEN_BITS, _MORE = 0x7F, 0x80


def write(folder: Path, documents: Sequence[Document], terms: Terms, priors: Sequence[int]) -> None:
    """Write the index into a new folder."""
    pieces = folder / _UNNAMED
    shutil.rmtree(pieces, ignore_errors=True)  # of a stop halfway, in a preview
    pieces.mkdir(parents=True)
    first_terms = _write_terms(pieces, terms)
    first_sections = _write_texts(pieces, documents)
    _put(pieces / "urval.bin", _json(_facets(documents)))
    _put(pieces / "stavning.bin", _spellings(terms).encode())
    root = {
        "folder": _named(pieces),
        "terms": first_terms,
        "texts": first_sections,
        "sections": [len(document.sections) for document in documents],
        "priors": list(priors),
        "apart": [number for number, document in enumerate(documents) if document.kind == _APART],
    }
    _put(folder / ROOT, _json(root))


def _named(pieces: Path) -> str:
    """Name a folder after what lies in it. Returns the name."""
    whole = sha256()
    for path in sorted(pieces.iterdir()):
        whole.update(f"{path.name} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    name = whole.hexdigest()[:_DIGITS]
    target = pieces.with_name(name)
    if target.exists():  # made before, in a preview
        shutil.rmtree(pieces)
    else:
        pieces.rename(target)
    return name


def _put(path: Path, content: bytes) -> None:
    path.write_bytes(gzip.compress(content, 9, mtime=0))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _write_terms(folder: Path, terms: Terms) -> list[str]:
    """Write the terms in order. Returns the first term of each file."""
    firsts: list[str] = []
    gathered = bytearray()
    for term in sorted(terms.postings):
        if not gathered:
            firsts.append(term)
        gathered += _packed(term, terms.postings[term])
        if len(gathered) >= _TERMS_IN_FILE:
            _put(folder / f"ord-{len(firsts) - 1}.bin", bytes(gathered))
            gathered = bytearray()
    if gathered:
        _put(folder / f"ord-{len(firsts) - 1}.bin", bytes(gathered))
    return firsts


def _packed(term: str, postings: list[tuple[int, int]]) -> bytes:
    """A term as `sok-motor.js` reads it.

    The length of its name, the name, how many bytes follow; how many sections hold it, how many are told, the steps between those, impacts.
    """
    told = postings
    if len(postings) > _MOST_SECTIONS:
        told = sorted(sorted(postings, key=lambda each: -each[1])[:_MOST_SECTIONS])
    letters = term.encode()
    steps = bytearray()
    before = -1
    for section, _ in told:
        steps += _number(section - before)
        before = section
    body = _number(len(postings)) + _number(len(told)) + bytes(steps) + bytes(impact for _, impact in told)
    return _number(len(letters)) + letters + _number(len(body)) + body


def _number(value: int) -> bytes:
    """A number in groups of seven bits, the lowest first; the highest bit says that more follow (LEB128)."""
    found = bytearray()
    while value > _SEVEN_BITS:
        found.append(value & _SEVEN_BITS | _MORE)
        value >>= 7
    found.append(value)
    return bytes(found)


def _write_texts(folder: Path, documents: Sequence[Document]) -> list[int]:
    """Write what results show. Returns the number of the first section in each file."""
    firsts: list[int] = []
    gathered: list[Any] = []
    size = 0
    for number, page, section in _sections(documents):
        if not gathered:
            firsts.append(number)
        if not gathered or gathered[-1]["a"] != page.address:
            gathered.append({"a": page.address, "t": page.title, "k": page.label, "s": [], **({"d": page.card} if page.card else {})})
            size += len(page.address) + len(page.title)
        gathered[-1]["s"].append([section.anchor, section.heading, section.shown])
        size += len(section.anchor) + len(section.heading) + len(section.shown)
        if size >= _TEXT_IN_FILE:
            _put(folder / f"text-{len(firsts) - 1}.bin", _json(gathered))
            gathered, size = [], 0
    if gathered:
        _put(folder / f"text-{len(firsts) - 1}.bin", _json(gathered))
    return firsts


def _sections(documents: Sequence[Document]) -> Iterator[tuple[int, Document, Any]]:
    number = 0
    for document in documents:
        for section in document.sections:
            yield number, document, section
            number += 1


def _facets(documents: Sequence[Document]) -> list[dict[str, Any]]:
    """For each facet its name in the address, its label, its values (id and label), and the numbers of each page's values."""
    found = []
    for name, label in NAMES.items():
        given = [document.facets.get(name, []) for document in documents]
        values = sorted({value for each in given for value in each}, key=lambda value: (value[1].casefold(), value[0]))
        numbers = {value: number for number, value in enumerate(values)}
        pages = [[numbers[value] for value in each] for each in given]
        if len(values) > 1:
            found.append({"name": name, "label": label, "values": values, "pages": pages})
    return found


def _spellings(terms: Terms) -> str:
    """The words in order, one a line: how many letters it has in common with the one before, the rest, and how common it is (0–9)."""
    # What a title or heading says is what somebody looks for, however rare it is.
    kept = sorted(terms.spellings, key=lambda word: (word not in terms.naming, -terms.spellings[word], word))[:_SPELLINGS]
    lines = []
    before = ""
    for word in sorted(each for each in kept if len(each) >= _SHORTEST_SPELLING and not each.isdigit()):
        shared = 0
        while shared < min(len(word), len(before), _MOST_SHARED) and word[shared] == before[shared]:
            shared += 1
        lines.append(f"{'0123456789abcdefghijklmnopqrstuvwxyz'[shared]}{word[shared:]} {min(9, terms.spellings[word].bit_length())}")
        before = word
    return "\n".join(lines)
