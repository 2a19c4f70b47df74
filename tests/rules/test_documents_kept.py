"""What was seen in a document is not looked for again, as long as it is the same document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import identity, legible, pipeline
from generator.rules import documents
from generator.withholding import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NUMBER = "850709-9805"


@pytest.fixture
def project(copied_demo: Path) -> Path:
    return copied_demo


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is read of documents and looked through of texts, in a program that has just been started."""
    found: list[str] = []
    read, numbers = legible.read_each, identity.numbers

    def noted(files: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, legible.Legible]]:
        every = list(files)
        found.extend(path.name for _, path in every)
        return read(every)

    def through(text: str) -> object:
        found.append(text)
        return numbers(text)

    monkeypatch.setattr(legible, "read_each", noted)
    monkeypatch.setattr(documents, "numbers", through)
    return found


def again(project: Path, monkeypatch: pytest.MonkeyPatch, made_with: str = "1") -> list[str]:
    """What is told by a program that has just been started, and finds what the last one kept."""
    for name, empty in (("_seen", {}), ("_in_texts", {}), ("_asked", set())):
        monkeypatch.setattr(documents, name, empty)
    kept = documents.Kept(project.parents[1] / "kept/documents", made_with)
    told = [str(each) for each in pipeline.check(project).problems]
    kept.keep()
    return told


def test_what_was_seen_is_not_looked_for_again(project: Path, monkeypatch: pytest.MonkeyPatch, looked_at: list[str]) -> None:
    told = again(project, monkeypatch)
    stored = [path for path in (project / "data/sources/files").rglob("*") if path.suffix in {".txt", *legible.KINDS}]
    assert len(looked_at) >= len({path.read_bytes() for path in stored}) > 1
    looked_at.clear()
    assert again(project, monkeypatch) == told
    assert looked_at == []
    assert again(project, monkeypatch, "2") == told  # another program may see something else
    assert looked_at


def test_a_text_that_has_been_changed_is_looked_through(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = again(project, monkeypatch)
    path = next((project / "data/sources/files").rglob("*.txt"))
    path.write_text(f"{path.read_text('utf-8')}\nNumret är {NUMBER}.\n", "utf-8")
    for _ in range(2):
        told = [each for each in again(project, monkeypatch) if each not in before]
        assert any("personnummer" in each and path.name in each for each in told)


def test_a_fault_is_looked_for_again(project: Path, monkeypatch: pytest.MonkeyPatch, looked_at: list[str]) -> None:
    (project / "data/sources/files/trasig.pdf").write_bytes(b"x")
    told = again(project, monkeypatch)
    looked_at.clear()
    assert again(project, monkeypatch) == told
    assert looked_at == ["trasig.pdf"]


def test_words_that_are_withheld_are_not_written_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {("a", Words()): documents.Seen(), ("b", Words(("hemligt",))): documents.Seen(withheld=("sida 1",))}
    monkeypatch.setattr(documents, "_seen", seen)
    monkeypatch.setattr(documents, "_asked", {"a", "b"})
    documents.Kept(tmp_path / "documents", "1").keep()
    assert b"hemligt" not in (tmp_path / "documents").read_bytes()
    monkeypatch.setattr(documents, "_seen", {})
    documents.Kept(tmp_path / "documents", "1")
    assert list(documents._seen) == [("a", Words())]


@pytest.mark.parametrize("left", [b"", b"x", b"\x80\x05N."])
def test_whatever_lies_in_its_place_does_no_harm(project: Path, monkeypatch: pytest.MonkeyPatch, left: bytes) -> None:
    kept = project.parents[1] / "kept"
    kept.mkdir()
    (kept / "documents").write_bytes(left)
    told = again(project, monkeypatch)
    assert told == again(project, monkeypatch)
