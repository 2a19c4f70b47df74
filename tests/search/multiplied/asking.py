"""The consultations of a matter: who was asked, and who answered what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.search.multiplied.basis import Basis
from tests.search.multiplied.replies import Reply
from tests.search.multiplied.world import Organisation


class Asking(Basis):
    """Makes consultations with their responses."""

    def _consultation(self, number: int, responses: int) -> None:
        sent = self.began + timedelta(days=number * 130)
        deadline = sent + timedelta(days=self.rng.randint(40, 120))
        name = f"{self.id}-{sent.year}" + ("-igen" if number else "")
        others = [each for _, each, _ in self.home.others if each is not self.partner]
        asked = self.rng.sample(others, min(len(others), round(responses * 1.25) + 1))
        answered, silent = asked[:responses], asked[responses:]
        collected = {
            "title": f"Svar på remissen {self.teller.tell('om {dp1}', self.at).lower()}, samlade",
            "kind": "other",
            "rank": "primary",
        }
        collection = self._source(f"svar-{number + 1}", collected | {"publisher": self.home.executive.name, "date": deadline})
        invited: list[dict[str, Any]] = []
        uninvited = self.rng.choice(answered) if len(answered) > 6 and self.rng.random() < 0.3 else None
        for each in asked:
            invitation: dict[str, Any] = {"organisation": self.world.known(self.home, each, self._described(each))}
            if each in silent and self.rng.random() < 0.4:
                invitation |= {"declined": True, "sources": [{"source": collection}]}
            elif self.rng.random() < 0.1:
                invitation |= {"extension": deadline + timedelta(days=21), "sources": [{"source": collection, "place": "Förteckningen"}]}
            if each is not uninvited:
                invited.append(invitation)
        self.rng.shuffle(invited)
        record = {
            "title": self.teller.tell("[Remissen|Remiss {year}|Samråd] om {def} i {X}", replace(self.at, years=(sent.year, sent.year))),
            "dnr": self.dnr if number == 0 else self.world.diary_number(self.home.executive.code, sent.year),
            "issued_by": self.home.executive.id,
            "sent_on": sent,
            "deadline": deadline,
            "version": "forslag",
            "recipients": f"{len(invited)} nämnder, bolag och föreningar",
            "invited": invited,
            "invited_complete": self.rng.random() < 0.7,
            "text": self._tell("consultation_texts"),
            "sources": [{"source": self.draft}],
        }
        self.world.put(f"{self.folder}/consultations/{name}/consultation.yml", record, f"remisser/{name}")
        for each in answered:
            self._response(name, each, (sent, deadline), collection, uninvited=each is uninvited)

    def _described(self, organisation: Organisation) -> dict[str, Any]:
        if f"organisations/{organisation.id}.yml" in self.world.files or self.rng.random() < 0.5:
            return {}
        return {"description": self._tell("organisation_texts"), "sources": [{"source": self.draft}]}

    def _response(self, consultation: str, by: Organisation, days: tuple[date, date], collection: str, *, uninvited: bool) -> None:
        at = replace(self.at, we=by.we, whose=by.whose, fixed={})
        reply = self.writer.reply(at, self.areas, self.final)
        sent, deadline = days
        dated = sent + (deadline - sent) * self.rng.uniform(0.3, 1)
        dnr = self.world.diary_number(by.code, dated.year) if self.rng.random() < 0.75 else None
        source = self._own_source(by, reply, dated, dnr) if self.rng.random() < 0.6 else collection
        board = "nämnd" in by.we
        record = {
            "respondent": by.id,
            "document": self.rng.choice(["officials_statement", "board_decision", "minutes"]) if board else "letter",
            "source": source,
            "dnr": dnr,
            "dated": dated,
            "decided_on": dated + timedelta(days=12) if board else None,
            "received_on": dated + timedelta(days=self.rng.randint(12, 20)),
            "summary": reply.summary,
            "stance": reply.stance,
            "proposals": reply.proposals,
            "viewpoints": reply.viewpoints,
            "mentions": reply.mentions,
            "sections": reply.sections,
            "signatories": [{"role": role} for role in self.rng.sample(self.general["role"], self.rng.randint(1, 2))],
            "uninvited": True if uninvited else None,
        }
        pages = [f"svar/{consultation}-{by.id}"]
        if reply.viewpoints:
            pages += [f"synpunkter/organisation-{by.id}", f"synpunkter/remiss-{consultation}"]
            pages += [f"synpunkter/omrade-{area}" for each in reply.viewpoints for area in each["areas"]]
            pages += [f"synpunkter/hela-{self.id}"] * (not all(each["areas"] for each in reply.viewpoints))
        self.world.put(f"{self.folder}/consultations/{consultation}/responses/{by.id}.yml", record, *pages)

    def _own_source(self, by: Organisation, reply: Reply, dated: date, dnr: str | None) -> str:
        title = self.teller.tell("[Yttrande|Svar|Remissvar|Synpunkter|Utlåtande] om {def} i {X}", self.at)
        record = {"title": title, "publisher": by.name, "organisation": by.id, "kind": "statement", "rank": "primary", "date": dated}
        head = "\n".join(filter(None, (title, by.name, dnr, str(dated))))
        stored = self.rng.random() < 0.5
        name = f"{by.id}-{dated.year}"[: 78 - len(self.id)].strip("-")
        taken = f"sources/{self.id}-{name}.yml" in self.world.files
        return self._source(f"{name}-2" if taken else name, record, f"{head}\n\n\n{reply.text}\n" if stored else "")
