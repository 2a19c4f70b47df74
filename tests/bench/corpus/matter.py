"""One agreement: its versions, areas, measures and indicators. What it was asked about is in asking.py."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.bench.corpus.asking import KNOWN, Asking
from tests.search.multiplied.world import slug

_VERSIONS = {"forslag": ("Förslaget", "draft"), "antagen": ("Antagen", "adopted"), "reviderad": ("Reviderad", "revised")}


class Matter(Asking):
    """Makes the files of one agreement. They follow from what it is made with alone, so that any process can make any of them."""

    def make(self, sizes: list[int]) -> dict[str, str]:
        """The files by path below data/.

        Args:
            sizes: how many responses each consultation has.
        """
        rng = self.rng
        self.title = self.teller.tell(self.general["titles"], self.at)
        decided = self.began + timedelta(days=rng.randint(420, 700))
        revised = decided + timedelta(days=900)
        days = {"forslag": self.began, "antagen": decided, "reviderad": revised}
        days = {name: day for name, day in days.items() if day < KNOWN}
        if rng.random() < 0.5:
            days.pop("reviderad", None)
        self.papers = {name: self._paper(name, day) for name, day in days.items()}
        self._areas()
        for number, responses in enumerate(sizes):
            self._consultation(number, responses)
        self._agreement(days)
        if "antagen" in days:
            for number in range(rng.randint(2, 6)):
                self._measure(number, decided)
            for number in range(rng.randint(1, 3)):
                self._indicator(number)
        for home in (self.home.own, (self.partner,)):
            for organisation in home:
                self._known(organisation)
        return self.files

    def _paper(self, name: str, day: date) -> str:
        title = {"forslag": f"Förslag: {self.title}", "antagen": self.title, "reviderad": f"{self.title}, reviderad {day.year}"}[name]
        by = self.home.executive if name == "forslag" else self.home.council
        record = {"title": title, "publisher": by.name, "organisation": by.id, "kind": "agreement", "rank": "primary", "date": day}
        return self._source(name, record)

    def _areas(self) -> None:
        titles = dict.fromkeys(self.teller.tell(self.general["area_titles"], self.at) for _ in range(self.rng.randint(3, 7)))
        for number, title in enumerate(titles):
            area = self._named(title, number)
            self.areas[area] = title
            cited = [{"source": self.papers["forslag"], "place": f"s. {number + 2}"}]
            self._put(f"{self.folder}/areas/{area}.yml", {"title": title, "text": self._tell("area_texts"), "sources": cited})

    def _named(self, title: str, number: int) -> str:
        """An id of what belongs to this agreement; the number keeps two of a name apart."""
        return f"{slug(title)[:34].strip('-')}-{self.id}-{number + 1}"

    def _agreement(self, days: dict[str, date]) -> None:
        cited = [{"source": self.papers["forslag"]}]
        goals = [self._tell("goals") for _ in range(self.rng.randint(2, 4))]
        record = {
            "title": self.title,
            "brief": self._tell("briefs"),
            "summary": self._tell("summaries"),
            "dnr": self.dnr,
            "parties": [self.home.city.id, self.partner.id],
            "purpose": {"text": self._tell("purposes"), "sources": cited},
            "goals": [
                {"id": f"mal-{number + 1}", "text": goal, "version": "forslag", "sources": cited} for number, goal in enumerate(goals)
            ],
            "versions": [self._version(name, days) for name in days],
            "events": [self._event(name, day) for name, day in days.items()],
            "sources": cited,
        }
        if "reviderad" not in days and self.rng.random() < 0.5:
            record["missing"] = [self._missing("Hur överenskommelsen har följts upp.")]
        self._put(f"{self.folder}/agreement.yml", record)

    def _version(self, name: str, days: dict[str, date]) -> dict[str, Any]:
        title, kind = _VERSIONS[name]
        version: dict[str, Any] = {"id": name, "title": f"{title} {days[name].year}", "kind": kind, "date": days[name]}
        before = list(days)[: list(days).index(name)]
        if before:
            ends = date(days[name].year + self.rng.randint(2, 4), 12, 31)
            version |= {"follows": before[-1], "decided_by": self.home.council.id, "valid_from": days[name], "valid_to": ends}
        listed = [area for area in self.areas if not before or self.rng.random() < 0.9] or list(self.areas)
        areas = [{"area": area, "wording": self.areas[area], "sources": [{"source": self.papers[name]}]} for area in listed]
        return version | {"areas": areas, "sources": [{"source": self.papers[name]}]}

    def _event(self, name: str, day: date) -> dict[str, Any]:
        kind, title = {
            "forslag": ("sent", "Förslaget går ut på remiss"),
            "antagen": ("decision", "Överenskommelsen antas"),
            "reviderad": ("revised", "Texten ändras"),
        }[name]
        return {"date": day, "kind": kind, "title": title, "sources": [{"source": self.papers[name]}]}

    def _measure(self, number: int, decided: date) -> None:
        told = self.rng.choice(self.general["measures"])
        title, _, text = self.teller.tell(f"{told['title']} // {told['text']}", self.at).partition(" // ")
        cited = [{"source": self.papers["antagen"]}]
        begun = decided + timedelta(days=self.rng.randint(30, 300))
        done = begun + timedelta(days=self.rng.randint(100, 500))
        progress = [{"date": begun, "text": self._tell("progress"), "status": "ongoing", "sources": cited}]
        progress.append({"date": done, "text": self._tell("progress"), "status": self.rng.choice(["done", "done", "cancelled"])})
        progress[1]["sources"] = cited
        # What is under way for more than a year without news is warned of, so what has begun here is over as well.
        progress = progress if done < KNOWN and self.rng.random() < 0.8 else []
        record = {
            "title": title,
            "text": text[0].upper() + text[1:],
            "areas": self.rng.sample(list(self.areas), 1),
            "lead": self.rng.choice([self.home.city.id, self.partner.id]),
            "due": decided.year + self.rng.randint(1, 3),
            "status": progress[-1]["status"] if progress else "planned",
            "progress": progress,
            "sources": cited,
        }
        self._put(f"{self.folder}/measures/{self._named(title, number)}.yml", record)

    def _indicator(self, number: int) -> None:
        told = self.rng.choice(self.general["indicators"])
        title, _, text = self.teller.tell(f"{told['title']} // {told['text']}", self.at).partition(" // ")
        cited = [{"source": self.papers["antagen"]}]
        value, figures = self.rng.randint(20, 80), []
        for year in range(self.began.year - 1, min(2026, self.began.year + 7)):
            value = max(1, min(99, value + self.rng.randint(-9, 9)))
            figures.append({"date": year, "value": value, "sources": cited})
        record = {
            "title": title,
            "unit": told["unit"],
            "sign": "%" if told["unit"] == "procent" else None,
            "direction": told["direction"],
            "chart": self.rng.choice(["line", "bars"]),
            "text": text[0].upper() + text[1:],
            "areas": self.rng.sample(list(self.areas), 1),
            "series": [{"title": self.home.name, "figures": figures}],
        }
        self._put(f"{self.folder}/indicators/{self._named(title, number)}.yml", record)
