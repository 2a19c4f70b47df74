"""What is wrong with a page is told where it can be mended: in the page's own file, or once in what every page shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.fill.links import LinkBook
from generator.fill.origins import Placing
from generator.problems import Location, Problem, in_order

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONTENT = {"content/om/index.md": "# Om\n", "content/sok/index.md": "# Sök\n", "content/svar/_frame.md": "<!-- insyn: body -->\n"}


def placed(folder: Path, files: Mapping[str, str], pages: Mapping[str, str]) -> list[str]:
    """The problems of pages, given as HTML by address, that are made from some files; records of svar/ from data/."""
    texts = {"mkdocs.yml": "site_name: Prov\n", "theme/main.html": "", "data/a.yml": "", "data/b.yml": "", **CONTENT, **files}
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    book = LinkBook("https://exempelstad.example/insyn/")
    for address, html in pages.items():
        book.note(address, html)
    origins = {f"svar/{name}/": (f"data/{name}.yml", folder / f"data/{name}.yml") for name in "ab"}
    placing = Placing(origins, {name: folder / name for name in ("content", "mkdocs.yml", "theme")})
    return [str(each) for each in in_order(placing(book.check(set())))]


def everywhere(link: str) -> dict[str, str]:
    """A link from the site's root, as it comes out on pages of every depth."""
    depths = {"404.html": "/insyn/", "": "", "om/": "../", "sok/": "../", "svar/a/": "../../", "svar/b/": "../../"}
    return {address: f'<a href="{link if ":" in link else root + link}">x</a>' for address, root in depths.items()}


@pytest.mark.parametrize(
    ("file", "text", "link", "place"),
    [
        ("mkdocs.yml", "a: 1\nfoot:\n  - url: javascript:alert(1)\n", "javascript:alert(1)", "mkdocs.yml:3:10"),
        ("mkdocs.yml", "plugins:\n  - ok\nfoot:\n  - url: ok/\n", "ok/", "mkdocs.yml:4:10"),
        ("mkdocs.yml", 'foot: [{url: "om/#nej"}]\n', "om/#nej", "mkdocs.yml:1:15"),
        ("theme/main.html", '<p class="ok">\n<a href="{{ \'ok/\' | url }}">', "ok/", "theme/main.html:2:14"),
        ("theme/main.html", '<a href="insyn:ok/">', "ok/", "theme/main.html:1:16"),
    ],
)
def test_what_is_wrong_on_every_page_is_told_once_where_it_is_written(tmp_path: Path, file: str, text: str, link: str, place: str) -> None:
    (told,) = placed(tmp_path, {file: text}, everywhere(link))
    assert told.startswith(f"{place}: fel: länken ")
    assert "sidor till" not in told


@pytest.mark.parametrize("link", ["ok/", "../ute/", "javascript:alert(1)", "insyn:ok"])
def test_where_it_is_not_found_it_is_told_once_with_the_number_of_pages(tmp_path: Path, link: str) -> None:
    (told,) = placed(tmp_path, {}, {address: html for address, html in everywhere(link).items() if address != "404.html"})
    assert told.endswith("Samma fel finns på 4 sidor till. [link.broken]")


def test_what_two_pages_write_is_told_of_each(tmp_path: Path) -> None:
    written = {"content/om/index.md": "# Om\n\n[x](insyn:ok)\n", "data/b.yml": "text: '[x](insyn:ok)'\n"}
    pages = {"om/": '<a href="../ok/">x</a>', "svar/a/": '<a href="../../ok/">x</a>', "svar/b/": '<a href="../../ok/">x</a>'}
    told = placed(tmp_path, written, pages)  # the page of `a` shows what `b` says
    assert [each.split(" fel: ")[0] for each in told] == ["content/om/index.md:3:11:", "data/b.yml:1:18:"]


def test_what_stands_in_a_frame_is_told_of_the_frame(tmp_path: Path) -> None:
    pages = {"svar/a/": '<a href="../../ok/">x</a>', "svar/b/": '<a href="../../ok/">x</a>'}
    (told,) = placed(tmp_path, {"content/svar/_frame.md": "[x](insyn:ok/)\n"}, pages)
    assert told.startswith("content/svar/_frame.md:1:11: fel: ")


def test_a_word_in_a_template_is_no_link(tmp_path: Path) -> None:
    (told,) = placed(
        tmp_path, {"mkdocs.yml": "plugins: [ok]\n", "theme/main.html": "<p class=ok>ok</p>"}, {"om/": '<a href="../ok/">x</a>'}
    )
    assert told.startswith("content/om/index.md: fel: ")


def test_an_identity_number_on_every_page_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Prov 19900101-9802\n", "utf-8")
    problems = [Problem(Location(f"/{name}/"), "page.identity-number", "sidan visar något") for name in ("om", "sok")]
    shared = Placing({}, {"mkdocs.yml": tmp_path / "mkdocs.yml"})
    assert [str(each.location) for each in shared(problems)] == ["mkdocs.yml"]
    assert [str(each.location) for each in shared(problems[:1])] == ["/om/"]
