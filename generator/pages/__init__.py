"""Register → page bodies and slots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator import addresses, prose
from generator.changes import files_of
from generator.history import History
from generator.page import Explanation, Page, Picture, Value
from generator.pages.blocks import SLOTS
from generator.pages.cards import Cards, card
from generator.pages.dossiers import dossier, left_out, records_of
from generator.pages.draft import Draft
from generator.pages.environment import environment
from generator.pages.frame_slots import FRAME_SLOTS
from generator.pages.glossary import explanations
from generator.pages.kinds import derived, draft, has_page
from generator.pages.page_foot import page_foot
from generator.pages.sharing import namesakes, pictures, told_apart
from generator.pages.slot_values import Blocks
from generator.pages.structured import Told, of_record, of_several
from generator.pages.views import in_language
from generator.provenance import Provenance
from generator.records import Agreement, Consultation, Response
from generator.register import Register
from generator.register.items import AgreementItem, Item
from generator.register.naming import name_of

DESCRIPTION_LENGTH = 160  # what search engines show

#: What a part that needs the whole width of a screen is marked with. The contents of such a page stay folded above it. The page must say
#: so before it comes to that part: what is laid out otherwise would move when it comes.
WHOLE_WIDTH = "data-whole-width"


class _Headings:
    """Collects a page's headings as its template writes them, and gives each an anchor that is unique on the page."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._taken: set[str] = set()

    def __call__(self, title: str) -> str:
        anchor = addresses.free_anchor(title.striptags() if isinstance(title, Markup) else title, self._taken)
        self.found.append((title, anchor))
        return anchor


