"""What a site holds beside its pages: stored documents."""

from __future__ import annotations

from pathlib import Path

from generator.outputs.documents import documents
from tests.site.projects import PROJECTS, checked


def test_stored_documents_lie_with_their_source() -> None:
    found = {address: Path(str(path)) for address, path in documents(checked("demo").register).items()}
    stored = PROJECTS["demo"] / "data/sources/files"
    assert all(address == f"kallor/{address.split('/')[1]}/{path.name}" for address, path in found.items())
    assert {path.name for path in found.values()} == {path.name for path in stored.iterdir()}
    for name in ("kommunstyrelsen-utlatande-2024.pdf", "kommunstyrelsen-utlatande-2024.txt"):  # one source has two
        assert found[f"kallor/kommunstyrelsen-utlatande-2024/{name}"] == stored / name
