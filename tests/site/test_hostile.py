"""Data written to do harm: shown as the text that it is, or refused with its place. Never run."""

from __future__ import annotations

import gzip
import json
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
import yaml
from pydantic import BaseModel
from rdflib import FOAF, Graph

from generator import addresses, pipeline, reading
from generator.records import KINDS
from generator.records.fields import Address, FilePath, Markdown, Text
from generator.records.site import Site
from generator.records.walk import texts
from tests.site.html import read_html
from tests.site.projects import checked, contents, copy, edit, insyn_here, once, pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Everything that could end what it stands in, in any place where a text is put. {} says which field it is from.
HOSTILE = (
    "x{}x <script>alert(1)</script> <img src=x onerror=alert(2)> \" onload=\"alert(3)\" ' onload='alert(4)' --> </title> </textarea>"
    " ]]> <!-- insyn: body --> <!-- insyn: licence --> {{{{ 7*7 }}}} {{% include 'x' %}} &lt;b&gt; ='insyn:svar/x' \\"
)


def leaves(annotation: object) -> Iterator[object]:
    yield annotation
    for argument in get_args(annotation):
        yield from leaves(argument)


def fields_of_type(model: type[BaseModel], wanted: object, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths of a model's fields of a type, positions in lists left out."""
    marks = {id(mark) for mark in getattr(wanted, "__metadata__", ())}
    for name, field in model.model_fields.items():
        found = [*field.metadata, *(mark for leaf in leaves(field.annotation) for mark in getattr(leaf, "__metadata__", ()))]
        inner = next((leaf for leaf in leaves(field.annotation) if isinstance(leaf, type) and issubclass(leaf, BaseModel)), None)
        if inner is not None:
            yield from fields_of_type(inner, wanted, (*above, name))
        elif marks <= {id(mark) for mark in found} and not any(getattr(mark, "pattern", None) for mark in found if id(mark) not in marks):
            yield (*above, name)


@cache
def fields(kind: str, wanted: object) -> set[tuple[str, ...]]:
    return set(fields_of_type(Site if kind == "site" else KINDS[kind].model, wanted))


def load(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)


def dump(path: Path, tree: Any) -> None:
    path.write_text(yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8")


def with_places(tree: Any) -> None:
    """Say of all evidence where in its source it stands."""
    if isinstance(tree, dict):
        for evidence in tree.get("sources", []):
            evidence.setdefault("place", "s. 1")
    for inner in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else []:
        with_places(inner)


def complete(project: Path) -> None:
    """Write the optional texts that Exempelstad makes no use of."""
    for entry in reading.read(project).entries:
        tree = load(project / entry.file)
        if entry.kind == "sources":
            tree.setdefault("short_title", "Kort titel")
        if entry.kind == "agreements":
            tree.setdefault("headline", "Rubrik")
        if entry.kind in {"organisations", "agreements"}:
            tree.setdefault("sources", [{"source": "exempelpartiet-2024"}])
        if entry.kind == "glossary":  # two words that were the same would be refused
            first = {"sources": [{"source": "exempelpartiet-2024"}], **next(term for term in tree["terms"] if "forms" in term)}
            tree["terms"] = [{key: value[:1] if key == "forms" else value for key, value in first.items() if key != "see"}]
        if entry.kind == "responses" and "signatories" in tree:
            tree["signatories"][0]["name"] = "Namn Namnsson"
        with_places(tree)
        dump(project / entry.file, tree)


def rewrite(project: Path, change: Callable[[str, tuple[str, ...]], str | None]) -> set[tuple[str, tuple[str, ...]]]:
    """Give texts new values, where `change(kind, field)` gives one. Returns the fields that got one."""
    changed = set()
    found = reading.read(project)
    assert found.problems == []
    assert found.site
    records = [(entry.kind, entry.file, entry.record) for entry in found.entries]
    for kind, file, record in [("site", "data/site.yml", found.site), *records]:
        fields_of_record = {place: tuple(step for step in place if isinstance(step, str)) for place, _, _ in texts(record)}
        values = {place: value for place, field in fields_of_record.items() if (value := change(kind, field)) is not None}
        if not values:
            continue
        tree = load(project / file)
        for (*above, last), value in values.items():
            node = tree
            for step in above:
                node = node[step]
            node[last] = value
        dump(project / file, tree)
        changed |= {(kind, fields_of_record[place]) for place in values}
    return changed


def marker(kind: str, place: tuple[str, ...]) -> str:
    return "-".join((kind, *place))


def hostile_text() -> Callable[[str, tuple[str, ...]], str | None]:
    """Harm for every plain text; words of the glossary, each of which may stand there once, end with a number of their own."""
    numbers = count(1)

    def change(kind: str, field: tuple[str, ...]) -> str | None:
        if field not in fields(kind, Text) or field == ("format",):
            return None
        return HOSTILE.format(marker(kind, field)) + (f" {next(numbers)}" if kind == "glossary" else "")

    return change


@cache
def spoilt() -> tuple[Path, set[tuple[str, tuple[str, ...]]]]:
    """Exempelstad with harm in every plain text, built; and the fields that hold it."""
    folder = once("hostile", _spoil)
    return folder / "site", {(kind, tuple(field)) for kind, field in json.loads((folder / "changed").read_bytes())}


def _spoil(folder: Path) -> None:
    project = copy("demo", folder / "project")
    complete(project)
    changed = rewrite(project, hostile_text())
    done = insyn_here("build", "--project", project, "--out", folder / "site")
    assert done.exit_code == 0, done.output
    (folder / "changed").write_text(json.dumps(sorted(changed)), "utf-8")


#: Plain texts that no page of this site shows: site.yml says that names are not shown, and moved addresses have no page for what
#: is missing. A table may use short names of areas. What a source allows is for the check, and stands in the document itself.
NAME = ("responses", ("signatories", "name"))
NOT_SHOWN = {
    NAME,
    ("site", ("branch",)),
    ("areas", ("short_title",)),
    ("sources", ("allowed", "words")),
    ("sources", ("allowed", "reason")),
    ("redirects", ("missing", "what")),
    ("redirects", ("missing", "where")),
    *(
        ("synonyms", place)
        for place in (("missing", "what"), ("missing", "where"), ("synonyms", "words"), ("synonyms", "means"), ("synonyms", "why"))
    ),
}


def test_every_kind_of_plain_text_was_tried() -> None:
    _, changed = spoilt()
    every = {(kind, place) for kind in ["site", *KINDS] for place in fields(kind, Text)} - {("site", ("format",))}
    assert changed == every


def test_no_element_attribute_or_comment_comes_of_it() -> None:
    site, _ = spoilt()
    for name, html in pages(site).items():
        page = read_html(html)
        assert page.comments == [], name
        assert page.all("img") == [], name
        scripts = page.all("script")
        assert {each["src"].rpartition("/")[2] for each in scripts if "src" in each} <= {"tema.js", "insyn.js", "sok.js", "vilse.js"}, name
        said = [words for path, words in page.words if path[-1:] == ("script",)]
        assert [each["type"] for each in scripts if "src" not in each] == ["application/ld+json"] * len(said), name
        assert [json.loads(words)["@context"] for words in said] == ["https://schema.org"] * len(said), name
        assert [words for path, words in page.words if "script" in path and words.strip()] == said, name
        assert [key for _, attributes in page.elements for key in attributes if key.startswith("on")] == [], name
        assert page.unclosed == [], name


def test_the_catalogue_of_open_data_holds_it_as_a_text() -> None:
    site, _ = spoilt()
    turtle = Graph().parse(site / addresses.data_catalogue("ttl"))
    assert set(Graph().parse(site / addresses.data_catalogue("rdf"), format="xml")) == set(turtle)
    names = [str(name) for name in turtle.objects(None, FOAF.name)]
    assert names == [" ".join(HOSTILE.format("site-publisher-name").split())]


def test_it_is_shown_as_it_was_written() -> None:
    site, changed = spoilt()
    shown = " ".join(read_html(html).text() for html in pages(site).values())
    absent = {(kind, place) for kind, place in changed if " ".join(HOSTILE.format(marker(kind, place)).split()) not in shown}
    assert {NAME} <= absent <= NOT_SHOWN


def test_names_of_signatories_stand_nowhere_unless_the_site_shows_them() -> None:
    site, _ = spoilt()
    for name, content in contents(site).items():
        plain = gzip.decompress(content) if name.endswith((".pf_fragment", ".pf_index", ".pf_meta")) else content
        assert b"responses-signatories-name" not in plain, name
    assert "responses-signatories-role" in pages(site)["svar/trygghetsavtal-2024-socialnamnden/index.html"]


# --- What is refused, with its place


def problems(project: Path) -> list[tuple[str, str]]:
    """The rule and the file of everything wrong with a project."""
    return [(problem.rule, problem.location.file) for problem in pipeline.check(project).problems]


@pytest.fixture(scope="module")
def rightful() -> None:
    """What is found afterwards is of the harm alone."""
    assert checked("demo").problems == []


@pytest.fixture
def project(tmp_path: Path, rightful: None) -> Path:
    return copy("demo", tmp_path)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Text <script>alert(1)</script>", "text.html"),
        ("Text\n\n<img src=x onerror=alert(1)>", "text.html"),
        ("Text <!-- insyn: body -->", "text.html"),
        ("[Text](javascript:alert(1))", "text.link"),
        ("[Text](JaVaScRiPt:alert(1))", "text.link"),
        ("[Text](&#106;avascript:alert(1))", "text.link"),
        ("[Text](data:text/html;base64,PHNjcmlwdD4=)", "text.link"),
        ("[Text](//example.org/)", "text.link"),
        ("[Text](../../../etc/passwd)", "text.link"),
        ("[Text](insyn:../../etc/passwd)", "text.link"),
        ("![Text](https://example.org/x.png)", "text.image"),
        ("Text\u202egnirts", "text.invisible"),
    ],
)
def test_markdown_that_could_do_harm_is_refused_in_every_field(project: Path, text: str, rule: str) -> None:
    changed = rewrite(project, lambda kind, field: text if field in fields(kind, Markdown) else None)
    assert len(changed) > 10
    found = [found for found, _ in problems(project)]
    assert found.count(rule) >= len(changed)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "/x",
        "https://",
        'https://x"onload=y',
    ],
)
def test_addresses_that_lead_to_anything_but_the_web_are_refused_in_every_field(project: Path, address: str) -> None:
    changed = rewrite(project, lambda kind, field: address if field in fields(kind, Address) else None)
    assert {kind for kind, _ in changed} == {"site", "organisations", "sources"}
    assert [rule for rule, _ in problems(project)].count("field.address") >= len(changed)


