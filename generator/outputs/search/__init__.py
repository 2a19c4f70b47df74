"""The search index: from the register and what is written by hand to the files that the search page fetches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version as installed
from pathlib import Path
from unicodedata import unidata_version
from zlib import ZLIB_RUNTIME_VERSION

import orjson

from generator import addresses
from generator.outputs.search import learning, packing, part
from generator.outputs.search.dictionary import swedish
from generator.outputs.search.keeping import Cache, Means
from generator.outputs.search.keys import batch_key
from generator.outputs.search.language import key
from generator.outputs.search.packing import Carried
from generator.outputs.search.pieces import Material, batch, divided, in_batches
from generator.outputs.search.vocabulary import Synonyms, whole
from generator.page import Finished
from generator.provenance import LIBRARIES
from generator.register import Register
from generator.workers import Workers

_PROGRAM = Path(addresses.__file__).parent
#: Where the index lies on the site.
FOLDER = f"{addresses.SEARCH}index"
#: The file of it that the search page asks for before anything has been typed.
ROOT = f"{FOLDER}/{packing.ROOT}"


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched."""

    register: Register  #: what pages are made of
    finished: Iterable[Finished]  #: every page that there is
    cards: Mapping[str, Sequence[tuple[str, str]]]  #: by the address of a page with a diary number, what is known of the case


def index(
    site: Path,
    searched: Searched,
    workers: Workers | None = None,
    cache: Cache | None = None,
    carried: Carried = lambda _, __: False,
) -> None:
    """Write the index of a finished site into its folder.

    Args:
        site: the finished site.
        searched: what can be found on it.
        workers: who weighs the pages; this process, if not told.
        cache: what was made of pages before; all is made anew where there is none.
        carried: asked before a file of the index is written, by its address and the SHA-256 of what it will hold: whether it is there
            already, from the site before.
    """
    meant = synonyms(searched.register)
    pages = {page.address: page for page in searched.finished}
    workers = workers or Workers(processes=1)
    told = version(meant) if cache is not None else ""
    material = Material(searched.register, pages, searched.cards, meant, told, cache)
    parts = list(map(part.read, _batches(material, workers)))
    packing.write(site / FOLDER, parts, Means(workers, cache, told), lambda place, digest: carried(f"{FOLDER}/{place}", digest))


def _batches(material: Material, workers: Workers) -> Iterator[bytes]:
    """All batches in order: those that are kept, and those that are made now."""
    batches = in_batches(divided(material.finished))
    keys = [batch_key(material, [address for pages in pieces for address in pages]) for pieces in batches]
    found = [material.cache.get(key) if material.cache is not None else None for key in keys]
    missing = [pieces for pieces, made in zip(batches, found, strict=True) if made is None]
    if missing:
        learning.learnt_before(material)
    before = len(material.vocabulary.terms)
    learning.learn(material, [address for pieces in missing for pages in pieces for address in pages], workers)
    # Those who work elsewhere may have no such disk.
    made = workers.each(batch, replace(material, cache=None) if workers.elsewhere else material, missing)
    for kept_by, content in zip(keys, found, strict=True):
        if content is not None:
            yield content
            continue
        fresh = next(made)
        if material.cache is not None:
            material.cache.put(kept_by, fresh)
        yield fresh
    learning.keep(material, before)


def version(meant: Synonyms) -> str:
    """What says that a part was made by this very program, with these synonyms: a checksum."""
    own = sha256(b"".join(path.read_bytes() for path in sorted(_PROGRAM.rglob("*.py")))).hexdigest()
    libraries = [installed(name) for name in LIBRARIES]
    return sha256(orjson.dumps([own, libraries, unidata_version, ZLIB_RUNTIME_VERSION, sorted(meant.by_first.items())])).hexdigest()


def make_ready(register: Register) -> None:
    """Read the dictionary, and what the synonyms of a project come to in it: the index waits for both otherwise."""
    swedish().make_ready()
    synonyms(register)  # which remembers the forms of each word


def synonyms(register: Register) -> Synonyms:
    """What the project's list of synonyms adds, and where."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for item in register.synonyms.values():
        for each in item.record.synonyms:
            added = tuple(sorted({term for typed in each.words for term in _in_all_forms(typed)}))  # in the same order in every process
            for meant in each.means:
                if phrase := tuple(whole(meant)):
                    found[phrase[0]].append((phrase, added))
    return Synonyms(found)


def _in_all_forms(typed: str) -> Iterator[str]:
    """The keys of what is typed, and of each form of it where it is one word."""
    keys = whole(typed)
    yield from (" ".join(keys) for _ in keys[:1])
    if len(keys) == 1:
        yield from (key(form) for form in swedish().forms(typed.lower()))


__all__ = ["FOLDER", "ROOT", "Cache", "Carried", "Searched", "index", "make_ready", "synonyms"]
