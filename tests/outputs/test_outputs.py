"""What a site holds beside its pages: stored documents, the sitemap, the search index."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.outputs import search
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


def page(body: str) -> str:
    return f'<html lang="en"><head><title>Sida</title></head><body><main data-pagefind-body><h1>Sida</h1>{body}</main></body></html>'


def indexed(site: Path) -> str:
    """All that the index says of its pages."""
    return "".join(gzip.decompress(path.read_bytes()).decode("utf-8") for path in sorted((site / "pagefind/fragment").iterdir()))


def test_the_index_is_swedish_whatever_a_page_says_and_holds_only_what_a_search_needs(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(page("<p>Skolorna i Hässelby</p><p data-pagefind-ignore>Bort</p>"), "utf-8")
    search.index(tmp_path)
    names = {path.name for path in (tmp_path / "pagefind").iterdir()}
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.sv.pagefind"} <= names
    assert [name for name in names if "ui" in name or "highlight" in name or "playground" in name] == []
    assert "Skolorna i Hässelby" in indexed(tmp_path)
    assert "Bort" not in indexed(tmp_path)


def test_a_folder_without_pages_cannot_be_searched(tmp_path: Path) -> None:
    with pytest.raises(search.SearchIndexError, match=r".+"):
        search.index(tmp_path / "finns-inte")


def test_without_pagefind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "get_executable", lambda: tmp_path / "finns-inte")
    with pytest.raises(search.SearchIndexError, match="finns-inte"):
        search.index(tmp_path)


def test_what_pagefind_says_is_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopping(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 1, stdout="", stderr="slut på minne\n")

    monkeypatch.setattr(subprocess, "run", stopping)
    with pytest.raises(search.SearchIndexError, match=r"^slut på minne$"):
        search.index(tmp_path)
