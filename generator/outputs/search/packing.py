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

What a change leaves as it was is the same to the byte, and so need not be packed again: each part has room for some sections more before
the next one begins, and a file of terms ends at a term that says so itself.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

import orjson

from generator.outputs.search import merging
from generator.outputs.search.compressing import compressed
from generator.outputs.search.facets import NAMES
from generator.outputs.search.part import Part
from generator.outputs.search.pieces import Cache

ROOT = "rot.bin"
_UNNAMED = "utan-namn"
_DIGITS = 16  #: of the folder's name
#: How large a file of terms is, in bytes before packing (some 15 kB after): the fewest, then up to one term in so many; the most.
_FEWEST, _ENDS, _MOST = 28_000, 64, 44_000
_SPELLINGS, _SHORTEST_SPELLING = 24_000, 3  # words, and the letters of one
_MOST_SHARED = 35  # letters, told by one digit of base 36
_AT_ONCE = 64  # files of terms that lie in memory


class _Folder:
    """A new folder of the index, which gets its name from what has been put into it."""

    def __init__(self, folder: Path) -> None:
        self._pieces = folder / _UNNAMED
        shutil.rmtree(self._pieces, ignore_errors=True)  # of a stop halfway, in a preview
        self._pieces.mkdir(parents=True)
        self._sums: dict[str, str] = {}

    def put(self, name: str, content: bytes) -> None:
        """Write a file that is packed already."""
        (self._pieces / name).write_bytes(content)
        self._sums[name] = sha256(content).hexdigest()

    def named(self) -> str:
        """Name it after what lies in it. Returns the name."""
        whole = "".join(f"{name} {self._sums[name]}\n" for name in sorted(self._sums))
        name = sha256(whole.encode()).hexdigest()[:_DIGITS]
        target = self._pieces.with_name(name)
        if target.exists():  # made before, in a preview
            shutil.rmtree(self._pieces)
        else:
            self._pieces.rename(target)
        return name


def write(folder: Path, parts: Sequence[Part], cache: Cache | None = None) -> None:
    """Write the index into a new folder.

    Args:
        folder: of the index.
        parts: what it holds, in the order of their pages.
        cache: keeps what files of terms were packed to.
    """
    made = _Folder(folder)
    pages = merging.pages(parts)
    first_terms = _put_terms(made, merging.merged(parts), cache)
    for number, text in enumerate(pages.texts):
        made.put(f"text-{number}.bin", text.packed)
    made.put("urval.bin", compressed(orjson.dumps(_facets(pages.facets))))
    made.put("stavning.bin", compressed(_spellings(*_spelt(parts)).encode()))
    root = {
        "folder": made.named(),
        "terms": first_terms,
        "texts": [text.first for text in pages.texts],
        "count": pages.count,
        "sections": pages.sections,
        "priors": pages.priors,
        "apart": pages.apart,
    }
    (folder / ROOT).write_bytes(compressed(orjson.dumps(root)))


def _put_terms(folder: _Folder, terms: Iterable[tuple[str, bytes]], cache: Cache | None) -> list[str]:
    """Write the terms in order. Returns the first term of each file."""
    firsts: list[str] = []
    files = _files(terms)
    with ThreadPoolExecutor() as threads:  # compressing lets others work
        while some := list(islice(files, _AT_ONCE)):
            for (first, _), packed in zip(some, threads.map(lambda file: _compressed(file[1], cache), some), strict=True):
                folder.put(f"ord-{len(firsts)}.bin", packed)
                firsts.append(first)
    return firsts


def _files(terms: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Terms in files: the first one's name, and the content."""
    first, gathered = "", bytearray()
    for term, told in terms:
        if not gathered:
            first = term
        gathered += told
        if len(gathered) >= _MOST or (len(gathered) >= _FEWEST and crc32(term.encode()) % _ENDS == 0):
            yield first, bytes(gathered)
            gathered = bytearray()
    if gathered:
        yield first, bytes(gathered)


def _compressed(content: bytes, cache: Cache | None) -> bytes:
    if cache is None:
        return compressed(content)
    key = sha256(b"gzip\n" + content).hexdigest()
    kept = cache.get(key)
    if kept is None:
        kept = compressed(content)
        cache.put(key, kept)
    return kept


def _facets(given: Sequence[Mapping[str, Sequence[Sequence[str]]]]) -> list[dict[str, Any]]:
    """For each facet its name in the address, its label, its values (id and label), and the numbers of each page's values."""
    found = []
    for name, label in NAMES.items():
        of_pages = [[(value, told) for value, told in each.get(name, ())] for each in given]
        values = sorted({value for each in of_pages for value in each}, key=lambda value: (value[1].casefold(), value[0]))
        numbers = {value: number for number, value in enumerate(values)}
        pages = [[numbers[value] for value in each] for each in of_pages]
        if len(values) > 1:
            found.append({"name": name, "label": label, "values": values, "pages": pages})
    return found


def _spelt(parts: Iterable[Part]) -> tuple[Counter[str], set[str]]:
    """The words that pages show and how often, and those of them that stand in titles and headings."""
    spellings: Counter[str] = Counter()
    naming: set[str] = set()
    for part in parts:
        for word, count in part.spellings.items():
            spellings[word] += count
        naming.update(part.naming)
    return spellings, naming


def _spellings(spellings: Counter[str], naming: set[str]) -> str:
    """The words in order, one a line: how many letters it has in common with the one before, the rest, and how common it is (0–9)."""
    # What a title or heading says is what somebody looks for, however rare it is.
    kept = sorted(spellings, key=lambda word: (word not in naming, -spellings[word], word))[:_SPELLINGS]
    lines = []
    before = ""
    for word in sorted(each for each in kept if len(each) >= _SHORTEST_SPELLING and not each.isdigit()):
        shared = 0
        while shared < min(len(word), len(before), _MOST_SHARED) and word[shared] == before[shared]:
            shared += 1
        lines.append(f"{'0123456789abcdefghijklmnopqrstuvwxyz'[shared]}{word[shared:]} {min(9, spellings[word].bit_length())}")
        before = word
    return "\n".join(lines)
