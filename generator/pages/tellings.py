"""Each agreement told once more: on a lättläst page, and in English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator import addresses, prose
from generator.pages import views
from generator.pages.draft import Draft
from generator.pages.views import Row
from generator.records.agreement import Telling
from generator.register import Register
from generator.register.agreements import in_order
from generator.register.items import AgreementItem


@dataclass(frozen=True, slots=True)
class Form:
    """A form that agreements are told in."""

    address: str  #: the first part of its pages' addresses
    name: str  #: what links to it say, in its own language
    language: str  #: empty where it is the site's own


EASY_READ = Form(addresses.EASY_READ, "Lättläst", "")
ENGLISH = Form(addresses.ENGLISH, "In English", "en")
FORMS = (EASY_READ, ENGLISH)


@dataclass(frozen=True, slots=True)
class TellingLink:
    href: str
    form: Form


def told_as(item: AgreementItem, form: Form) -> Telling | None:
    """An agreement in a form, where somebody has written it."""
    return item.record.english if form is ENGLISH else item.record.easy_read


def telling_pages(register: Register) -> dict[str, Callable[[], Draft]]:
    """The page of each agreement in each form that it is written in, by address."""
    return {
        addresses.telling(form.address, item.id): partial(_page, register, item, form, told)
        for form in FORMS
        for item in register.agreements.values()
        if (told := told_as(item, form))
    }


def telling_rows(register: Register, form: Form) -> list[Row]:
    """Every agreement that is told in a form."""
    return [
        Row(addresses.link(addresses.telling(form.address, item.id)), told.title, item.short_title)
        for item in in_order(register)
        if (told := told_as(item, form))
    ]


def tellings_shown(register: Register) -> dict[str, Any]:
    """What the blocks `forms`, `easy_read` and `english` show."""
    return {"links": links_of_site(register), "easy": telling_rows(register, EASY_READ), "english": telling_rows(register, ENGLISH)}


def links_of(item: AgreementItem) -> list[TellingLink]:
    """Where an agreement can be read in other forms."""
    return [TellingLink(addresses.link(addresses.telling(form.address, item.id)), form) for form in FORMS if told_as(item, form)]


def links_of_site(register: Register) -> list[TellingLink]:
    """The other forms that there are: straight to the text where there is only one, else to the list."""
    found = []
    for form in FORMS:
        rows = telling_rows(register, form)
        if rows:
            found.append(TellingLink(rows[0].href if len(rows) == 1 else addresses.link(addresses.telling(form.address)), form))
    return found


def alternates(item: AgreementItem) -> dict[str, str]:
    """The addresses at which the same agreement is told, by language; empty where there is but one."""
    return {"sv": item.address, ENGLISH.language: addresses.telling(ENGLISH.address, item.id)} if item.record.english else {}


def _page(register: Register, item: AgreementItem, form: Form, told: Telling) -> Draft:
    return Draft(
        told.title,
        prose.plain(told.text),
        [(form.name, addresses.link(addresses.telling(form.address)))],
        {"agreement": item, "told": told, "form": form, "english": form is ENGLISH, "marks": views.marks(register, told.sources)},
        language=form.language,
        made_from=[(item, ("english" if form is ENGLISH else "easy_read",))],
        alternates=alternates(item) if form is ENGLISH else {},
    )
