"""Why two sites may differ, from what each says that it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from generator.verification.comparing import Findings
from generator.verification.manifests import Manifest

_SHORT = 12  #: digits of a commit

_NO_REASON = (
    "Allt som den publicerade webbplatsen säger att den är gjord av är detsamma som här. Då har filer ändrats efteråt, eller kom inte "
    "hela fram. Ändrar servern eller en tjänst framför den filer på vägen? Publicera annars på nytt, och ta reda på vem som ändrat."
)
_SUMS = {
    "data": "Uppgifterna i data/ är andra. Hämta den version som den publicerade webbplatsen är gjord av.",
    "content": "De handskrivna sidorna, mkdocs.yml eller webbplatsens eget utseende är annat.",
    "program": "Programmet Insyn är ett annat, eller ändrat. Installera samma version.",
}


def reasons(found: Findings) -> list[str]:
    """Likely reasons in sentences, the one that explains most first; empty where the sites are the same."""
    if found.same:
        return []
    if found.theirs is None or found.ours is None:
        return ["Där finns ingen läsbar manifest.json, så det går inte att säga vad den publicerade webbplatsen är gjord av."]
    known = list(_known(found.ours, found.theirs))
    if known:
        return known
    return [_NO_REASON]


def _known(ours: Manifest, theirs: Manifest) -> Iterator[str]:
    if ours.commit != theirs.commit:
        yield f"En annan version av uppgifterna: publicerad ur {_commit(theirs)}, byggd här ur {_commit(ours)}."
    if theirs.unsaved or ours.unsaved:
        where = " och ".join(word for word, each in (("Den publicerade", theirs), ("Den här", ours)) if each.unsaved)
        yield f"{where} webbplatsen är byggd med osparade ändringar, som ingen version i git innehåller."
    if ours.as_of != theirs.as_of:
        day = theirs.as_of or "en okänd dag"
        yield f"En annan dag: publicerad per {day}, byggd här per {ours.as_of}. Pröva INSYN_TODAY={theirs.as_of or '…'}."
    if ours.address != theirs.address:
        yield f"En annan adress: publicerad för {theirs.address or 'ingen'}, byggd här för {ours.address or 'ingen'}. Sätt SITE_URL."
    yield from (words for name, words in _SUMS.items() if ours.sums.get(name) != theirs.sums.get(name))
    names = sorted(ours.versions.keys() | theirs.versions.keys())
    others = [name for name in names if ours.versions.get(name) != theirs.versions.get(name)]
    if others:
        told = ", ".join(f"{name} {theirs.versions.get(name, 'saknas')} (här {ours.versions.get(name, 'saknas')})" for name in others[:8])
        yield f"Andra versioner av program: {told}{' med flera' if len(others) > 8 else ''}."  # noqa: PLR2004 - what is read at a glance


def _commit(manifest: Manifest) -> str:
    return f"commit {manifest.commit[:_SHORT]}" if manifest.commit else "en okänd version"
