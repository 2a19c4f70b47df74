"""What a site holds beside its pages: stored documents, the sitemap."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from generator.outputs.documents import documents
from generator.outputs.sitemap import sitemap
from tests.site.projects import PROJECTS, checked

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_the_sitemap_holds_addresses_in_full_and_leaves_out_what_is_no_answer() -> None:
    made = sitemap("https://example.org/a&b/", ["", "404.html", "sok/", "svar/ett/"])
    assert [row.text for row in ET.fromstring(made).iter(LOCATION)] == ["https://example.org/a&b/", "https://example.org/a&b/svar/ett/"]


def test_a_sitemap_of_nothing_is_still_one() -> None:
    assert list(ET.fromstring(sitemap("https://example.org/", [])).iter(LOCATION)) == []


def test_stored_documents_lie_with_their_source() -> None:
    found = {address: Path(str(path)) for address, path in documents(checked("demo").register).items()}
    stored = PROJECTS["demo"] / "data/sources/files"
    assert all(address == f"kallor/{address.split('/')[1]}/{path.name}" for address, path in found.items())
    assert {path.name for path in found.values()} == {path.name for path in stored.iterdir()}
    for name in ("kommunstyrelsen-utlatande-2024.pdf", "kommunstyrelsen-utlatande-2024.txt"):  # one source has two
        assert found[f"kallor/kommunstyrelsen-utlatande-2024/{name}"] == stored / name
