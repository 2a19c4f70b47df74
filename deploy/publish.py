#!/usr/bin/env python3
"""Lägger en byggd webbplats på plats på en egen webbserver, packad och hel, så att ingen läsare märker bytet.

    publish.py site /srv/insyn        publicera mappen site
    publish.py --back /srv/insyn      gå tillbaka till versionen före den som ligger ute
    publish.py --list /srv/insyn      vilka versioner som finns

Stands on its own, with nothing but Python 3.9 or later, so that it can be laid on a server where nothing else is installed. If the
command `brotli` or the module of that name is there, files are packed that way too.

What lies in the place:

    generations/000007/site/           a version, with .gz and .br beside what they pack
    generations/000007/redirects.map   for nginx
    current, previous                  links to two of them; nginx reads both (deploy/nginx/)

A version is read from manifest.json: each file must be there with its checksum, so an upload that broke off is not published. What has
not changed since the version before is the same file, not a copy, so that it keeps its ETag and takes no room. Exit codes: 0 done,
1 the site is not whole, 2 wrong use, 3 the system did not let it be done; then the version that was out still is.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

MANIFEST = "manifest.json"
#: What gets smaller when it is packed; the rest (pictures, fonts, archives, the search index) is packed already.
PACKED = {
    *(".html", ".css", ".js", ".mjs", ".map", ".svg", ".webmanifest", ".json", ".jsonld", ".geojson", ".xml", ".xsd", ".atom", ".rdf"),
    *(".ttl", ".txt", ".csv", ".ics", ".md", ".db"),
}
LEAST = 256  #: octets: below that packing gains nothing
KEPT = 7  #: versions, so that one can go back further than to the one before

_SHA256 = re.compile("[0-9a-f]{64}")
_NUMBER = re.compile("[0-9]{6,}")


class NotWholeError(Exception):
    """The site is not whole; says why."""


def main(arguments: list[str] | None = None) -> int:
    """The command. Returns its exit code."""
    parser = argparse.ArgumentParser(prog="publish.py", description="Publicera en byggd webbplats på en egen webbserver.", add_help=True)
    parser.add_argument("site", nargs="?", type=Path, help="mappen som insyn build har gjort")
    parser.add_argument("place", type=Path, help="mappen på servern, till exempel /srv/insyn")
    parser.add_argument("--back", action="store_true", help="gå tillbaka till versionen före")
    parser.add_argument("--list", action="store_true", help="visa vilka versioner som finns")
    given = parser.parse_args(arguments)
    if (given.site is None) != (given.back or given.list) or (given.back and given.list):
        parser.error("skriv publish.py SITE PLATS, publish.py --back PLATS eller publish.py --list PLATS")
    try:
        given.place.mkdir(parents=True, exist_ok=True)
        with _alone(given.place):
            print(_listed(given.place) if given.list else back(given.place) if given.back else publish(given.site, given.place))
    except NotWholeError as error:
        print(f"{error} Ingenting är publicerat, och det som låg ute ligger kvar.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Det gick inte: {error}. Det som låg ute ligger kvar.", file=sys.stderr)
        return 3
    return 0


def publish(site: Path, place: Path) -> str:
    """Make a new version of a built site and let it take the place of the one that is out. Returns what was done, in Swedish.

    Raises:
        NotWholeError: a file is missing or not what the manifest says.
        OSError: the disk is full, or the place cannot be written.
    """
    told, files = _manifest(site)
    moved = _beside(site)
    now = _target(place, "current")
    if now and (now / "site" / MANIFEST).read_bytes() == told and _read(now / "redirects.map") == moved:
        return f"Samma version ligger redan ute: {now.name}."
    generations = place / "generations"
    generations.mkdir(exist_ok=True)
    for leftover in generations.glob(".ny-*"):  # of what was killed on the way
        shutil.rmtree(leftover, ignore_errors=True)
    stage = Path(tempfile.mkdtemp(prefix=".ny-", dir=generations))
    try:
        stage.chmod(0o755)
        _lay(site, stage / "site", files, now / "site" if now else None)
        (stage / "site" / MANIFEST).write_bytes(told)
        _pack(stage / "site" / MANIFEST)
        (stage / "redirects.map").write_bytes(moved)
        os.sync()  # a power cut after the swap must not leave empty files
        new = generations / f"{max(map(int, _names(place)), default=0) + 1:06}"
        stage.rename(new)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
    if now:
        _point(place, "previous", now)
    _point(place, "current", new)
    _clean(place)
    return f"Version {new.name} ligger ute: {len(files) + 1} filer.{_moved(now, moved)}"


def back(place: Path) -> str:
    """Let the version before the one that is out take its place. Returns what was done, in Swedish.

    Raises:
        NotWholeError: there is none.
    """
    now = _target(place, "current")
    before = [name for name in _names(place) if now and name < now.name]
    if not now or not before:
        raise NotWholeError("Det finns ingen tidigare version.")
    target = place / "generations" / before[-1]
    _point(place, "previous", now)
    _point(place, "current", target)
    return f"Version {target.name} ligger ute igen, i stället för {now.name}.{_moved(now, _read(target / 'redirects.map'))}"


def _listed(place: Path) -> str:
    now = _target(place, "current")
    rows = []
    for name in _names(place):
        with contextlib.suppress(OSError, ValueError):
            told = json.loads((place / "generations" / name / "site" / MANIFEST).read_bytes())
            commit = str(told.get("commit") or "")[:12] or "okänd version"
            rows.append(f"{name}  per {told.get('as_of')}, {commit}{'  (ligger ute)' if now and now.name == name else ''}")
    return "\n".join(rows) or "Ingen version är publicerad här."


def _moved(now: Path | None, moved: bytes) -> str:
    """What nginx must be told when the list of moved addresses has changed: it reads it only when it starts."""
    same = now is not None and _read(now / "redirects.map") == moved
    return "" if same else " Adresser som har flyttats är ändrade, så läs om nginx: systemctl reload nginx"


def _manifest(site: Path) -> tuple[bytes, dict[str, str]]:
    """The manifest of a built site, and the SHA-256 of each file by path."""
    try:
        told = (site / MANIFEST).read_bytes()
        files = {str(row["path"]): str(row["sha256"]) for row in json.loads(told)["files"]}
    except FileNotFoundError:
        raise NotWholeError(f"{site / MANIFEST} saknas. Är det mappen som insyn build har gjort, och är den hel?") from None
    except (ValueError, KeyError, TypeError):
        raise NotWholeError(f"{site / MANIFEST} går inte att läsa.") from None
    for path, digest in files.items():
        if {"", ".", ".."} & {*path.split("/")} or "\\" in path or "\0" in path or not _SHA256.fullmatch(digest):
            raise NotWholeError(f"{site / MANIFEST} har en rad som inte kan stämma: {path!r}.")
    return told, files


def _beside(site: Path) -> bytes:
    """The list of moved addresses that insyn build writes beside the site."""
    site = site.resolve()
    return _read(site.parent / f"{site.name}.nginx-redirects.map")


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _lay(site: Path, target: Path, files: dict[str, str], before: Path | None) -> None:
    """Lay every file in its place: what has not changed as the same file as before, the rest as a copy, packed."""
    known = _manifest(before)[1] if before else {}
    for path, digest in files.items():
        new = target / path
        new.parent.mkdir(parents=True, exist_ok=True)
        if _digest(site / path) != digest:
            raise NotWholeError(f"{site / path} saknas eller är inte den fil som manifest.json säger.")
        if before and known.get(path) == digest and _linked(before / path, new):
            continue
        shutil.copyfile(site / path, new)
        if _digest(new) != digest:  # changed under our hands
            raise NotWholeError(f"{site / path} ändrades medan den lästes.")
        _set_later(new, before / path if before else None)
        _pack(new)


def _linked(old: Path, new: Path) -> bool:
    """Whether a file and what is packed of it could be had as the same files."""
    try:
        for end in ("", ".gz", ".br"):
            if not end or old.with_name(old.name + end).is_file():
                os.link(old.with_name(old.name + end), new.with_name(new.name + end))
    except OSError:  # another disk, or too many links: then it is copied
        for end in ("", ".gz", ".br"):
            new.with_name(new.name + end).unlink(missing_ok=True)
        return False
    return True


def _set_later(new: Path, old: Path | None) -> None:
    """Let a changed file be at least a second younger than the one before: nginx makes its ETag of time and size."""
    seconds = int(new.stat().st_mtime)
    if old and old.is_file():
        seconds = max(seconds, int(old.stat().st_mtime) + 1)
    os.utime(new, (seconds, seconds))


def _pack(path: Path) -> None:
    """Write what is packed of a file beside it, where that is smaller."""
    if path.suffix not in PACKED or path.stat().st_size < LEAST:
        return
    content = path.read_bytes()
    for end, packed in ((".gz", gzip.compress(content, 9, mtime=0)), (".br", _brotli(path, content))):
        if packed and len(packed) < len(content):
            beside = path.with_name(path.name + end)
            beside.write_bytes(packed)
            os.utime(beside, (path.stat().st_mtime, path.stat().st_mtime))


def _brotli(path: Path, content: bytes) -> bytes:
    """A file packed by Brotli; nothing where neither the module nor the command is there."""
    try:
        import brotli  # noqa: PLC0415 - not everywhere
    except ImportError:
        command = shutil.which("brotli")
        if not command:
            return b""
        done = subprocess.run([command, "--quality=11", "--stdout", str(path)], stdout=subprocess.PIPE, check=False)
        return done.stdout if done.returncode == 0 else b""
    packed: bytes = brotli.compress(content, quality=11)
    return packed


def _digest(path: Path) -> str:
    """The SHA-256 of an ordinary file; empty where it is none."""
    if path.is_symlink() or not path.is_file():
        return ""
    whole = hashlib.sha256()
    with path.open("rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            whole.update(piece)
    return whole.hexdigest()


def _names(place: Path) -> list[str]:
    """The versions that there are, the oldest first."""
    folder = place / "generations"
    return sorted(path.name for path in folder.iterdir() if _NUMBER.fullmatch(path.name)) if folder.is_dir() else []


def _target(place: Path, link: str) -> Path | None:
    """The version that a link leads to."""
    path = place / link
    return place / "generations" / path.readlink().name if path.is_symlink() and path.exists() else None


def _point(place: Path, link: str, target: Path) -> None:
    """Let a link lead to a version, at once: rename(2) replaces the old one."""
    new = place / f".{link}.ny"
    new.unlink(missing_ok=True)
    new.symlink_to(Path("generations") / target.name)
    new.replace(place / link)


def _clean(place: Path) -> None:
    """Remove old versions. The one before stays, for pages that were opened before the swap, and some to go back to."""
    out = {target.name for link in ("current", "previous") if (target := _target(place, link))}
    for name in _names(place)[:-KEPT]:
        if name not in out:
            shutil.rmtree(place / "generations" / name, ignore_errors=True)


@contextlib.contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Keep two publications of one place apart."""
    with (place / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotWholeError("En annan publicering pågår. Vänta tills den är klar.") from None
        yield


if __name__ == "__main__":
    sys.exit(main())
