"""What the page about the build shows: what the site is made of, in words, and how anyone holds it against the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator import addresses
from generator.page import FILES_COUNTED, Value
from generator.pages import swedish
from generator.pages.repository import repository_of
from generator.pages.slot_values import Blocks
from generator.provenance import Provenance, provenance
from generator.register import Register

_ENGINES = {"mkdocs": "MkDocs", "mkdocs-material": "Material for MkDocs", "zensical": "Zensical"}
_NOT_KNOWN = "inte känd"
_GROUP = 8  #: digits of a checksum between which a line may break on a phone


def build(blocks: Blocks, _: Mapping[str, str]) -> Value:
    """The block `build`. Where nobody has asked git, it says that no commit is known."""
    made_of = blocks.made_of or provenance(blocks.register)
    return blocks.render(
        "build",
        made_of=made_of,
        rows=_rows(blocks.register, made_of),
        example=made_of.address or "https://…",
        manifest=addresses.link(addresses.MANIFEST),
        repository=made_of.repository,
    )


def _rows(register: Register, made_of: Provenance) -> list[dict[str, Any]]:
    versions = made_of.versions
    engine = [f"{title} {versions[name] or _NOT_KNOWN}" for name, title in _ENGINES.items() if name in versions]
    rows: list[dict[str, Any]] = [
        {"label": "Version av uppgifterna (commit)", "value": _commit(register, made_of), "note": _unsaved(made_of)},
        {"label": "Kontrollsumma för data", "value": _code(made_of.data), "note": "SHA-256 av alla filer i mappen data."},
        {"label": "Gäller per", "value": swedish.written(register.today), "note": "Det som följer av datum är uträknat för den dagen."},
        {"label": "Programmet Insyn", "value": versions["insyn"]},
        {"label": "Sidorna är satta med", "value": " och ".join(engine) or "ett program som inte är känt"},
        {"label": "Python", "value": versions["python"]},
        {"label": "Filer", "value": FILES_COUNTED, "note": "Utom manifest.json, som räknar upp dem."},
    ]
    return [{"note": "", **row} for row in rows]


def _code(digits: str) -> Markup:
    groups = (digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
    return Markup("<code>{}</code>").format(Markup("<wbr>").join(groups))


def _commit(register: Register, made_of: Provenance) -> str | Markup:
    commit = made_of.revision.commit
    if not commit:
        return "Inte känd. Webbplatsen är byggd utan git."
    repository = repository_of(register.reading.site)
    if repository is None:
        return _code(commit)
    return Markup('<a href="{}">{}</a>').format(repository.change(commit), _code(commit))


def _unsaved(made_of: Provenance) -> str:
    if not made_of.revision.commit or made_of.revision.saved:
        return ""
    return "Webbplatsen är byggd med osparade ändringar, så den går inte att göra om ur den versionen."
