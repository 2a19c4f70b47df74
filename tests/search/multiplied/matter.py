"""One matter whole: an agreement with its areas, consultations, responses, measures, indicators and sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tests.search.multiplied.asking import Asking
from tests.search.multiplied.basis import KNOWN
from tests.search.multiplied.following import Following
from tests.search.multiplied.world import slug


class Matter(Asking, Following):
    """Makes one matter and puts it into the world."""

    def make(self, responses: int) -> None:
        """The whole matter, with about so many responses."""
        self.teller.begin()
        self.adopted = self._later(300, 500) if self._later(0, 0) < date(2025, 3, 1) and self.rng.random() < 0.9 else None
        self.revised = self.adopted + timedelta(days=900) if self.adopted and self.adopted.year < 2024 and self.rng.random() < 0.4 else None
        self._draft()
        self.final = self._decision("final", self.adopted) if self.adopted else None
        self.again = self._decision("revised", self.revised) if self.revised else None
        self._places()
        for number in range(1 if responses < 12 or self.rng.random() < 0.7 else 2):
            self._consultation(number, responses if number == 0 else responses // 4)
        self._agreement()
        if self.adopted:
            self._measures(self.rng.randint(3, 7))
            self._indicators(self.rng.randint(1, 3))

    def _draft(self) -> None:
        """The draft and its areas, quoted from its text where that is stored."""
        self.title = self.teller.tell(self.general["titles"], self.at)
        self.goals = [self._tell("goals") for _ in range(self.rng.randint(2, 4))]
        titles = dict.fromkeys(self.teller.tell(self.general["area_titles"], self.at) for _ in range(self.rng.randint(3, 6)))
        self.areas = {f"{slug(title)[:44].strip('-')}-{slug(self.home.name)}-{self.subject.id[:6]}"[:78]: title for title in titles}
        self.areas = {key: title for key, title in self.areas.items() if f"omraden/{key}" not in self.world.pages}
        lines = [self.teller.sentence(self.sentences["draft_lines"], self.at) for _ in range(self.rng.randint(4, 9))]
        paragraphs = [f"Förslag: {self.title}", *self.goals]
        for number, title in enumerate(self.areas.values()):
            paragraphs += [title, " ".join(lines[number :: len(self.areas)]) or lines[0]]
        stored = self.rng.random() < 0.6
        record = {
            "title": f"Förslag: {self.title}",
            "publisher": self.home.executive.name,
            "organisation": self.home.executive.id,
            "kind": "agreement",
            "rank": "primary",
            "date": self.began,
        }
        self.draft = self._source("forslag", record, "\n\n".join(paragraphs) if stored else "")
        for area, title in self.areas.items():
            text = self._tell("area_texts") if self.rng.random() < 0.8 else None
            cited = {"source": self.draft, "quote": title if stored else None, "place": f"s. {self.rng.randint(1, 12)}"}
            self.world.put(f"{self.folder}/areas/{area}.yml", {"title": title, "text": text, "sources": [cited]}, f"omraden/{area}")

    def _decision(self, name: str, day: date) -> str:
        record = {
            "title": self.title if name == "final" else f"{self.title}, reviderad {day.year}",
            "publisher": self.home.council.name,
            "organisation": self.home.council.id,
            "kind": "agreement" if self.rng.random() < 0.7 else "minutes",
            "rank": "primary",
            "date": day,
            "retrieved_on": KNOWN,
            "note": self._tell("consultation_texts") if self.rng.random() < 0.2 else None,
        }
        return self._source(name, record)

    def _places(self) -> None:
        """The places of the municipality, once, with what this matter's first source says of them."""
        kinds = ["municipality", "district", "district", "district"]
        for number, place in enumerate(self.home.places):
            path = f"places/{place.id}.yml"
            if path in self.world.files or (number and self.rng.random() < 0.5):
                continue
            kind = kinds[number] if number < len(kinds) else self.rng.choice(["area", "site"])
            self.at.fixed["kind"] = {"municipality": "kommun", "district": "stadsdel", "area": "bostadsområde", "site": "plats"}[kind]
            record = {
                "name": place.name,
                "kind": kind,
                "parent": self.home.places[0].id if number else None,
                "text": self._tell("place_texts"),
                "sources": [{"source": self.draft}],
            }
            self.world.put(path, record, f"platser/{place.id}")

    def _agreement(self) -> None:
        versions = [("forslag", "draft", self.began, self.draft), ("antagen", "adopted", self.adopted, self.final)]
        versions.append(("reviderad", "revised", self.revised, self.again))
        made = [self._version(number, versions) for number, each in enumerate(versions) if each[2]]
        partner = self.world.known(self.home, self.partner)
        record = {
            "title": self.title,
            "brief": self._tell("briefs"),
            "summary": self._tell("summaries"),
            "dnr": self.dnr,
            "parties": [self.home.city.id, partner],
            "purpose": {"text": self._tell("purposes"), "sources": [{"source": self.draft}]},
            "goals": list(self._goals(bool(self.adopted))),
            "versions": made,
            "events": self._events(),
            "sources": [{"source": self.draft}],
        }
        names = [f"{version['id']}" for version in made]
        pairs = [f"jamforelser/{self.id}--{a}--{b}" for number, a in enumerate(names) for b in names[number + 1 :]]
        self.world.put(f"{self.folder}/agreement.yml", record, f"overenskommelser/{self.id}", f"akter/{self.id}", *pairs)

    def _goals(self, adopted: bool) -> list[dict[str, Any]]:
        goals: list[dict[str, Any]] = []
        for number, text in enumerate(self.goals):
            goals.append(
                {"id": f"mal-{number + 1}", "text": text, "version": "forslag", "sources": [{"source": self.draft, "quote": text}]}
            )
        if adopted:
            for number, text in enumerate(self.goals):
                changed = text if self.rng.random() < 0.5 else self._tell("goals")
                goal = {"id": f"antaget-mal-{number + 1}", "text": changed, "replaces": f"mal-{number + 1}", "version": "antagen"}
                goals.append(goal | {"sources": [{"source": self.final, "place": f"s. {number + 1}"}]})
        return goals

    def _version(self, number: int, versions: Sequence[tuple[str, str, date | None, str | None]]) -> dict[str, Any]:
        name, kind, day, source = versions[number]
        listed = list(self.areas.items())
        if number and len(listed) > 3:
            listed.pop(self.rng.randrange(len(listed)))
        areas = []
        for area, title in listed:
            self.at.fixed["area"] = title
            wording = title if number == 0 else self.teller.tell(self.general["wordings"], self.at)
            areas.append({"area": area, "wording": wording, "sources": [{"source": source}]})
        titles = {"draft": "Förslaget", "adopted": "Antagen", "revised": "Reviderad"}
        version: dict[str, Any] = {"id": name, "title": f"{titles[kind]} {day.year if day else ''}", "kind": kind, "date": day}
        if number and day:
            ends = date(day.year + self.rng.randint(2, 4), 12, 31)
            version |= {"follows": versions[number - 1][0], "decided_by": self.home.council.id, "valid_from": day, "valid_to": ends}
        return version | {"areas": areas, "sources": [{"source": source}]}

    def _events(self) -> list[dict[str, Any]]:
        told = [(self.began, "sent", "Förslaget går ut på remiss", self.draft), (self.adopted, "decision", "Beslut om texten", self.final)]
        told.append((self.revised, "revised", "Texten ändras", self.again))
        events: list[dict[str, Any]] = [
            {
                "date": day,
                "kind": kind,
                "title": title,
                "text": self._tell("progress") if kind == "revised" else None,
                "sources": [{"source": source}],
            }
            for day, kind, title, source in told
            if day
        ]
        paper = self.teller.tell(self.general["source_titles"], self.at)
        before = self.began - timedelta(days=self.rng.randint(40, 700))
        record = {"title": paper, "publisher": self.partner.name, "kind": "report", "rank": "primary", "date": before}
        source = self._source("underlag", record | {"organisation": self.world.known(self.home, self.partner)})
        title = self.teller.tell("Arbetet med {dp1} tar sin början", self.at)
        return [{"date": before, "kind": "work", "title": title, "sources": [{"source": source}]}, *events]
