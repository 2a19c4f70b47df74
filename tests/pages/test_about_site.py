"""What the site says of itself: its accessibility statement, reached from every page, and its page on personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator import theme
from generator.pages import Pages
from tests.register.test_statement import SITE, checked, without
from tests.site import smaller
from tests.site.html import Html, read_html
from tests.site.projects import PROJECTS, built, insyn_here

if TYPE_CHECKING:
    from pathlib import Path


def shown(folder: Path, slot: str, site: dict[str, Any]) -> Html:
    """What a slot of a project with nothing but site.yml shows."""
    pages = Pages(checked(folder, site).register, theme.folders(folder, "pages"))
    return Html(str(pages.slots(slot, {})))


@pytest.mark.parametrize("name", ["real", "demo"])
def test_every_page_leads_to_it_and_says_that_the_site_is_a_demonstration(name: str) -> None:
    site = built(name)
    told = yaml.safe_load((PROJECTS[name] / "data/site.yml").read_text("utf-8"))["demonstration"]
    for file in site.rglob("*.html"):
        html = file.read_text("utf-8")
        if 'http-equiv="refresh"' in html:
            continue
        page = read_html(html)
        assert told in page.text("aside"), file
        assert any(link.get("href", "").endswith("tillganglighet/") for link in page.all("a")) or file.parent.name == "tillganglighet", file


def test_the_statement_says_what_it_lacks_and_that_it_is_a_demonstration() -> None:
    text = Html((built("real") / "tillganglighet/index.html").read_text("utf-8")).text("main")
    assert "Det här är en demonstration." in text
    assert "Det här saknas i redogörelsen: Ett formulär" in text
    whole = Html((built("demo") / "tillganglighet/index.html").read_text("utf-8")).text("main")
    assert "saknas i redogörelsen" not in whole
    for words in ("delvis förenlig", "Digg", "1 oktober 2026", "15 oktober 2026", "Oskäligt betungande", "Omfattas inte av lagen"):
        assert words in whole


def test_it_leads_to_the_form_and_to_where_one_complains(tmp_path: Path) -> None:
    links = [link["href"] for link in shown(tmp_path, "accessibility", without()).all("a")]
    assert {SITE["contact"]["form"], "https://www.digg.se/tdosanmalan"} <= set(links)


def test_a_real_statement_is_not_called_a_demonstration(tmp_path: Path) -> None:
    assert "demonstration" not in shown(tmp_path, "accessibility", without()).text("p")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"conformance": "full", "defects": [], "burden": []}, "Vi känner inte till några brister."),
        ({"defects": []}, "Det vi vet inte är tillgängligt är undantaget som oskäligt betungande."),
        ({}, ""),
    ],
)
def test_it_says_that_no_shortcoming_is_known_only_where_nothing_is_exempt_either(
    tmp_path: Path, changed: dict[str, Any], said: str
) -> None:
    site = without()
    site["accessibility"] |= changed
    text = shown(tmp_path, "accessibility", site).text("p")
    for words in ("Vi känner inte till några brister.", "Det vi vet inte är tillgängligt är undantaget"):
        assert (words in text) is (bool(said) and words in said)


@pytest.mark.parametrize("foot", ["extra: {}", "extra: {foot: [{title: Annat, url: otillganglighet/}]}"])
def test_the_foot_leads_to_it_whatever_mkdocs_names(tmp_path: Path, foot: str) -> None:
    project = smaller.copy(tmp_path / "project")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").partition("\nextra:")[0] + f"\n{foot}\n", "utf-8")
    (project / "content/otillganglighet.md").write_text("# Annat\n", "utf-8")
    done = insyn_here("build", "--project", project, "--out", tmp_path / "site", "--no-search")  # the foot is not made of the index
    assert done.exit_code == 0, done.output
    for address, href in (("index.html", "tillganglighet/"), ("sok/index.html", "../tillganglighet/")):
        assert href in [link["href"] for link in Html((tmp_path / "site" / address).read_text("utf-8")).all("a")]


# --- Who can be written to


@pytest.mark.parametrize(
    ("contact", "leads"),
    [
        ({"form": "https://exempel.example/f", "email": "a@exempel.example"}, "https://exempel.example/f"),
        ({"email": "a@exempel.example"}, "mailto:a@exempel.example"),
        ({}, "insyn:om/"),
    ],
)
def test_who_is_lost_is_sent_only_where_somebody_answers(tmp_path: Path, contact: dict[str, str], leads: str) -> None:
    register = checked(tmp_path, without(demonstration=True) | {"contact": contact}).register
    slots = Pages(register, theme.folders(tmp_path, "pages")).slots
    lost = Html(str(slots("lost", {})))
    assert [link["href"] for link in lost.all("a")] == [leads]
    assert ("Berätta för oss" in lost.text("p")) is bool(contact)
    assert ("Någon kontaktadress är inte angiven." in str(slots("publisher", {}))) is not bool(contact)


@pytest.mark.parametrize("name", ["real", "demo"])
def test_the_page_that_is_not_found_promises_what_the_site_has(name: str) -> None:
    lost = (built(name) / "404.html").read_text("utf-8")
    assert ("Berätta för oss vilken länk som är fel" in lost) is (name == "demo")
    assert ("Vem som ger ut webbplatsen står på sidan" in lost) is (name == "real")  # no contact is configured there


# --- Personal data


@pytest.mark.parametrize(
    ("contact", "leads"),
    [
        ({"form": "https://exempel.example/f", "email": "a@exempel.example"}, "https://exempel.example/f"),
        ({"email": "a@exempel.example"}, "mailto:a@exempel.example"),
        (None, ""),
    ],
)
def test_the_page_on_personal_data_says_how_something_is_corrected(tmp_path: Path, contact: dict[str, str] | None, leads: str) -> None:
    site = without(demonstration=True) | {"contact": contact or {}}
    page = shown(tmp_path, "privacy", site)
    assert [link["href"] for link in page.all("a") if "andringar" not in link["href"]] == [leads][: bool(leads)]
    assert ("inget formulär" in page.text("p")) is not bool(leads)


@pytest.mark.parametrize("names", [True, False])
def test_the_page_on_personal_data_says_which_names_are_shown(tmp_path: Path, *, names: bool) -> None:
    text = shown(tmp_path, "privacy", without(demonstration=True) | {"show_names": names}).text("p")
    assert ("rollen står först" in text) is names
    assert ("inte namnet" in text) is not names


def test_what_was_removed_may_be_left_in_the_repository_and_the_page_says_so(tmp_path: Path) -> None:
    site = without(demonstration=True)
    assert "det gamla stå kvar" in shown(tmp_path, "privacy", site).text("p")


def test_without_a_repository_nothing_is_said_of_it(tmp_path: Path) -> None:
    site = without(demonstration=True)
    del site["repository"]
    assert "arkivet" not in shown(tmp_path, "privacy", site).text("p")
