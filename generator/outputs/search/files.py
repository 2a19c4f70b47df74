"""The files of terms: made of those parts whose terms they hold, or found as they were made before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from typing import NamedTuple

import orjson

from generator.outputs.search import dividing, merging
from generator.outputs.search.compressing import compressed
from generator.outputs.search.keeping import Cache, Means
from generator.outputs.search.merging import Stretch
from generator.outputs.search.part import Part
from generator.workers import Workers, in_pieces

_PIECE = 8  # files
_MANY = 64  # files, below which processes take longer to begin than they save


class File(NamedTuple):
    """A file of terms."""

    first: str  #: term
    last: str
    digest: str  #: SHA-256 of what it holds
    content: Callable[[], bytes]  #: gives what it holds


class _Packed(NamedTuple):
    first: str
    last: str
    content: bytes


def files(parts: Sequence[Part], means: Means) -> list[File]:
    """All files of terms, in order.

    Args:
        parts: whose terms they hold, in the order of their pages.
        means: who makes those that are not kept, and where the others are: by the SHA-256 of what they hold, and those SHA-256 by what
            the files are made of.
    """
    cache, workers = means.cache, means.workers
    divided = dividing.divided(merging.whole(parts))
    keys = [dividing.key(means.version, file) if cache is not None else "" for file in divided]
    told = [_found(cache, key, file) if cache is not None else None for key, file in zip(keys, divided, strict=True)]
    missing = [place for place, several in enumerate(told) if several is None]
    if workers.elsewhere or len(missing) < _MANY:  # those who are elsewhere would have to be sent all parts
        workers = Workers(processes=1)
    made = workers.each(_made, divided, in_pieces(missing, _PIECE))
    for place, packed in zip(missing, (each for some in made for each in some), strict=True):
        told[place] = several = [_file(each) for each in packed]
        if cache is not None:
            _keep(cache, keys[place], several)
    return [file for several in told for file in several or ()]


def _made(divided: Sequence[Sequence[Stretch]], places: Sequence[int]) -> list[list[_Packed]]:
    """Some of what is divided, each as one file, or as several where its terms are more than was thought."""
    return [_packed(divided[place]) for place in places]


def _packed(stretches: Sequence[Stretch]) -> list[_Packed]:
    return [_Packed(first, last, compressed(content)) for first, last, content in dividing.in_files(merging.merged(stretches))]


def _file(packed: _Packed) -> File:
    return File(packed.first, packed.last, sha256(packed.content).hexdigest(), lambda: packed.content)


def _found(cache: Cache, key: str, stretches: Sequence[Stretch]) -> list[File] | None:
    """The files that are kept, what they hold to be read when it is asked for: most of them may be in place already."""
    told = cache.get(key)
    if told is None:
        return None
    return [
        File(first, last, digest, partial(_again, cache, digest, stretches, nth))
        for nth, (first, last, digest) in enumerate(orjson.loads(told))
    ]


def _again(cache: Cache, digest: str, stretches: Sequence[Stretch], nth: int) -> bytes:
    held = cache.get(digest)
    return _packed(stretches)[nth].content if held is None else held  # the one may have been removed and the other not


def _keep(cache: Cache, key: str, several: Sequence[File]) -> None:
    for file in several:
        cache.put(file.digest, file.content())
    cache.put(key, orjson.dumps([[file.first, file.last, file.digest] for file in several]))
