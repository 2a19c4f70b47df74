"""What a comparison came to, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.problems import printable
from generator.verification.comparing import Findings
from generator.verification.reasons import reasons

_MOST = 20  #: paths of each sort that are named


def lines(found: Findings) -> Iterator[str]:
    """What is wrong, a line each, then why it may be."""
    if found.unreadable:
        yield f"manifest.json går inte att läsa: {found.unreadable}"
    yield from _named("skiljer sig", found.differing)
    yield from _named("saknas", found.missing)
    yield from _named("finns bara där", found.extra)
    yield from _named("inte det som dess egen manifest.json säger", found.altered)
    yield from _named("gick inte att hämta", [f"{path} ({why})" for path, why in found.unread.items()])
    yield from (printable(f"Trolig orsak: {reason}") for reason in reasons(found))


def _named(what: str, paths: Sequence[str]) -> Iterator[str]:
    yield from (printable(f"{what}: {path}") for path in paths[:_MOST])
    if len(paths) > _MOST:
        yield f"{what}: … och {len(paths) - _MOST} till"


def summary(found: Findings) -> str:
    """How much was compared, and what it came to, in a sentence or two."""
    if not found.same:
        counts = {
            "skiljer sig": len(found.differing),
            "saknas": len(found.missing),
            "finns bara där": len(found.extra),
            "är ändrade efteråt": len(found.altered),
        }
        told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        return f"Stämmer inte. Av {found.files} filer: {told or 'manifest.json går inte att läsa'}."
    if found.unread:
        return f"Allt som gick att hämta stämmer, men {len(found.unread)} av {found.files} filer gick inte att hämta. Pröva igen senare."
    if found.fetched >= found.files - 1:  # the manifest itself has been read before
        return f"Stämmer: alla {found.files} filer är desamma, byte för byte. SHA-256 för manifest.json: {found.ours_sum}"
    return (
        f"Stämmer: manifest.json räknar upp samma {found.files} filer med samma kontrollsummor, och de {found.fetched} som hämtades är "
        f"desamma, byte för byte. Med --all hämtas alla. SHA-256 för manifest.json: {found.ours_sum}"
    )
