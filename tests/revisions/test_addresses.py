"""An address that was published is still there, or leads on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.revisions.project import PLACE, asked, commit, start, write
from tests.site.projects import built


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return start(tmp_path)


def checked(project: Path, revision: str = "HEAD") -> tuple[int, str]:
    return asked("check", "--against", revision, project=project)


def test_nothing_is_dead_where_nothing_is_gone(project: Path) -> None:
    code, said = checked(project)
    assert (code, "Inga problem" in said) == (0, True), said


def test_a_record_that_is_gone_must_lead_on(project: Path) -> None:
    (project / PLACE).rename(project / "data/places/stortorget.yml")
    code, said = checked(project)
    assert code == 1
    assert 'data/redirects.yml: fel: adressen "platser/torget/" fanns i HEAD men finns inte längre' in said
    assert "- old: platser/torget/ med new: platser/stortorget/" in said
    write(project, "data/redirects.yml", "moved:\n  - old: /platser/torget\n    new: platser/stortorget/\n")
    assert checked(project)[0] == 0


def test_an_address_that_once_led_on_must_go_on_doing_so(project: Path) -> None:
    write(project, "data/redirects.yml", "moved:\n  - old: platser/gamla/\n    new: platser/torget/\n")
    commit(project)
    (project / "data/redirects.yml").unlink()
    code, said = checked(project)
    assert code == 1
    assert '"platser/gamla/"' in said


def test_a_hand_written_page_and_a_stored_document_count_too(project: Path) -> None:
    write(project, "data/sources/files/bilaga.txt", "Bilagan.\n")
    text = (project / "data/sources/handlingen.yml").read_text("utf-8")
    digest = "34ad42c83ad6efcd3c6ab6c5e33e9f4ad2a0db3e7c6f0be6f0a3a3f4d7d6f0aa"
    write(project, "data/sources/handlingen.yml", f"{text}file: bilaga.txt\nsha256: {digest}\nterms: Fritt.\n")
    commit(project)
    write(project, "data/sources/handlingen.yml", text)
    (project / "content/om/mer.md").unlink()
    said = checked(project)[1]
    assert '"om/mer/"' in said
    assert '"kallor/handlingen/bilaga.txt"' in said


def test_a_record_that_cannot_be_read_is_not_gone(project: Path) -> None:
    write(project, PLACE, "name: [Torget\n")
    code, said = checked(project)
    assert code == 1
    assert "address.dead" not in said


@pytest.mark.parametrize("revision", ["finns-inte", "--output=x", "HEAD:x"])
def test_an_unknown_revision_is_wrong_use(project: Path, revision: str) -> None:
    code, said = checked(project, revision)
    assert code == 2
    assert f'Git känner inte till "{revision}"' in said
    assert not (project / "x").exists()


def test_a_moved_address_is_a_page_that_leads_on() -> None:
    site = built("demo")
    page = (site / "svar/kulturnamnden-2024/index.html").read_text("utf-8")
    assert 'content="0; url=../../svar/trygghetsavtal-2024-kulturnamnden/"' in page
    assert '<a href="../../svar/trygghetsavtal-2024-kulturnamnden/">' in page
    assert "Svarens adresser börjar nu med remissens namn." in page
    assert "svar/kulturnamnden-2024/" not in (site / "sitemap.xml").read_text("utf-8")


def test_what_may_be_gone_only_because_a_file_cannot_be_read_is_not_called_dead(project: Path) -> None:
    write(project, "data/redirects.yml", "moved:\n  - old: platser/gamla/\n    new: platser/torget/\n")
    commit(project)
    for name in ("data/redirects.yml", "data/agreements/avtalet/agreement.yml"):
        whole = (project / name).read_text("utf-8")
        write(project, name, whole + "fel_stavat: ja\n")
        code, said = checked(project)
        assert (code, "fel_stavat" in said) == (1, True), said
        assert "[address.dead]" not in said
        write(project, name, whole)
    assert checked(project)[0] == 0


def test_a_hand_written_page_that_is_gone_is_told_although_a_record_cannot_be_read(project: Path) -> None:
    write(project, PLACE, "namn: Torget\n")
    (project / "content/om/mer.md").unlink()
    assert '"om/mer/"' in checked(project)[1]