@pytest.mark.parametrize("path", ["../site.yml", "/etc/passwd", "a/../../site.yml", "..", "C:\\x", "..\\site.yml", "./x"])
def test_paths_that_leave_the_folder_of_stored_files_are_refused(project: Path, path: str) -> None:
    changed = rewrite(project, lambda kind, field: path if field in fields(kind, FilePath) else None)
    assert changed == {("sources", ("file",)), ("sources", ("text_file",))}
    assert "field.path" in [rule for rule, _ in problems(project)]


@pytest.mark.parametrize("identity", ["../om", "a/b", "A", "å", "_frame", "a b", '"><script>'])
def test_ids_that_would_be_no_address_are_refused(project: Path, identity: str) -> None:
    file = "data/organisations/gatunamnden.yml"
    edit(project / file, "name: Gatunämnden\n", f"id: {identity!r}\nname: Gatunämnden\n")
    assert ("field.form", file) in problems(project)


@pytest.mark.parametrize("name", ["_frame.yml", "Gatunämnden.yml", "a b.yml", "a--b.yml"])
def test_file_names_that_would_be_no_address_are_refused(project: Path, name: str) -> None:
    (project / "data/organisations" / name).write_text("name: Namn\nkind: board\n", "utf-8")
    assert [rule for rule, _ in problems(project)] in (["file.name"], ["file.unknown"])


def test_stored_documents_that_a_browser_would_run_are_refused(project: Path) -> None:
    (project / "data/sources/files/sida.html").write_text("<script>alert(1)</script>", "utf-8")
    file = project / "data/sources/socialforvaltningen-2024.yml"
    edit(file, "socialforvaltningen-2024.txt", "sida.html")
    assert ("stored.type", "data/sources/socialforvaltningen-2024.yml") in problems(project)
