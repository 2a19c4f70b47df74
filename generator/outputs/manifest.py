"""manifest.json: what a site is made of, and the SHA-256 of each of its files but itself.

It cannot hold its own checksum, so it leaves itself out; nothing else is left out. Whoever wants one number for a whole site takes the
SHA-256 of manifest.json, which `insyn verify` prints.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from generator import addresses
from generator.page import FILES_COUNTED
from generator.provenance import Provenance

#: The version of the file's form.
FORMAT = 1


def seal(
    site: Path, made_of: Provenance, pages: Iterable[str], known: Mapping[str, tuple[int, str]] | None = None
) -> tuple[str, dict[str, str]]:
    """Write the manifest of a site in which nothing will be changed any more.

    Args:
        site: its folder.
        made_of: what it is made of.
        pages: addresses of the pages that may say how many files there are.
        known: size in octets and SHA-256 of files that belong to the site but are not in the folder, and of others that need not be read.

    Returns:
        the SHA-256 of the manifest, and of each file by its address, the manifest among them.
    """
    known = known or {}
    made = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    files = sorted({*made, *known} - {addresses.MANIFEST})
    _count(site, pages, len(files))
    rows = [_row(name, *(known.get(name) or _looked_at(site / name))) for name in files]
    told = {"format": FORMAT, **made_of.told(), "files": rows}
    whole = _dumped(told)
    (site / addresses.MANIFEST).write_bytes(whole)
    own = sha256(whole).hexdigest()
    return own, {addresses.MANIFEST: own, **{row["path"]: row["sha256"] for row in told["files"]}}


def summed(site: Path, files: Iterable[str]) -> dict[str, tuple[int, str]]:
    """The size in octets and the SHA-256 of files of a site, by their addresses; without those that are not in its folder."""
    return {address: _looked_at(site / address) for address in files if (site / address).is_file()}


def _count(site: Path, pages: Iterable[str], count: int) -> None:
    """Let the pages say how many files there are, which is not known before all of them are there."""
    for address in pages:
        path = site / (address if address.endswith(".html") else f"{address}index.html")
        if path.is_file() and FILES_COUNTED in (html := path.read_text("utf-8")):
            path.write_text(html.replace(FILES_COUNTED, f"{count}"), "utf-8")


def _looked_at(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        return path.stat().st_size, file_digest(file, "sha256").hexdigest()


def _row(name: str, size: int, digest: str) -> dict[str, Any]:
    return {"path": name, "size": size, "sha256": digest}


def _dumped(told: dict[str, Any]) -> bytes:
    """A file on each line, so that two manifests can be compared by any program that compares lines."""
    head = json.dumps({name: value for name, value in told.items() if name != "files"}, ensure_ascii=False, indent=1)
    rows = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in told["files"])
    return f'{head.removesuffix("}").rstrip()},\n "files": [\n{rows}\n ]\n}}\n'.encode()
