"""What a site says of itself in manifest.json.

It may come from a server that is not ours: nothing in it is believed to be what it should, and its paths are compared, never opened.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

NAME = "manifest.json"
#: The longest manifest that is read, in octets: some 200,000 files.
LONGEST = 32 * 1024 * 1024

_FORMAT = 1
_LONGEST_PATH = 1_000
_LONGEST_TEXT = 200
_SHA256 = re.compile("[0-9a-f]{64}")
_COMMIT = re.compile("[0-9a-f]{40,64}")
_ADDRESS = re.compile(r"https?://[!-~]+/")
#: What stands in no path: signs that a terminal would obey, and those that lead elsewhere on some system.
_NOT_IN_PATHS = re.compile(r"[\x00-\x1f\x7f-\x9f\\\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class UnreadableError(Exception):
    """It is no manifest; says in Swedish what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a site says of itself."""

    as_of: str = ""
    address: str = ""
    commit: str = ""
    unsaved: bool = False
    sums: Mapping[str, str] = field(default_factory=dict)  #: of `data`, `content` and `program`
    versions: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)  #: SHA-256 by path


def parse(content: bytes) -> Manifest:
    """What a manifest says. What it says wrongly of its origin is taken as not said; its list of files must be whole.

    Raises:
        UnreadableError: it is none.
    """
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise UnreadableError("den är inte JSON") from None
    if not isinstance(told, dict) or told.get("format") != _FORMAT:
        raise UnreadableError(f"den har inte formatet {_FORMAT}")
    versions = told.get("versions")
    return Manifest(
        as_of=_day(told.get("as_of")),
        address=_matching(_ADDRESS, told.get("address")),
        commit=_matching(_COMMIT, told.get("commit")),
        unsaved=told.get("unsaved_changes") is True,
        sums={name: _matching(_SHA256, told.get(name)) for name in ("data", "content", "program")},
        versions={str(name): str(value) for name, value in versions.items()} if isinstance(versions, dict) else {},
        files=_files(told.get("files")),
    )


def _files(rows: Any) -> dict[str, str]:
    if not isinstance(rows, list):
        raise UnreadableError("den har ingen lista över filer")
    found: dict[str, str] = {}
    for row in rows:
        path, digest = (row.get("path"), row.get("sha256")) if isinstance(row, dict) else (None, None)
        if not isinstance(path, str) or not is_path(path) or path in found:
            raise UnreadableError("den har en sökväg som inte kan stämma")
        if not _matching(_SHA256, digest):
            raise UnreadableError("den har en kontrollsumma som inte är någon")
        found[path] = str(digest)
    return found


def is_path(path: str) -> bool:
    """Whether a text is a path to a file within a folder, and nothing else."""
    return len(path) <= _LONGEST_PATH and not _NOT_IN_PATHS.search(path) and not {"", ".", ".."} & {*path.split("/")}


def _matching(pattern: re.Pattern[str], value: Any) -> str:
    return value if isinstance(value, str) and len(value) <= _LONGEST_TEXT and pattern.fullmatch(value) else ""


def _day(value: Any) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        return ""
