"""manifest.json: what a site is made of, and the SHA-256 of each of its files but itself.

It cannot hold its own checksum, so it leaves itself out; nothing else is left out. Whoever wants one number for a whole site takes the
SHA-256 of manifest.json, which `insyn verify` prints.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path
from typing import Any

from generator import addresses
from generator.page import FILES_COUNTED
from generator.provenance import Provenance

#: The version of the file's form.
FORMAT = 1


def seal(site: Path, made_of: Provenance, pages: Iterable[str]) -> None:
    """Write the manifest of a site in which nothing will be changed any more.

    Args:
        site: its folder.
        made_of: what it is made of.
        pages: addresses of the pages that may say how many files there are.
    """
    files = sorted((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
    files = [(name, path) for name, path in files if name != addresses.MANIFEST]
    _count(site, pages, len(files))
    told = {"format": FORMAT, **made_of.told(), "files": [_row(name, path) for name, path in files]}
    (site / addresses.MANIFEST).write_bytes(_dumped(told))


def _count(site: Path, pages: Iterable[str], count: int) -> None:
    """Let the pages say how many files there are, which is not known before all of them are there."""
    for address in pages:
        path = site / (address if address.endswith(".html") else f"{address}index.html")
        html = path.read_text("utf-8")
        if FILES_COUNTED in html:
            path.write_text(html.replace(FILES_COUNTED, f"{count}"), "utf-8")


def _row(name: str, path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return {"path": name, "size": path.stat().st_size, "sha256": digest}


def _dumped(told: dict[str, Any]) -> bytes:
    """A file on each line, so that two manifests can be compared by any program that compares lines."""
    head = json.dumps({name: value for name, value in told.items() if name != "files"}, ensure_ascii=False, indent=1)
    rows = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in told["files"])
    return f'{head.removesuffix("}").rstrip()},\n "files": [\n{rows}\n ]\n}}\n'.encode()
