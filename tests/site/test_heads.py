"""What the head of every page tells: search engines, those who show a link to it, browsers and phones."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from generator import addresses, pipeline
from tests.site.html import Html, read_html
from tests.site.projects import ROOT, built, copy, differing, insyn, insyn_here, pages, scratch

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://exempelstad.example/insyn/"


@cache
def read(site: Path) -> dict[str, Html]:
    """Every page by its address, those left out that only lead on."""
    found = {name.removesuffix("index.html"): read_html(html) for name, html in pages(site).items()}
    return {name: html for name, html in found.items() if not any(each.get("http-equiv") == "refresh" for each in html.all("meta"))}


def title(html: Html) -> str:
    return " ".join(words for path, words in html.words if path == ("html", "head", "title"))  # charts have titles, too


def told(html: Html, name: str) -> str:
    """What the head says under a name, which it may say once."""
    found = [each["content"] for each in html.all("meta") if name in {each.get("name"), each.get("property")}]
    assert len(found) < 2, name
    return "".join(found)


@cache
def addressed() -> Path:
    """The real site as it is when it has an address."""
    out = scratch() / "real-addressed"
    done = insyn("build", "--project", ROOT, "--out", out, SITE_URL="https://insyn.example")
    assert done.returncode == 0, done.stderr
    return out


@pytest.mark.parametrize(
    ("line", "place"),
    [("site_url: !ENV [NOBODY_SETS_THIS, '']", "mkdocs.yml:2:11"), ("site_url: ''", "mkdocs.yml:2:11"), ("", "mkdocs.yml")],
)
def test_who_builds_a_site_without_an_address_is_told_once_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, place: str
) -> None:
    project = copy("demo", tmp_path / "projekt")
    settings = project / "mkdocs.yml"
    settings.write_text(re.sub(r"(?m)^site_url: .*", line, settings.read_text("utf-8").split("\n", 1)[1]), "utf-8")
    monkeypatch.setattr(pipeline, "build", lambda project, *_, **__: pipeline.check(project))
    done = insyn_here("build", "--project", project, "--out", tmp_path / "site")
    assert done.exit_code == 0
    assert done.stderr.count("[address.unset]") == 1
    assert done.stderr.startswith(f"{place}: varning: webbplatsen har ingen adress, så det här saknas: sitemap.xml")
    assert "skriv site_url: https://… i mkdocs.yml, eller sätt SITE_URL" in done.stderr
    assert insyn_here("check", "--project", project).output.startswith("Inga problem")  # who edits data cannot do anything about it


def test_who_builds_a_site_with_an_address_is_told_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "build", lambda project, *_, **__: pipeline.check(project))
    assert insyn_here("build", "--project", ROOT / "tests/demo", "--out", tmp_path / "site").stderr == ""


def doubled(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_every_page_has_a_title_and_a_description_of_its_own(site: Path) -> None:
    titles = [title(html) for html in read(site).values()]
    descriptions = [told(html, "description") for html in read(site).values()]
    assert len(titles) > 20
    assert [value for value in [*titles, *descriptions] if not value.strip()] == []
    assert doubled(titles) == []
    assert doubled(descriptions) == []
    assert [value for value in descriptions if len(value) > 170] == []


@pytest.mark.parametrize("content", [ROOT / "content", ROOT / "tests/demo/content"], ids=["real", "demo"])
def test_every_hand_written_page_describes_itself(content: Path) -> None:
    hand_written = [path for path in sorted(content.rglob("*.md")) if path.name != "_frame.md" and path != content / "index.md"]
    assert len(hand_written) > 10
    assert [path for path in hand_written if "\ndescription: " not in path.read_text("utf-8").split("\n---\n")[0]] == []


def test_the_title_of_the_start_page_is_the_sites_own(demo: Path) -> None:
    assert title(read(demo)[""]) == "Insyn Exempelstad – Trygghet i Exempelstad"


def test_every_page_says_of_itself_what_is_shown_where_it_is_shared(demo: Path) -> None:
    for address, html in read(demo).items():
        if address == "404.html":
            assert told(html, "og:title") == ""
            continue
        assert told(html, "og:url") == f"{ADDRESS}{address}"
        assert told(html, "og:description") == told(html, "description")
        assert told(html, "og:title")
        assert told(html, "og:title") in title(html)
        assert told(html, "og:type") == ("website" if not address else "article")
        assert told(html, "og:site_name") == "Insyn Exempelstad"
        assert told(html, "twitter:card") == "summary_large_image"
        assert re.fullmatch(r"[a-z]{2}_[A-Z]{2}", told(html, "og:locale"))
        assert told(html, "og:locale").startswith(html.all("html")[0]["lang"])


def test_every_page_has_a_picture_that_is_there_and_as_large_as_it_says(demo: Path) -> None:
    for address, html in read(demo).items():
        if address == "404.html":
            continue
        picture = demo / told(html, "og:image").removeprefix(ADDRESS)
        with Image.open(picture) as image:
            assert (told(html, "og:image:width"), told(html, "og:image:height")) == tuple(map(str, image.size))
        assert "Insyn Exempelstad" in told(html, "og:image:alt")


def test_each_kind_of_page_has_its_own_picture(demo: Path) -> None:
    shown = {address: told(html, "og:image").rpartition("/")[2] for address, html in read(demo).items() if address != "404.html"}
    assert shown[""] == shown["om/"] == "start.png"
    for segment in [*addresses.SEGMENTS.values(), addresses.COMPARISONS, addresses.DOSSIERS, addresses.ENGLISH]:
        assert {picture for address, picture in shown.items() if address.startswith(f"{segment}/")} == {f"{segment}.png"}
    words = told(read(demo)["svar/trygghetsavtal-2024-socialnamnden/"], "og:image:alt")
    assert words == "Remissvar. Insyn Exempelstad. Trygghet i Exempelstad"


def test_a_site_without_an_address_offers_no_pictures(real: Path) -> None:
    for html in read(real).values():
        assert [told(html, name) for name in ("og:url", "og:image", "og:image:alt")] == ["", "", ""]
        assert [each for each in html.all("link") if each.get("rel") == "canonical"] == []
    assert not (real / addresses.PICTURES).exists()


def test_the_real_site_has_all_of_it_once_it_has_an_address() -> None:
    for address, html in read(addressed()).items():
        if address != "404.html":
            assert [each["href"] for each in html.all("link") if each.get("rel") == "canonical"] == [f"https://insyn.example/{address}"]
            assert (addressed() / told(html, "og:image").removeprefix("https://insyn.example/")).is_file()


def test_a_project_may_have_pictures_of_its_own(tmp_path: Path) -> None:
    project = copy("demo", tmp_path / "kommun")
    own = project / "site_theme/assets/delning/svar.png"
    own.parent.mkdir(parents=True)
    picture = BytesIO()
    Image.new("RGB", (1200, 630)).save(picture, "PNG")
    own.write_bytes(picture.getvalue())
    assert insyn("build", "--project", project, "--out", tmp_path / "ny").returncode == 0
    assert differing(tmp_path / "ny" / addresses.PICTURES, built("demo") / addresses.PICTURES) == ["svar.png"]
    assert (tmp_path / "ny" / addresses.picture("svar")).read_bytes() == own.read_bytes()


def test_the_browsers_frame_has_the_colour_of_the_header(site: Path) -> None:
    pine = {
        scheme: re.search(r"--pine: (#\w+)", (ROOT / "site_theme/assets" / sheet).read_text("utf-8"))
        for scheme, sheet in (("light", "styles/10-tokens.css"), ("dark", "dark.css"))
    }
    for html in read(site).values():
        found = {each["data-scheme"]: (each["content"], each["media"]) for each in html.all("meta") if each.get("name") == "theme-color"}
        assert found == {scheme: (each[1], f"(prefers-color-scheme: {scheme})") for scheme, each in pine.items() if each}
        assert len(found) == 2


def test_tabs_and_phones_have_an_icon(site: Path) -> None:
    for html in read(site).values():
        icons = {each["rel"]: each["href"] for each in html.all("link") if each.get("rel") in {"icon", "apple-touch-icon"}}
        assert [icons["icon"].rpartition("/")[2], icons["apple-touch-icon"].rpartition("/")[2]] == ["mark.svg", "apple-touch-icon.png"]
    with Image.open(site / addresses.TOUCH_ICON) as icon:
        assert icon.size == (180, 180)


# --- A wrong address, and one that has moved


def test_a_wrong_address_is_met_with_a_search_and_the_main_pages(site: Path) -> None:
    html, start = read(site)["404.html"], read(site)[""]
    assert [each["action"].endswith("/sok/") for each in html.all("form")] == [True]
    assert [each["name"] for each in html.all("input")] == ["q"]
    root = html.all("form")[0]["action"].removesuffix("sok/")
    tabs = {link.removeprefix("./") for link in start.attribute("href")}
    linked = {link.removeprefix(root) for link in html.attribute("href")}
    assert {f"{page}/" for page in ("overenskommelser", "omraden", "remisser", "om")} <= tabs & linked
    assert told(html, "robots") == "noindex"


def test_a_page_that_has_moved_is_a_page(demo: Path) -> None:
    moved = {name: html for name, html in pages(demo).items() if 'http-equiv="refresh"' in html}
    assert len(moved) > 1
    for source in moved.values():
        html = read_html(source)
        (target,) = [each["href"] for each in html.all("a")]
        assert html.all("html")[0]["lang"] == "sv"
        assert html.unclosed == []
        assert told(html, "description")
        (canonical,) = [each["href"] for each in html.all("link") if each.get("rel") == "canonical"]
        assert canonical == f"{ADDRESS}{target.lstrip('./')}"
        assert told(html, "robots") == ""  # what must not be listed is told by the address: "noindex" might be read as said of it
    assert doubled([title(Html(source)) for source in moved.values()]) == []
