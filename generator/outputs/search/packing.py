"""The files of the index: what the browser fetches, in pieces as small as an answer needs.

    rot.bin             where everything is: the names of the others, the first term of each file of terms, the steps between the first
                        sections of files of texts, pages and sections
    ord/NAMN.bin        terms in order, each with its sections
    text/NAMN-N.bin     what results show: pages with their sections' headings, anchors and texts
    urval/NAMN.bin      what results can be narrowed by
    stavning/NAMN.bin   the words that pages show, for "Menade du …?"

Each is named after what lies in it (the texts of a piece of pages after all that lies in them), so it may be kept for ever, what an edit
leaves as it was keeps its name, and nobody gets pieces of two indexes where a site is exchanged. All are gzip, whatever server they lie on:
one that knows how to unpack says so and the browser has done it, for any other the script does. All but the terms are JSON. The format
of the terms is for `sok-motor.js` alone and changes with it; both come from the same build.

What is counted of the whole site, such as how many sections there are, stands in rot.bin alone: in any other file an edit would change it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import orjson

from generator.outputs.search import merging
from generator.outputs.search.compressing import compressed
from generator.outputs.search.facets import NAMES
from generator.outputs.search.files import File, files
from generator.outputs.search.keeping import Means, kept
from generator.outputs.search.naming import another, cut
from generator.outputs.search.part import Pages, Part, Text
from generator.outputs.search.spelling import spelling

ROOT = "rot.bin"

#: Whether a file of the index, by its place in it and its SHA-256, is there already.
Carried = Callable[[str, str], bool]


class _Folder:
    """The folder of the index."""

    def __init__(self, folder: Path, carried: Carried) -> None:
        self._folder, self._carried = folder, carried
        self._made: set[Path] = set()
        self._taken: set[str] = set()

    def name(self, kind: str, name: str) -> str:
        """The name that a file of a kind gets, which is another than it asks for where another file has that."""
        while f"{kind}/{name}" in self._taken:
            name = another(name)
        self._taken.add(f"{kind}/{name}")
        return name

    def put(self, kind: str, content: bytes) -> str:
        """Write a file. Returns its name."""
        return self.put_as(kind, sha256(content).hexdigest(), lambda: content)

    def put_as(self, kind: str, digest: str, content: Callable[[], bytes]) -> str:
        """Write a file whose SHA-256 is known. Returns its name."""
        name = self.name(kind, cut(digest))
        self.write(f"{kind}/{name}.bin", digest, content)
        return name

    def write(self, place: str, digest: str, content: Callable[[], bytes]) -> None:
        """Write a file, if it is not there already. What it holds is only then asked for."""
        if not self._carried(place, digest):
            path = self._folder / place
            if path.parent not in self._made:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(path.parent)
            path.write_bytes(content())

    def put_texts(self, pages: Pages) -> Iterator[str]:
        """Write the texts. Gives the names of those that are named together."""
        texts = iter(pages.texts)
        for asked, count in pages.named:
            name = self.name("text", asked)
            for nth, text in enumerate(islice(texts, count)):
                self.write(f"text/{name}-{nth}.bin", sha256(text.packed).hexdigest(), partial(_held, text))
            yield name


def _held(text: Text) -> bytes:
    return text.packed


def write(folder: Path, parts: Sequence[Part], means: Means, carried: Carried = lambda _, __: False) -> None:
    """Write the index into a folder.

    Args:
        folder: of the index.
        parts: what it holds, in the order of their pages.
        means: who puts terms together, and where what files hold is kept.
        carried: says of a file, by its place in the folder and its SHA-256, whether it is there already.
    """
    made = _Folder(folder, carried)
    pages = merging.pages(parts)
    terms = files(parts, means)
    root = {
        "terms": _first_terms(terms),
        "ord": "".join(made.put_as("ord", file.digest, file.content) for file in terms),
        "texts": [after - before for before, after in pairwise([0, *(text.first for text in pages.texts)])],
        "text": "".join(made.put_texts(pages)),
        "together": [count for _, count in pages.named],
        "urval": made.put("urval", kept(means.cache, _facets_key(means.version, pages.facets), lambda: _facets_packed(pages.facets))),
        "stavning": made.put("stavning", compressed(spelling(merging.words(parts), means).encode())),
        "count": pages.count,
        "sections": pages.sections,
        "priors": pages.priors,
        "apart": pages.apart,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ROOT).write_bytes(compressed(orjson.dumps(root)))


def _first_terms(terms: Sequence[File]) -> list[str]:
    """What is after all terms of the file before, and not after the first one of each file: no longer than it must be."""
    found, before = [], ""
    for file in terms:
        letters = 1
        while file.first[:letters] <= before:
            letters += 1
        found.append(file.first[:letters])
        before = file.last
    return found


def _facets_key(version: str, facets: bytes) -> str:
    return sha256(f"facets {version}\n".encode() + facets).hexdigest()


def _facets_packed(facets: bytes) -> bytes:
    return compressed(orjson.dumps(_facets(orjson.loads(b"[" + facets + b"]"))))


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
