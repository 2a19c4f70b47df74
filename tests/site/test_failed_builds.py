"""A build that fails says why, with its exit code, and leaves what was published before as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.commands import publishing
from tests.site import smaller
from tests.site.projects import ROOT, contents, edit, insyn_here, run

AGREEMENT = "data/agreements/trygga-stationer/agreement.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return smaller.copy(tmp_path / "projekt")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A site that stands where the next is to be built."""
    return Path(shutil.copytree(smaller.built(), tmp_path / "www" / "insyn"))


@pytest.fixture
def content_built(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine has built content/ already, for what is wrong elsewhere."""
    monkeypatch.setattr(publishing, "mkdocs", smaller.engine)


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def wrong_data(project: Path) -> None:
    append(project / AGREEMENT, "\ttitle: två\n")


def wrong_slot(project: Path) -> None:
    append(project / "content/om/index.md", "\n\nHär: <!-- insyn: licens -->\n")


def wrong_link(project: Path) -> None:
    append(project / "content/om/index.md", "\n\n[Fel](insyn:svar/finns-inte)\n")


def wrong_foot(project: Path) -> None:
    edit(project / "mkdocs.yml", "url: kallor/", "url: javascript:alert(1)")


def wrong_number(project: Path) -> None:
    page = project / "content" / "om" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n\n19900101**-**9802\n", "utf-8")


def wrong_frame(project: Path) -> None:
    (project / "content/kallor/_frame.md").unlink()


def wrong_address(project: Path) -> None:
    (project / "content/omraden/belysning-i-hamnen.md").write_text("# Hamnen\n", "utf-8")


def wrong_statement(project: Path) -> None:
    edit(project / "content/tillganglighet/index.md", "<!-- insyn: accessibility -->", "Den kommer.")
    kept = [line for line in (project / "data/site.yml").read_text("utf-8").splitlines() if not line.startswith("demonstration:")]
    (project / "data/site.yml").write_text("\n".join(kept) + "\n", "utf-8")


def wrong_content(project: Path) -> None:
    append(project / "content/om/index.md", "\n\n[Fel](finns-inte.md)\n")


def wrong_theme(project: Path) -> None:
    edit(project / "mkdocs.yml", "name: material", "name: finns-inte")


def wrong_navigation(project: Path) -> None:
    edit(project / "mkdocs.yml", "remisser/index.md", "remisser/inget.md")


def wrong_template(project: Path) -> None:
    (project / "site_theme/overrides/partials").mkdir(parents=True)
    (project / "site_theme/overrides/partials/mark.html").write_text("{% endif %}", "utf-8")
    edit(project / "mkdocs.yml", f"custom_dir: {ROOT / 'site_theme/overrides'}", "custom_dir: site_theme/overrides")


@pytest.mark.parametrize(
    ("spoil", "code", "said"),
    [
        (wrong_data, 1, [f"{AGREEMENT}:", "fel:", "[yaml.tab]", "Ingenting publicerades."]),
        (wrong_slot, 1, ["content/om/index.md:", ':6: fel: okänd plats "licens". Menade du "licence"? [slot.unknown]']),
        (wrong_link, 1, ["content/om/index.md:", ': fel: länken leder till "/svar/finns-inte/" som inte finns', "[link.broken]"]),
        (wrong_foot, 1, ["mkdocs.yml:", 'fel: länken "javascript:alert(1)" kan köra kod', "\n1 problem. Ingenting publicerades."]),
        (wrong_number, 1, ["content/om/index.md: fel: sidan visar något som ser ut som ett personnummer", "[page.identity-number]"]),
        (wrong_frame, 1, ["content/kallor/_frame.md: fel: ramen saknas", "[frame.missing]"]),
        (wrong_address, 1, ['har samma adress: "omraden/belysning-i-hamnen/"', "[address.duplicate]"]),
        (wrong_statement, 1, ["content/tillganglighet/index.md: fel: ingen sida visar", "Skriv <!-- insyn: accessibility -->"]),
        (wrong_content, 3, ["MkDocs kunde inte bygga", "WARNING", "finns-inte.md"]),
        (wrong_theme, 3, ["MkDocs kunde inte bygga", "finns-inte"]),
        (wrong_navigation, 3, ["MkDocs kunde inte bygga", "WARNING", "remisser/inget.md"]),
        (wrong_template, 3, ["MkDocs kunde inte bygga", "endif"]),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_the_old_site_stays(project: Path, published: Path, spoil: object, code: int, said: list[str]) -> None:
    assert callable(spoil)
    spoil(project)
    before = contents(published)
    done = insyn_here("build", "--project", project, "--out", published)
    assert done.exit_code == code, done.output
    assert [words for words in said if words not in done.output] == []
    assert "Traceback" not in done.output
    assert contents(published) == before
    assert [path.name for path in published.parent.iterdir() if "lock" not in path.name] == ["insyn"]


def test_the_engine_alone_does_not_even_empty_its_folder(project: Path, published: Path) -> None:
    wrong_data(project)
    before = contents(published)
    done = run("mkdocs", "build", "--strict", "--site-dir", published, cwd=project)
    assert done.returncode == 1
    assert "[yaml.tab]" in done.stderr
    assert "Webbplatsen byggdes inte: rätta felen ovan." in done.stdout
    assert "Traceback" not in done.stderr
    assert contents(published) == before


def test_the_engine_alone_is_told_a_day_that_is_none(project: Path, published: Path) -> None:
    before = contents(published)
    done = run("mkdocs", "build", "--site-dir", published, cwd=project, INSYN_TODAY="i går")
    assert done.returncode == 1
    assert 'INSYN_TODAY är "i går". Skriv år-månad-dag' in done.stdout
    assert "Traceback" not in done.stderr
    assert contents(published) == before


@pytest.mark.parametrize("spoil", [wrong_slot, wrong_link, wrong_frame])
def test_the_engine_alone_stops_when_a_page_is_wrong(project: Path, tmp_path: Path, spoil: object) -> None:
    assert callable(spoil)
    spoil(project)
    done = run("mkdocs", "build", "--site-dir", tmp_path / "site", cwd=project)
    assert done.returncode == 1
    assert "Webbplatsen är inte hel: rätta felen ovan." in done.stdout
    assert "Traceback" not in done.stderr


def test_wrong_slots_are_named_in_the_templates_that_mkdocs_yml_points_at(project: Path, tmp_path: Path) -> None:
    templates = Path(shutil.copytree(ROOT / "site_theme/overrides", project / "mallar"))
    edit(project / "mkdocs.yml", str(ROOT / "site_theme/overrides"), "mallar")
    edit(templates / "partials/footer.html", "<!-- insyn: footer -->", "<!-- insyn: foooter -->")
    done = insyn_here("build", "--project", project, "--out", tmp_path / "site")
    assert done.exit_code == 1
    assert "mallar/partials/footer.html:5:1: fel: okänd plats" in done.stdout
    assert not (tmp_path / "site").exists()


@pytest.mark.usefixtures("content_built")
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sok/", "remisser/", 'data/redirects.yml:2:10: fel: två sidor eller filer har samma adress: "sok/"'),
        ("synpunkter/utfall-taken_in/", "remisser/", "[field.path]"),
        ("kallor/gammal/a.pdf", "finns/inte.pdf", 'data/redirects.yml:3:10: fel: länken leder till "/finns/inte.pdf" som inte finns'),
        ("svar/gammalt/", "finns/inte/", 'data/redirects.yml:3:10: fel: länken leder till "/finns/inte/" som inte finns'),
        ("index.html", "remisser/", "[field.path]"),
    ],
)
def test_a_moved_address_covers_no_page_and_leads_somewhere(project: Path, tmp_path: Path, old: str, new: str, said: str) -> None:
    (project / "data/redirects.yml").write_text(f"moved:\n  - old: {old}\n    new: {new}\n", "utf-8")
    done = insyn_here("build", "--project", project, "--out", tmp_path / "ny")
    assert done.exit_code == 1
    assert said in done.output
