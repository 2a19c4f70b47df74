"""What came of a matter: its measures and its indicators."""

from __future__ import annotations

from datetime import timedelta

from tests.search.multiplied.basis import KNOWN, Basis
from tests.search.multiplied.world import Place, slug


class Following(Basis):
    """Makes measures and indicators."""

    def _measures(self, number: int) -> None:
        for _ in range(number):
            told = self.rng.choice(self.general["measures"])
            title, _, text = self.teller.tell(f"{told['title']} // {told['text']}", self.at).partition(" // ")
            name = f"{slug(title)[:40].strip('-')}-{self.id}"[:78].strip("-")
            begun = self.adopted or self.began
            progress, status = [], "planned"
            for step in ("ongoing", self.rng.choice(["done", "done", "cancelled", "ongoing"]))[: self.rng.randint(0, 2)]:
                begun += timedelta(days=self.rng.randint(60, 400))
                if begun < KNOWN:
                    cited = [{"source": self.final}]
                    progress.append({"date": begun, "text": self._tell("progress"), "status": step, "sources": cited})
                    status = step
            lead = self.rng.choice([self.home.city.id, self.partner.id])
            record = {
                "title": title,
                "text": text[0].upper() + text[1:],
                "areas": self.rng.sample(list(self.areas), 1),
                "places": self._some_places(self.rng.randint(0, 2)),
                "lead": lead,
                "due": (self.adopted or self.began).year + self.rng.randint(1, 3),
                "status": status,
                "progress": progress,
                "sources": [{"source": self.final}],
            }
            self.world.put(f"{self.folder}/measures/{name}.yml", record, f"insatser/{name}")

    def _some_places(self, number: int) -> list[str]:
        """Places that have a record."""
        written: list[Place] = [place for place in self.home.places if f"places/{place.id}.yml" in self.world.files]
        return [place.id for place in self.rng.sample(written, min(number, len(written)))]

    def _indicators(self, number: int) -> None:
        for _ in range(number):
            told = self.rng.choice(self.general["indicators"])
            title, _, text = self.teller.tell(f"{told['title']} // {told['text']}", self.at).partition(" // ")
            name = f"{slug(title)[:40].strip('-')}-{self.id}"[:78].strip("-")
            value, last = self.rng.randint(5, 90), min(2026, self.began.year + 7)
            figures = []
            for year in range(self.began.year - 1, last, self.rng.randint(1, 2)):
                value = max(1, min(99, value + self.rng.randint(-9, 9)))
                figures.append({"date": year, "value": value, "sources": [{"source": self.final}]})
            series = [{"title": self.home.name, "place": next(iter(self._some_places(1)), None), "figures": figures}]
            record = {
                "title": title,
                "unit": told["unit"],
                "sign": "%" if told["unit"] == "procent" else None,
                "direction": told["direction"],
                "chart": self.rng.choice(["line", "bars"]),
                "text": text[0].upper() + text[1:],
                "areas": self.rng.sample(list(self.areas), 1),
                "series": series,
                "caveats": [{"text": self._tell("caveats"), "sources": [{"source": self.final}]}] if self.rng.random() < 0.5 else [],
            }
            self.world.put(f"{self.folder}/indicators/{name}.yml", record, f"indikatorer/{name}")
