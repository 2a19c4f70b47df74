"""A folder that an engine built becomes the whole site, or says what is wrong with it and where that was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup

from generator.fill import AlreadyFilledError, Filling, fill, frames_in
from generator.page import Page, Publication, SlotError
from generator.problems import Location, Problem, Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.page import Value

SITE = "https://exempelstad.example/insyn/"
FRAME = """<html><head><title><!-- insyn: title --></title></head><body><!-- insyn: notice -->


<main><!-- insyn: body --></main></body></html>"""


def put(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def slots(name: str, arguments: Mapping[str, str]) -> Value:
    if name == "notice":
        return Markup('<a href="insyn:om/">Om</a>')
    if name == "echo":
        return arguments.get("text", "")
    raise SlotError("slot.unknown", f'okänd plats "{name}"', "Platserna är: echo, notice.")


def page(address: str, body: str = "<p>Svar</p>", title: str = "Ett svar") -> Callable[[], Page]:
    return lambda: Page(address, {"title": title, "body": Markup(body)})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    put(
        folder,
        {
            "index.html": "<h1>Start</h1><!-- insyn: notice -->",
            "om/index.html": "<h1>Om</h1>",
            "404.html": "<h1>Saknas</h1><!-- insyn: notice -->",
            "svar/_frame/index.html": FRAME,
        },
    )
    return folder


@pytest.fixture
def sources(tmp_path: Path) -> dict[str, Path]:
    folders = {"content": tmp_path / "content", "site_theme/overrides": tmp_path / "overrides"}
    for folder in folders.values():
        folder.mkdir()
    return folders


def opened(site: Path, sources: dict[str, Path] | None = None, files: Mapping[str, Path | bytes] | None = None, **pages: str) -> Filling:
    made = {f"svar/{name}/": page(f"svar/{name}/", body) for name, body in (pages or {"ett": "<p>Svar</p>"}).items()}
    return Filling(site, Publication(made, slots, files or {}), SITE, sources or {})


def filled(filling: Filling, assets: list[Path] | None = None) -> list[str]:
    return fill(filling, assets or [])


def problems(filling: Filling, assets: list[Path] | None = None) -> list[Problem]:
    with pytest.raises(Problems) as found:
        filled(filling, assets)
    return found.value.problems


# --- When all is well


def test_engine_pages_records_and_files_make_one_site(site: Path, tmp_path: Path) -> None:
    (tmp_path / "lagrad.txt").write_text("handling", "utf-8")
    addresses = filled(
        opened(site, files={"kallor/a/b.txt": tmp_path / "lagrad.txt", "data.json": b"{}"}, ett="<p>Ett</p>", tva="<p>Två</p>")
    )
    assert addresses == ["", "404.html", "om/", "svar/ett/", "svar/tva/"]
    assert (site / "svar/tva/index.html").read_text("utf-8") == (
        '<html><head><title>Ett svar</title></head><body><a href="../../om/">Om</a>\n<main><p>Två</p></main></body></html>'
    )
    assert (site / "kallor/a/b.txt").read_text("utf-8") == "handling"
    assert (site / "data.json").read_bytes() == b"{}"


def test_links_follow_the_depth_of_the_page(site: Path) -> None:
    put(site, {"om/bygget/index.html": "<!-- insyn: notice -->"})
    filled(opened(site))
    for name, link in {"index.html": "./om/", "om/bygget/index.html": "../../om/", "404.html": "/insyn/om/"}.items():
        assert f'<a href="{link}">' in (site / name).read_text("utf-8")


def test_the_frame_itself_is_no_page(site: Path) -> None:
    filled(opened(site))
    assert not (site / "svar/_frame").exists()
    assert frames_in(site) == []


def test_blank_lines_go_from_the_frame_and_stay_in_the_record(site: Path) -> None:
    filled(opened(site, ett="<pre>a\n\n\nb</pre>"))
    html = (site / "svar/ett/index.html").read_text("utf-8")
    assert "<pre>a\n\n\nb</pre>" in html
    assert "</a>\n<main>" in html


def test_what_a_record_says_is_escaped_and_never_filled_in_turn(site: Path) -> None:
    hostile = '</title><script>alert("1")</script><!-- insyn: notice -->'
    made = {"svar/ett/": page("svar/ett/", title=hostile)}
    filled(Filling(site, Publication(made, slots), SITE, {}))
    html = (site / "svar/ett/index.html").read_text("utf-8")
    title = "&lt;/title&gt;&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;&lt;!-- insyn: notice --&gt;"
    assert f"<title>{title}</title>" in html
    assert html.count("<script") == 0


def test_a_slot_that_the_record_has_no_value_for_is_empty(site: Path) -> None:
    filled(Filling(site, Publication({"svar/ett/": lambda: Page("svar/ett/", {"body": "x"})}, slots), SITE, {}))
    assert "<title></title>" in (site / "svar/ett/index.html").read_text("utf-8")


def test_slots_shown_as_code_and_other_comments_stay(site: Path) -> None:
    code = "<pre><code>&lt;!-- insyn: notice --&gt;</code></pre><!-- en egen kommentar -->"
    put(site, {"om/index.html": code})
    filled(opened(site))
    assert (site / "om/index.html").read_text("utf-8") == code


def test_files_below_our_own_folders_are_no_pages(site: Path) -> None:
    put(site, {"assets/insyn/x.html": "<!-- insyn: okand -->"})
    assert filled(opened(site)) == ["", "404.html", "om/", "svar/ett/"]


# --- slot.unknown, slot.argument, slot.context: by the place where the slot was written


@pytest.mark.parametrize(
    ("slot", "rule"),
    [
        ("<!-- insyn: okand -->", "slot.unknown"),
        ('<!-- insyn: echo text="a b" -->', "slot.argument"),
        ('<p style="<!-- insyn: echo -->">', "slot.context"),
        ("<p title=<!-- insyn: echo text=a -->>", "slot.context"),
        ('<a href="<!-- insyn: echo text=svar -->">', "slot.context"),
    ],
)
def test_a_wrong_slot_is_named_by_its_line_in_content(site: Path, sources: dict[str, Path], slot: str, rule: str) -> None:
    put(sources["content"], {"index.md": "# Start\n", "om/index.md": f"# Om\n\nText före {slot} och efter\n"})
    put(site, {"om/index.html": f"<h1>Om</h1>{slot}"})
    (problem,) = problems(opened(site, sources))
    assert problem.rule == rule
    assert problem.location == Location("content/om/index.md", 3, len("Text före ") + slot.index("<!--") + 1)
    assert problem.message


@pytest.mark.parametrize("template", ["main.html", "partials/header.html"])
@pytest.mark.parametrize(
    ("slot", "rule"), [("<!-- insyn: okand -->", "slot.unknown"), ('<a href="<!-- insyn: echo text=svar -->">', "slot.context")]
)
def test_a_wrong_slot_in_a_template_is_named_once(site: Path, sources: dict[str, Path], template: str, slot: str, rule: str) -> None:
    put(sources["site_theme/overrides"], {template: f"<html>\n{slot}"})
    for name in ("index.html", "om/index.html", "404.html", "svar/_frame/index.html"):
        put(site, {name: f"<p>{name}</p>{slot}"})
    assert [(problem.rule, str(problem.location)) for problem in problems(opened(site, sources))] == [
        (rule, f"site_theme/overrides/{template}:2:{slot.index('<!--') + 1}")
    ]


def test_a_value_of_a_record_that_its_frame_has_no_safe_place_for(site: Path, sources: dict[str, Path]) -> None:
    put(sources["site_theme/overrides"], {"main.html": '<a href="<!-- insyn: title -->">'})
    put(site, {"svar/_frame/index.html": '<a href="<!-- insyn: title -->">x</a>'})
    (problem,) = problems(opened(site, sources))
    assert (problem.rule, str(problem.location)) == ("slot.context", "site_theme/overrides/main.html:1:10")


def test_a_slot_in_a_script_of_a_frame_is_refused(site: Path, sources: dict[str, Path]) -> None:
    put(sources["site_theme/overrides"], {"main.html": "<script>\nlet x = '<!-- insyn: title -->';</script>"})
    put(site, {"svar/_frame/index.html": "<script>let x = '<!-- insyn: title -->';</script>"})
    (problem,) = problems(opened(site, sources))
    assert (problem.rule, str(problem.location)) == ("slot.context", "site_theme/overrides/main.html:2:10")


def test_a_slot_that_no_source_holds_is_still_reported(site: Path) -> None:
    put(site, {"om/index.html": "<!-- insyn: okand -->"})
    (problem,) = problems(opened(site))
    assert (problem.rule, str(problem.location)) == ("slot.unknown", "content")


def test_every_wrong_slot_is_reported_at_once(site: Path, sources: dict[str, Path]) -> None:
    put(sources["content"], {"a.md": "<!-- insyn: en -->", "b.md": "<!-- insyn: tva -->"})
    put(site, {"a/index.html": "<!-- insyn: en -->", "b/index.html": "<!-- insyn: tva -->"})
    assert [problem.location.file for problem in problems(opened(site, sources))] == ["content/a.md", "content/b.md"]


# --- frame.missing, address.duplicate, and a folder that is filled already


def test_records_without_a_frame(site: Path) -> None:
    (problem,) = problems(Filling(site, Publication({"omraden/ett/": page("omraden/ett/")}, slots), SITE, {}))
    assert (problem.rule, str(problem.location)) == ("frame.missing", "content/omraden/_frame.md")


@pytest.mark.parametrize("folder", ["svar/ett/index.html", "kallor/a/b.txt"])
def test_content_must_not_lie_where_the_program_writes(site: Path, folder: str) -> None:
    put(site, {folder: "<h1>Från content</h1>"})
    (problem,) = problems(opened(site, files={"kallor/a/b.txt": b"handling"}))
    assert (problem.rule, str(problem.location)) == ("address.duplicate", f"/{folder.removesuffix('index.html')}")
    assert (site / folder).read_text("utf-8") == "<h1>Från content</h1>"


def test_a_folder_is_filled_once(site: Path) -> None:
    filled(opened(site))
    with pytest.raises(AlreadyFilledError):
        opened(site)


@pytest.mark.parametrize("name", ["index.html", "svar/_frame.html", "a/b/_frame/index.html"])
def test_a_folder_without_frames_is_not_opened(tmp_path: Path, name: str) -> None:
    put(tmp_path, {name: "x"})
    with pytest.raises(AlreadyFilledError):
        opened(tmp_path)


# --- link.broken, link.third-party


def test_links_are_checked_between_all_pages(site: Path) -> None:
    put(site, {"om/index.html": '<h1 id="om">Om</h1><a href="../svar/ett/#synpunkt-1">x</a>'})
    ok = '<h2 id="synpunkt-1">x</h2><a href="insyn:om/#om">x</a><a href="insyn:kallor/a/b.txt">x</a>'
    filled(opened(site, files={"kallor/a/b.txt": b""}, ett=ok))


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<a href="insyn:svar/tva/">x</a>', "link.broken"),
        ('<a href="insyn:svar/ett/#synpunkt-9">x</a>', "link.broken"),
        ('<a href="insyn:kallor/a/b.pdf">x</a>', "link.broken"),
        ("<a href=insyn:svar/ett/>x</a>", "link.broken"),
        ('<a href="insyn:../../om/">x</a>', "link.broken"),
        ('<img src="https://example.org/x.png">', "link.third-party"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "link.third-party"),
    ],
)
def test_a_wrong_link_is_named_by_its_page(site: Path, body: str, rule: str) -> None:
    assert [(problem.rule, str(problem.location)) for problem in problems(opened(site, ett=body))] == [(rule, "/svar/ett/")]


def test_a_wrong_link_on_a_page_of_the_engine(site: Path) -> None:
    put(site, {"om/index.html": '<a href="../ingenstans/">x</a>'})
    assert [(problem.rule, str(problem.location)) for problem in problems(opened(site))] == [("link.broken", "/om/")]


def test_a_wrong_link_is_named_by_its_line_in_the_file_that_the_page_is_made_from(
    site: Path, sources: dict[str, Path], tmp_path: Path
) -> None:
    put(tmp_path, {"data/ett.yml": "text: |\n  Se [två](insyn:svar/tva).\n", "content/om/index.md": "# Om\n\n[x](insyn:ingenstans/#x)\n"})
    put(tmp_path, {"content/sida.md": "Text\n"})
    put(site, {"om/index.html": '<a href="insyn:ingenstans/#x">x</a>', "sida/index.html": '<img src="//example.org/x.png">'})
    body = '<a href="insyn:svar/tva/">två</a><a href="insyn:svar/tre/">från mallen</a>'
    publication = Publication({"svar/ett/": page("svar/ett/", body)}, slots, {}, {"svar/ett/": ("data/ett.yml", tmp_path / "data/ett.yml")})
    assert [str(problem.location) for problem in problems(Filling(site, publication, SITE, sources))] == [
        "content/om/index.md:3:11",
        "content/sida.md",
        "data/ett.yml",
        "data/ett.yml:2:18",
    ]


# --- page.identity-number


@pytest.mark.parametrize("body", ["<p>900101-9802</p>", "<p>900101<b>-9802</b></p>", '<p title="900101-9802"></p>'])
def test_an_identity_number_on_a_page_stops_it_wherever_it_came_from(site: Path, body: str) -> None:
    put(site, {"om/index.html": body})
    assert [(problem.rule, str(problem.location)) for problem in problems(opened(site, ett=body))] == [
        ("page.identity-number", "/om/"),
        ("page.identity-number", "/svar/ett/"),
    ]


def test_style_sheets_of_the_theme_are_checked_too(site: Path, tmp_path: Path) -> None:
    put(tmp_path / "assets", {"insyn.css": "@import '//example.org/x.css';"})
    assert [(problem.rule, str(problem.location)) for problem in problems(opened(site), [tmp_path / "assets"])] == [
        ("link.third-party", "/assets/insyn/insyn.css")
    ]
