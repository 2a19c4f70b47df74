"""The foot of every page: when it changed, where its data are, and how to correct it; nothing that is not configured."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator import register, theme
from generator.history import Change, Deed, Extent, History
from generator.pages import Pages
from generator.pages.draft import Draft
from generator.pages.page_foot import content_foot, page_foot
from generator.pages.repository import repository_of
from generator.records.site import Contact, Forge, Site
from tests.site.html import read_html
from tests.site.projects import PROJECTS, built, checked

if TYPE_CHECKING:
    from generator.register import Register

RESPONSE = "data/agreements/trygghetsavtal/consultations/trygghetsavtal-2024/responses/socialnamnden.yml"


def demo(**site: object) -> Register:
    read = checked("demo").register.reading
    assert read.site
    from dataclasses import replace

    return register.build(replace(read, site=read.site.model_copy(update=site)), date(2026, 11, 23))


def changed(*changes: tuple[str, date]) -> History:
    return History(Extent.WHOLE, [Change(day, "abc123", file, Deed.CHANGED) for file, day in changes])


def of_response(known: Register, history: History) -> dict[str, object]:
    item = known.responses["trygghetsavtal-2024-socialnamnden"]
    return page_foot(known, history, item.address, Draft(item.title, "", made_from=[(item, ("viewpoints", 0))]))


@pytest.mark.parametrize(
    ("repository", "forge", "branch", "editing"),
    [
        ("https://github.com/stad/data", None, None, "https://github.com/stad/data/edit/main/a%20b.yml#L7"),
        ("https://github.com/stad/data.git", None, "huvud", "https://github.com/stad/data/edit/huvud/a%20b.yml#L7"),
        ("https://gitlab.stad.example/x/data/", None, None, "https://gitlab.stad.example/x/data/-/edit/main/a%20b.yml#L7"),
        ("https://codeberg.org/stad/data", None, None, "https://codeberg.org/stad/data/_edit/main/a%20b.yml#L7"),
        ("https://git.stad.example/data", Forge.GITLAB, None, "https://git.stad.example/data/-/edit/main/a%20b.yml#L7"),
    ],
)
def test_each_forge_addresses_a_line_its_own_way(repository: str, forge: Forge | None, branch: str | None, editing: str) -> None:
    site = demo(repository=repository, forge=forge, branch=branch).reading.site
    found = repository_of(site)
    assert found
    assert found.editing("a b.yml", 7) == editing


@pytest.mark.parametrize("repository", [None, "https://git.stad.example/data", "https://notgithub.com/x"])
def test_what_is_not_known_to_lead_there_is_not_shown(repository: str | None) -> None:
    foot = of_response(demo(repository=repository, forge=None), History())
    assert (foot["reading"], foot["editing"]) == ("", "")


def test_the_foot_leads_to_the_line_of_what_the_page_is_about() -> None:
    known = demo()
    line = known.responses["trygghetsavtal-2024-socialnamnden"].entry.places.place(("viewpoints", 0)).line
    assert line > 2
    assert str(of_response(known, History())["editing"]).endswith(f"{RESPONSE}#L{line}")


def test_a_page_of_several_records_changed_when_the_latest_of_them_did_and_leads_to_their_folder() -> None:
    known = demo()
    items = [known.areas[each] for each in list(known.areas)[:2]]
    history = changed((items[0].entry.file, date(2026, 1, 2)), (items[1].entry.file, date(2026, 3, 4)))
    foot = page_foot(known, history, "x/", Draft("x", "", made_from=[(item, ()) for item in items]))
    assert foot["change"].day == date(2026, 3, 4)
    assert (foot["files"], foot["editing"]) == (2, "")
    agreement = items[0].entry.file.split("/")[2]
    assert str(foot["reading"]).endswith(f"/src/branch/huvud/data/agreements/{agreement}/{foot['folder']}")


def test_a_page_that_shows_what_others_say_changed_when_they_did() -> None:
    known = demo()
    response = known.responses["trygghetsavtal-2024-socialnamnden"]
    assert response.consultation
    area = next(each for each in known.areas.values() if any(mention.response is response for mention in each.mentions))
    for item in (response.consultation, area):
        history = changed((item.entry.file, date(2026, 3, 1)), (RESPONSE, date(2026, 5, 2)))
        pages = Pages(known, theme.folders(PROJECTS["demo"], "pages"), history)
        body = str(pages.page(item).values["body"])
        assert "2 maj 2026" in body.partition('class="page-foot"')[2]
        assert pages.slots.changed[item.address] == date(2026, 5, 2)


def test_what_is_not_known_to_have_changed_is_not_dated() -> None:
    assert of_response(demo(), History())["change"] is None


def test_a_hand_written_page_changes_with_what_its_slots_show() -> None:
    known = demo()
    area = next(iter(known.areas.values())).entry.file
    history = changed(("content/omraden/index.md", date(2026, 1, 1)), (area, date(2026, 2, 2)), (RESPONSE, date(2026, 3, 3)))
    assert content_foot(known, history, "omraden/")["change"].day == date(2026, 2, 2)  # areas only
    assert content_foot(known, history, "")["change"].day == date(2026, 3, 3)  # the start page shows records of every kind
    own = content_foot(known, changed(("content/omraden/index.md", date(2026, 1, 1))), "omraden/")
    assert own["change"].day == date(2026, 1, 1)
    assert own["change_href"] == ""  # the list of changes tells of the data only
    assert own["title"] == "Områden"
    assert str(own["editing"]).endswith("content/omraden/index.md")
    assert str(own["reading_text"]).endswith("content/omraden/index.md")
    assert str(own["reading"]).endswith("/data/agreements")  # where the areas of all agreements lie


@pytest.mark.parametrize(
    ("address", "reading"),
    [("", "/data"), ("kallor/", "/data/sources"), ("ordlista/", "/data/glossary.yml"), ("om/", "/data/site.yml"), ("om/lagesbild/", "")],
)
def test_a_hand_written_page_leads_to_its_text_and_to_the_data_that_its_slots_show(address: str, reading: str) -> None:
    foot = content_foot(demo(), History(prefix="webb/"), address)
    assert "/webb/content/" in str(foot["reading_text"])
    assert str(foot["reading"]).endswith(f"/webb{reading}") if reading else foot["reading"] == ""


@pytest.mark.parametrize(
    ("repository", "folder"),
    [
        ("https://github.com/stad/data", "https://github.com/stad/data/tree/main/data/sources"),
        ("https://gitlab.stad.example/x/data", "https://gitlab.stad.example/x/data/-/tree/main/data/sources"),
        ("https://codeberg.org/stad/data", "https://codeberg.org/stad/data/src/branch/main/data/sources"),
    ],
)
def test_each_forge_addresses_a_folder_its_own_way(repository: str, folder: str) -> None:
    assert content_foot(demo(repository=repository, forge=None, branch=None), History(), "kallor/")["reading"] == folder


def test_a_page_whose_file_is_not_known_still_has_a_foot() -> None:
    assert content_foot(demo(), History(), "finns/inte/")["editing"] == ""


@pytest.mark.parametrize(
    ("contact", "correcting"),
    [
        (Contact(form="https://stad.example/fel", email="x@stad.example"), "https://stad.example/fel"),
        (Contact(email="x@stad.example"), "mailto:x@stad.example"),
        (None, ""),
    ],
)
def test_a_correction_goes_to_the_form_or_else_by_mail(contact: Contact | None, correcting: str) -> None:
    assert of_response(demo(contact=contact), History())["correcting"] == correcting


@pytest.mark.parametrize("name", ["real", "demo"])
def test_every_page_has_one_foot_that_says_who_answers_for_it(name: str) -> None:
    for file in built(name).rglob("*.html"):
        html = file.read_text("utf-8")
        if 'http-equiv="refresh"' in html or file.name == "404.html":
            continue
        assert html.count('class="page-foot"') == (2 if "om/komponenter" in file.as_posix() else 1), file
        assert "Ansvarig: " in read_html(html).text("main"), file
        if name == "demo":
            foot = html[html.index('class="page-foot"') :]
            assert re.search("Uppgifterna i arkivet|Sidans text i arkivet|Gjord av .* filer i <a [^>]*>mappen .* i arkivet", foot), file
        if name == "real":  # nothing is configured there
            assert "Föreslå en rättelse" not in html, file


def test_site_has_no_repository_by_default() -> None:
    assert repository_of(None) is None
    assert Site.model_fields["forge"].default is None