class Pages:
    """Makes the pages and slots of a register with the templates of a theme.

    Args:
        register: what there is.
        templates: the folders `pages/` of themes, the project's own before the program's; or templates by name.
        history: when the data changed; without one, pages say that it is not known.
        sizes: how large what can be fetched as data is, by address, in octets; without them no size is told.
        made_of: what the site is made of, or what works it out; without one, pages say that git knows no commit.
    """

    def __init__(
        self,
        register: Register,
        templates: list[Path] | Mapping[str, str],
        history: History | None = None,
        sizes: Mapping[str, int] | None = None,
        made_of: Provenance | Callable[[], Provenance] | None = None,
    ) -> None:
        self.register = register
        self.history = history or History()
        self.templates: Environment = environment(templates)
        self.slots = Blocks(SLOTS, register, self.templates, self.history, sizes)
        self.slots.origin = made_of
        self.cards: Cards = {}  #: of the pages that have been made
        self.made_from: dict[str, frozenset[str]] = {}  #: by address, the files that a page is made from, of those that have been made

    def all(self) -> dict[str, Callable[[], Page]]:
        """Every record's page by address, and every page made from several records, made when called."""
        own = {item.address: partial(self.page, item) for item in self.register.items() if has_page(item.kind)}
        more = {address: partial(self._derived_page, address, name, make) for address, (name, make) in derived(self.register).items()}
        whole = {addresses.dossier(item.id): partial(self._dossier, item) for item in self.register.agreements.values()}
        return {**own, **more, **whole}

    @property
    def explanations(self) -> list[Explanation]:
        """The words that pages explain where they first stand."""
        return explanations(self.register)

    @property
    def pictures(self) -> dict[str, Picture]:
        """The pictures that are shown where somebody shares a page, by address."""
        return pictures(self.register)

    def page(self, item: Item[Any]) -> Page:
        """A record's page."""
        made = draft(self.register, item)
        if isinstance(item.record, Agreement | Consultation | Response) and item.record.dnr:
            self.cards[item.address] = card(made.context.get("facts", ()))
        apart = self.told_apart(item)
        return self._page(item.address, item.kind, replace(made, made_from=[(item, ())]), apart, item)

    def told_apart(self, item: Item[Any]) -> str:
        """What the title of a record's page must add so that no other page has the same."""
        return self.slots.once(("apart", item), lambda: f"apart:{name_of(item)}", lambda: told_apart(self.register, item, self.namesakes()))

    def namesakes(self) -> dict[str, list[Item[Any]]]:
        """The records that have a page, by what their pages are called."""
        return self.slots.once("namesakes", lambda: "namesakes:", lambda: namesakes(self.register))

    def _derived_page(self, address: str, name: str, make: Callable[[], Draft]) -> Page:
        return self._page(address, name, make())

    def _dossier(self, agreement: AgreementItem) -> Page:
        def body(item: Item[Any]) -> Markup:
            return self._body(item.kind, draft(self.register, item), _Headings())

        crumbs = [
            ("Start", addresses.link("")),
            ("Överenskommelser", addresses.link(addresses.listing("agreements"))),
            (agreement.short_title, agreement.link),
        ]
        title = f"Akten om {agreement.short_title}"
        aside = left_out(agreement)
        most = "Det viktigaste" if aside else "Allt"
        groups = ", ".join(records_of(self.register, agreement)).lower()
        description = f"{most} om {agreement.title} på en sida: {groups} och källor."
        context = dossier(self.register, agreement, body)
        made_from = [(item, ()) for items in records_of(self.register, agreement).values() for item in items]
        told_of = [response for each in agreement.consultations for response in each.responses] if aside else []
        made = Draft(title, description, crumbs, context, made_from=made_from, telling_of=told_of)
        return self._page(addresses.dossier(agreement.id), "dossiers", made)

    def _body(self, name: str, made: Draft, headings: _Headings) -> Markup:
        """What a template makes of a draft, without the foot."""
        shown = in_language(made.title, made.title_language)
        context = {"title": shown, "heading": headings, "register": self.register, **made.context}
        return Markup(self.templates.get_template(f"{name}.html").render(context).strip())  # noqa: S704 - rendered with autoescape

    def _page(self, address: str, name: str, made: Draft, apart: str = "", item: Item[Any] | None = None) -> Page:
        headings = _Headings()
        self.made_from[address] = frozenset(chain.from_iterable(files_of(each) for each, _ in made.made_from))
        made = replace(made, description=prose.shortened(" ".join(made.description.split()), DESCRIPTION_LENGTH))
        told = page_foot(self.register, self.history, address, made)
        changed = told["change"].day if told["change"] else None
        if changed:
            self.slots.changed[address] = changed
        foot = self.templates.get_template("page_foot.html").render(told, follow=self.slots.following.foot(address))
        crumb = in_language(made.title, made.title_language or made.language)  # the way back is in the site's own language on every page
        body = self._body(name, made, headings) + Markup(foot)  # noqa: S704 - rendered with autoescape
        site = self.register.reading.engine
        return Page(
            address,
            {
                "title": f"{made.title}{f' ({apart})' if apart else ''} – {site.name}",
                "heading": made.title,
                "description": made.description,
                "canonical": self._canonical(address),
                "address": f"{site.address}{address}" if site.address else "",
                "alternates": Markup("\n").join(filter(None, [self._alternates(made), self.slots.following.head(address)])),
                "linked-data": self._linked_data(address, made, changed, item),
                "breadcrumbs": self._parts(
                    "breadcrumbs",
                    [{"title": title, "href": href} for title, href in [*made.crumbs, (crumb, "")]],
                    language=site.language if made.language else "",
                ),
                "toc": self._parts(
                    "toc", [{"title": title, "anchor": anchor} for title, anchor in headings.found], folded=WHOLE_WIDTH in body
                ),
                "body": body,
            },
        )

    def _linked_data(self, address: str, made: Draft, changed: date | None, item: Item[Any] | None) -> Value:
        told = Told(made.title, made.description, made.language, changed)
        return of_record(self.register, item, told, made.crumbs) if item else of_several(self.register, address, told, made)

    def _canonical(self, address: str) -> Value:
        site = self.register.reading.engine.address
        return Markup('<link rel="canonical" href="{}">').format(site + address) if site else ""

    def _alternates(self, made: Draft) -> Value:
        """Where the same stands in other languages; search engines want whole addresses, each page naming itself too."""
        site = self.register.reading.engine.address
        found = made.alternates if site else {}
        return Markup("\n").join(
            Markup('<link rel="alternate" hreflang="{}" href="{}">').format(language, site + address) for language, address in found.items()
        )

    def _parts(self, macro: str, items: list[dict[str, str]], **given: str | bool) -> Value:
        module = self.templates.get_template("parts.html").module
        made: Value = getattr(module, macro)(items, **given)
        return made


__all__ = ["FRAME_SLOTS", "SLOTS", "Pages"]
