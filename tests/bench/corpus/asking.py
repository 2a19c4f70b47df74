"""The consultations of an agreement: who was asked, who answered and what, and the sources that say so."""

from __future__ import annotations

import random
import textwrap
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from tests.bench.corpus.people import Home, Organisation, People
from tests.bench.corpus.replies import Writer
from tests.search.multiplied.lexicon import Lexicon, Subject
from tests.search.multiplied.replies import Reply
from tests.search.multiplied.telling import Setting, Teller
from tests.search.multiplied.world import slug
from tests.search.multiplied.writing import as_yaml

KNOWN = date(2026, 9, 30)  #: nothing later than this has happened
_TERMS = "Påhittad handling för tester. Den har sina egna villkor."
_OWN = 10  # of so many responses, one has a source of its own, with its text stored
_SILENT = 0.25  # as many as this share of those who answered did not
_OPEN = 0.08  # of the agreements have consultations that still run
_LATE = 0.06  # of the responses came when the time was out


class Asking:
    """The beginnings of an agreement, and its consultations.

    Args:
        words: all words.
        people: all who may be asked.
        home: the municipality.
        subject: what the agreement is about.
        seed: what chance there is follows from this alone.
    """

    def __init__(self, words: Lexicon, people: People, home: Home, subject: Subject, seed: str) -> None:
        self.rng = random.Random(seed)
        self.people, self.home, self.general = people, home, words.general
        self.teller = Teller(words, self.rng, set())
        self.writer = Writer(words, self.teller, self.rng)
        self.id = f"{slug(home.name)}-{subject.id}"
        self.folder = f"agreements/{self.id}"
        if self.rng.random() < _OPEN:
            self.began = KNOWN - timedelta(days=self.rng.randint(20, 60))
        else:
            self.began = date(self.rng.randint(2008, 2024), self.rng.randint(1, 12), self.rng.randint(1, 28))
        self.partner = self.rng.choice([each for each in people.respondents if each.parent is None])
        self.at = Setting(subject, home.name, self.partner.name, home.places, (self.began.year - 9, self.began.year - 1))
        self.dnr = self._diary_number(home.executive, self.began.year)
        self.files: dict[str, str] = {}  #: by path below data/
        self.areas: dict[str, str] = {}  #: titles by id
        self.papers: dict[str, str] = {}  #: the sources of the versions, by version
        self.replies = 0

    def _consultation(self, number: int, responses: int) -> None:
        sent = min(self.began + timedelta(days=number * 97), KNOWN - timedelta(days=15))
        deadline = sent + timedelta(days=self.rng.randint(45, 120))
        name = f"{self.id}-{sent.year}-{number + 1}"
        title = self.teller.tell("[Remiss|Samråd] om {def} i {X}", self.at)
        record = {
            "title": f"Samlade svar: {title}",
            "publisher": self.home.executive.name,
            "organisation": self.home.executive.id,
            "kind": "other",
            "rank": "primary",
            "date": min(deadline, KNOWN),
        }
        collection = self._source(f"svar-{number + 1}", record)
        asked = self._asked(responses + max(1, round(responses * _SILENT)))
        answered, silent = asked[:responses], asked[responses:]
        uninvited = set(self.rng.sample(answered, len(answered) // 25))
        invited = [self._invitation(each, each in silent, deadline, collection) for each in asked if each not in uninvited]
        self.rng.shuffle(invited)
        record = {
            "title": f"{title}, {number + 1}" if number else title,
            "dnr": self.dnr if number == 0 else self._diary_number(self.home.executive, sent.year),
            "issued_by": self.home.executive.id,
            "sent_on": sent,
            "deadline": deadline,
            "version": "forslag",
            "recipients": f"{len(invited)} nämnder, bolag, myndigheter och föreningar",
            "invited": invited,
            "invited_complete": self.rng.random() < 0.7,
            "text": self._tell("consultation_texts"),
            "sources": [{"source": self.papers["forslag"]}],
        }
        if self.rng.random() < 0.2:
            record["missing"] = [self._missing("Brevet som gick ut med förslaget.")]
        self._put(f"{self.folder}/consultations/{name}/consultation.yml", record)
        for each in answered:
            self._response(name, each, (sent, deadline), collection, uninvited=each in uninvited)

    def _asked(self, number: int) -> list[Organisation]:
        """So many organisations; those who are eager are among them more often."""
        drawn = [(self.rng.random() ** (1 / eager), at) for at, eager in enumerate(self.people.eager)]
        chosen = [self.people.respondents[at] for _, at in sorted(drawn, reverse=True)[:number]]
        self.rng.shuffle(chosen)
        for each in chosen:
            self._known(each)
        return chosen

    def _invitation(self, organisation: Organisation, silent: bool, deadline: date, collection: str) -> dict[str, Any]:
        if silent and deadline < KNOWN and self.rng.random() < 0.3:
            return {"organisation": organisation.id, "declined": True, "sources": [{"source": collection}]}
        if self.rng.random() < 0.08:
            later = deadline + timedelta(days=self.rng.choice([14, 21, 30]))
            return {"organisation": organisation.id, "extension": later, "sources": [{"source": collection, "place": "Förteckningen"}]}
        return {"organisation": organisation.id}

    def _response(self, consultation: str, by: Organisation, days: tuple[date, date], collection: str, *, uninvited: bool) -> None:
        rng, (sent, deadline) = self.rng, days
        reply = self.writer.reply(replace(self.at, we=by.we, whose=by.whose, fixed={}), self.areas, self.papers.get("antagen"))
        last = min(deadline, KNOWN)
        dated = sent + (last - sent) * rng.uniform(0.2, 0.9)
        received = min(KNOWN, dated + timedelta(days=rng.randint(1, 6)) + (timedelta(days=45) if rng.random() < _LATE else timedelta()))
        board = by.kind in ("board", "district_board")
        self.replies += 1
        own = self.replies % _OWN == 0
        record = {
            "respondent": by.id,
            "document": rng.choice(["officials_statement", "board_decision", "minutes"]) if board else "letter",
            "source": self._own(by, reply, dated) if own else collection,
            "dnr": self._diary_number(by, dated.year) if rng.random() < 0.75 else None,
            "dated": dated,
            "decided_on": dated if board and rng.random() < 0.8 else None,
            "received_on": received if rng.random() < 0.8 else None,
            "summary": reply.summary,
            "stance": reply.stance,
            "proposals": reply.proposals,
            "immediate_approval": True if board and rng.random() < 0.2 else None,
            "viewpoints": reply.viewpoints,
            "mentions": reply.mentions,
            "sections": reply.sections,
            "signatories": [{"role": role} for role in rng.sample(self.general["role"], rng.randint(1, 2))],
            "attachments": [{"title": self.teller.tell(self.general["source_titles"], self.at)}] if rng.random() < 0.15 else [],
            "uninvited": True if uninvited else None,
            "missing": [self._missing("Protokollet från mötet där svaret beslutades.")] if board and rng.random() < 0.2 else [],
        }
        self._put(f"{self.folder}/consultations/{consultation}/responses/{by.id}.yml", record)

    def _own(self, by: Organisation, reply: Reply, dated: date) -> str:
        """A source of the response's own, with its text stored: that which its quotes are held against."""
        title = self.teller.tell("[Yttrande|Remissvar|Synpunkter|Utlåtande] om {def} i {X}", self.at)
        record = {"title": title, "publisher": by.name, "organisation": by.id, "kind": "statement", "rank": "primary", "date": dated}
        told = [title, by.name, str(dated), *(part for each in reply.sections for part in (each["title"], each["text"].replace("*", "")))]
        return self._source(f"yttrande-{self.replies}", record, "\n\n".join(told))

    def _source(self, name: str, record: dict[str, Any], text: str = "") -> str:
        source = f"{self.id}-{name}"
        if text:
            lines = (textwrap.wrap(line, 80, break_on_hyphens=False, break_long_words=False) or [""] for line in text.split("\n"))
            stored = "\n".join(part for line in lines for part in line) + "\n"
            self.files[f"sources/files/{source}.txt"] = stored
            record |= {"file": f"{source}.txt", "sha256": sha256(stored.encode()).hexdigest(), "terms": _TERMS}
        self._put(f"sources/{source}.yml", record)
        return source

    def _known(self, organisation: Organisation) -> None:
        record = {"name": organisation.name, "kind": organisation.kind, "parent": organisation.parent}
        self._put(f"organisations/{organisation.id}.yml", record)
        if organisation.parent:  # of another municipality, perhaps, that has no agreement
            city = self.people.cities[organisation.parent]
            self._put(f"organisations/{city.id}.yml", {"name": city.name, "kind": city.kind})

    def _diary_number(self, by: Organisation, year: int) -> str:
        return f"{by.code} {year}/{self.rng.randint(11, 9999)}"

    def _missing(self, what: str) -> dict[str, Any]:
        return {"what": what, "where": "Kommunens webbplats och diarium.", "searched_on": KNOWN}

    def _tell(self, name: str) -> str:
        return self.teller.sentence(self.general[name], self.at)

    def _put(self, path: str, record: dict[str, Any]) -> None:
        self.files[path] = as_yaml(record)
