"""What programs look for at the root of a site, read back by programs."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from lxml import etree
from protego import Protego

from generator import addresses, reading, register
from generator.outputs.machines import for_machines, open_search, robots, security_txt
from generator.outputs.redirects import MOVED, _given, _wanted, nginx_map
from generator.outputs.sitemap import sitemap
from generator.records.dates import PartialDate
from generator.records.site import Security
from tests.site.projects import built, checked, copy, edit

if TYPE_CHECKING:
    from collections.abc import Iterator

SITE = "https://exempelstad.example/insyn/"
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas/sitemap.xsd"))
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def rows(written: bytes) -> list[tuple[str, str | None]]:
    """The addresses of a sitemap, or of an index of several, each with its day. It must be what the schema asks for."""
    root = etree.fromstring(written)
    assert SCHEMA.validate(root), SCHEMA.error_log
    return [(row.findtext(f"{SPACE}loc"), row.findtext(f"{SPACE}lastmod")) for row in root]


def test_the_sitemap_of_the_built_site_is_what_its_schema_asks_for() -> None:
    assert len(rows((built("demo") / addresses.SITEMAP).read_bytes())) > 100


@pytest.mark.parametrize(
    "broken",
    [
        f'<urlset xmlns="{SPACE[1:-1]}"><url><lastmod>2026-01-01</lastmod><loc>https://a.example/</loc></url></urlset>',
        f'<urlset xmlns="{SPACE[1:-1]}"><url><loc>https://a.example/å/</loc></url></urlset>',
        f'<urlset xmlns="{SPACE[1:-1]}"><url><loc>https://a.example/</loc><lastmod>1 mars 2026</lastmod></url></urlset>',
        f'<urlset xmlns="{SPACE[1:-1]}">{"<url><loc>https://a.example/</loc></url>" * 2}</urlset>',
        "<urlset><url><loc>https://a.example/</loc></url></urlset>",
    ],
)
def test_the_schema_finds_faults(broken: str) -> None:
    assert not SCHEMA.validate(etree.fromstring(broken))


def test_the_sitemap_holds_addresses_in_full_and_leaves_out_what_is_no_answer() -> None:
    made = sitemap("https://example.org/a&b/", ["", "404.html", "sok/", "svar/ett/", "om/å b/"], {"svar/ett/": date(2024, 3, 2)})
    assert rows(made["sitemap.xml"]) == [
        ("https://example.org/a&b/", None),
        ("https://example.org/a&b/svar/ett/", "2024-03-02"),
        ("https://example.org/a&b/om/%C3%A5%20b/", None),
    ]
    assert list(made) == ["sitemap.xml"]


def test_a_sitemap_of_nothing_is_still_one() -> None:
    assert rows(sitemap("https://example.org/", [], {})["sitemap.xml"]) == []


@pytest.mark.parametrize(("pages", "files"), [(5, 1), (6, 3), (10, 3), (11, 4)])
def test_a_long_sitemap_is_split_and_an_index_names_its_parts(pages: int, files: int) -> None:
    listed = [f"svar/{number}/" for number in range(pages)]
    made = sitemap(SITE, [*listed, "404.html", "sok/"], {listed[1]: date(2024, 3, 2), listed[0]: date(2023, 1, 1)}, most=5)
    assert len(made) == files
    index = rows(made.pop("sitemap.xml"))
    if made:
        assert [address for address, _ in index] == [f"{SITE}{name}" for name in made]
        assert index[0][1] == "2024-03-02"
        assert {day for _, day in index[1:]} == {None}
        index = [row for part in made.values() for row in rows(part)]
    assert [address for address, _ in index] == [f"{SITE}{page}" for page in listed]


def test_search_engines_may_read_everything_and_find_the_sitemap() -> None:
    rules = Protego.parse((built("demo") / addresses.ROBOTS).read_text("utf-8"))
    assert rules.can_fetch(f"{SITE}svar/", "Någon")
    assert list(rules.sitemaps) == [f"{SITE}sitemap.xml"]
    assert "Sitemap" not in (built("real") / addresses.ROBOTS).read_text("utf-8")  # it has no address of its own
    assert list(Protego.parse(robots("").decode()).sitemaps) == []


def test_security_txt_says_what_rfc_9116_asks_for() -> None:
    lines = (built("demo") / addresses.SECURITY).read_text("utf-8").splitlines()
    assert lines == [
        "Contact: https://exempelstad.example/kontakt/sakerhet",
        "Contact: mailto:sakerhet@exempelstad.example",
        "Expires: 2027-06-30T23:59:59Z",
        "Preferred-Languages: sv, en",
        "Canonical: https://exempelstad.example/.well-known/security.txt",
        f"Canonical: {SITE}.well-known/security.txt",
        "Policy: https://exempelstad.example/kontakt/sakerhet/regler",
    ]
    assert not (built("real") / addresses.SECURITY).exists()  # no contact is configured there


def test_security_txt_is_not_made_of_half_a_contact() -> None:
    assert security_txt(Security(expires=PartialDate(2027, 6, 30)), SITE) == b""
    assert security_txt(Security(email="a@b.example", expires=PartialDate(2027, 6)), SITE) == b""


@pytest.mark.parametrize(("site", "named"), [("", 0), ("https://a.example/", 1), ("https://a.example/insyn/", 2)])
def test_security_txt_names_where_it_lies_and_the_root_where_it_counts(site: str, named: int) -> None:
    told = security_txt(Security(email="a@b.example", expires=PartialDate(2027, 6, 30)), site).decode().splitlines()
    canonical = [row for row in told if row.startswith("Canonical")]
    assert canonical == [f"Canonical: https://a.example/{path}.well-known/security.txt" for path in ("", "insyn/")[:named]]


def test_the_address_bar_of_a_browser_can_search_the_site() -> None:
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    root = ET.fromstring((built("demo") / addresses.OPEN_SEARCH).read_bytes())
    (url,) = root.findall(f"{space}Url")
    assert url.attrib == {"type": "text/html", "template": f"{SITE}sok/?q={{searchTerms}}"}
    assert len(root.findtext(f"{space}ShortName") or "") <= 16
    assert (built("demo") / (root.findtext(f"{space}Image") or "").removeprefix(SITE)).is_file()
    field = re.search(r'<input id="sok-ord" name="(\w+)"', (built("demo") / "sok/index.html").read_text("utf-8"))
    assert field
    assert field[1] == "q"


def test_a_name_with_signs_of_its_own_is_a_name() -> None:
    root = ET.fromstring(open_search("https://a.example/{x}/", "A & B <i>\x0b</i>", "", "sv"))
    assert (root[0].text, root[1].text) == ("A & B <i></i>", "A & B <i></i>")
    assert root[-1].get("template") == "https://a.example/%7Bx%7D/sok/?q={searchTerms}"


def test_every_page_leads_to_the_search_and_the_built_site_to_its_calendar() -> None:
    for page in ("index.html", "svar/index.html", "svar/trygghetsavtal-2024-socialnamnden/index.html"):
        root = "../" * page.count("/") or "./"
        html = (built("demo") / page).read_text("utf-8")
        assert (
            f'<link rel="search" type="application/opensearchdescription+xml" title="Insyn Exempelstad" href="{root}opensearch.xml">'
            in html
        )
    assert 'type="text/calendar"' in (built("demo") / "overenskommelser/trygghetsavtal/index.html").read_text("utf-8")
    assert 'type="text/calendar"' not in (built("demo") / "svar/index.html").read_text("utf-8")


def test_a_project_may_have_a_robots_txt_of_its_own(tmp_path: Path) -> None:
    project = copy("demo", tmp_path)
    assert addresses.ROBOTS in for_machines(register.build(reading.read(project), date(2026, 11, 23)))
    (project / "content/robots.txt").write_text("User-agent: *\nDisallow: /\n", "utf-8")
    assert addresses.ROBOTS not in for_machines(register.build(reading.read(project), date(2026, 11, 23)))


# --- What has moved, for nginx


def tokens(configuration: str) -> Iterator[str]:
    """The words of a configuration as nginx reads them (its own reader, ngx_conf_file.c): a row ends with `;`, quotation marks hold."""
    at = 0
    while at < len(configuration):
        each = configuration[at]
        if each == "#":
            at = configuration.index("\n", at)
        elif each == '"':
            word, at = "", at + 1
            while configuration[at] != '"':
                if configuration[at] == "\\" and (meant := _ESCAPED.get(configuration[at + 1])):
                    word, at = word + meant, at + 2
                else:
                    word, at = word + configuration[at], at + 1
            yield word
        elif not each.isspace():
            yield each
        at += 1


_ESCAPED = {'"': '"', "'": "'", "\\": "\\", "t": "\t", "r": "\r", "n": "\n"}


def moves(configuration: str) -> list[tuple[str, str]]:
    """The rows of a map: what is looked for, and where it leads."""
    words = list(tokens(configuration))
    assert len(words) % 3 == 0
    assert set(words[2::3]) <= {";"}
    assert not [word for word in words[1::3] if "$" in word]  # a variable would be filled in
    return list(zip(words[::3], words[1::3], strict=True))


def beside(name: str) -> str:
    site = built(name)
    return site.with_name(f"{site.name}.{MOVED}").read_text("utf-8")


def test_a_server_leads_on_from_every_address_that_has_moved() -> None:
    found = moves(beside("demo"))
    (redirects,) = checked("demo").register.redirects.values()
    assert [new for _, new in found] == [f"/insyn/{each.new}" for each in redirects.record.moved]
    for (expression, _), each in zip(found, redirects.record.moved, strict=True):
        assert re.search(expression.removeprefix("~"), f"/insyn/{each.old}")
    assert moves(beside("real")) == []


def test_a_file_that_has_moved_is_led_on_by_the_server_in_one_step(tmp_path: Path) -> None:
    project = copy("demo", tmp_path)
    more = "  - old: kallor/gammal/Fil.pdf\n    new: kallor/nyare/fil.pdf\n  - old: kallor/nyare/fil.pdf\n    new: kallor/nyast/fil.pdf\n"
    edit(project / "data/redirects.yml", "missing:", f"{more}missing:")
    found = dict(moves(nginx_map(register.build(reading.read(project), date(2026, 11, 23))).decode()))
    (expression,) = [each for each in found if "Fil" in each]
    assert found[expression] == "/insyn/kallor/nyast/fil.pdf"
    assert re.search(expression[1:], "/insyn/kallor/gammal/Fil.pdf")
    assert not re.search(expression[1:], "/insyn/kallor/gammal/fil.pdf")  # nginx would not tell them apart as plain text
    assert not re.search(expression[1:], "/insyn/kallor/gammal/Filxpdf")


@pytest.mark.parametrize(
    "path",
    [
        '/a"; } server { listen 1; } #/',
        "/b$host/",
        "/c\nreturn 500;/",
        "/d\\/",
        "/e;x/",
        '/f\\"/',
        "/Fil (1).pdf",
        "/å/",
        "/g'q/",
        "/m\\n/",
    ],
)
def test_no_address_can_say_anything_to_the_server(path: str) -> None:
    ((expression, leads),) = moves(f"{_wanted(path)} {_given(path)};\n")
    assert re.fullmatch(expression[1:], path)
    assert leads == quote(path)
