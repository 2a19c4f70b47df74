"""One response: a text of several sections, and what the record says of it in quotes from that text."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.search.multiplied.telling import Setting, Teller

_POSITIONS = ["supports"] * 4 + ["supports_with_comments"] * 9 + ["no_objection"] * 2 + ["opposes"] * 3 + ["abstains"] * 2 + ["unknown"] * 2
_OUTCOMES = ["taken_in"] * 3 + ["partly"] * 2 + ["not_taken_in"] * 4 + ["unknown"] * 3
_LONGEST_TITLE = 9  # words


@dataclass
class Reply:
    """What a response says, ready for its record."""

    summary: str
    stance: dict[str, str]
    viewpoints: list[dict[str, Any]] = field(default_factory=list)
    mentions: list[dict[str, Any]] = field(default_factory=list)
    proposals: list[str] = field(default_factory=list)
    sections: list[dict[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The document as it was sent, without its head."""
        return "\n\n".join(f"{section['title']}\n\n{section['text'].strip()}" for section in self.sections)


class Writer:
    """Writes responses.

    Args:
        teller: fills the patterns.
        rng: what chance there is.
        sentences: the patterns by what they are for.
    """

    def __init__(self, teller: Teller, rng: random.Random, sentences: Mapping[str, Any]) -> None:
        self._teller, self._rng, self._sentences = teller, rng, sentences

    def reply(self, at: Setting, areas: Mapping[str, str], decided: str | None) -> Reply:
        """A response on areas (titles by id); `decided` is the source of what became of it, if that is known."""
        self._teller.begin()
        position = self._rng.choice(_POSITIONS)
        quote = self._said(position, at)
        reply = Reply(self._said("summaries", at), {"position": position} | ({"quote": quote} if position != "unknown" else {}))
        self._put(reply, at, "background", [quote, *self._several("opening", at, 2, 4)], self._several("observation", at, 2, 4))
        asked = self._asked(reply, at, list(areas), decided)
        mentioned = self._mentioned(reply, at, areas)
        if self._rng.random() < 0.8:
            self._put(reply, at, "subject", self._observed(at), self._several("argument", at, 1, 3))
        half = (len(asked) + 1) // 2
        views = [self._several("observation", at, 1, 2) + asked[:half], [*mentioned, *self._several("argument", at, 1, 2), *asked[half:]]]
        self._put(reply, at, "views", *views, self._observed(at))
        for name, share in (("economy", 0.6), ("children", 0.5), ("follow_up", 0.5), ("closing", 0.4)):
            if self._rng.random() < share:
                self._put(reply, at, name, self._several(name, at, 2, 4))
        return reply

    def _said(self, name: str, at: Setting) -> str:
        return self._teller.sentence(self._sentences[name], at)

    def _several(self, name: str, at: Setting, fewest: int, most: int) -> list[str]:
        patterns = self._rng.sample(self._sentences[name], min(self._rng.randint(fewest, most), len(self._sentences[name])))
        return [self._teller.sentence(pattern, at) for pattern in patterns]

    def _observed(self, at: Setting) -> list[str]:
        """What is wrong, in the subject's own words, and now and then what somebody said of it."""
        said = [self._teller.sentence(at.subject.problems, at), *self._several("observation", at, 1, 3)]
        if self._rng.random() < 0.3:
            lead = self._teller.tell(self._sentences["voice_leads"], at)
            said.append(f"{lead}: ”{self._teller.sentence(at.subject.voices, at)}”")
        return said

    def _put(self, reply: Reply, at: Setting, name: str, *paragraphs: Sequence[str]) -> None:
        title = self._teller.tell(self._sentences["section_titles"][name], at)
        reply.sections.append({"title": title, "text": "\n\n".join(" ".join(each) for each in paragraphs if each) + "\n"})

    def _asked(self, reply: Reply, at: Setting, areas: Sequence[str], decided: str | None) -> list[str]:
        """The sentences that ask for something; what they ask for goes into the record."""
        asked = []
        for pattern in self._rng.sample(self._sentences["demand"], self._rng.randint(1, 3)):
            quote, asks, title = (part.strip() for part in self._teller.tell(pattern, at).split("//"))
            asked.append(self._viewpoint(reply, at, areas, decided, (quote, asks, title)))
        if self._rng.random() < 0.7:
            quote = self._teller.tell(at.subject.demands, at)
            asked.append(self._viewpoint(reply, at, areas, decided, (quote, f"{quote}.", _headline(quote))))
        if self._rng.random() < 0.3:
            reply.proposals = self._several("proposals", at, 2, 4)
        return asked

    def _viewpoint(self, reply: Reply, at: Setting, areas: Sequence[str], decided: str | None, told: tuple[str, str, str]) -> str:
        quote, asks, title = told
        quote += self._teller.tell(tail, at) if (tail := self._rng.choice(self._sentences["tails"])) else ""
        quote = quote if quote.endswith(".") else f"{quote}."
        outcome: dict[str, Any] = {"status": self._rng.choice(_OUTCOMES) if decided else "unknown"}
        if outcome["status"] != "unknown":
            if self._rng.random() < 0.6:
                outcome["text"] = self._teller.sentence(self._sentences["outcomes"][outcome["status"]], at)
            outcome["sources"] = [{"source": decided, "place": f"s. {self._rng.randint(1, 30)}"}]
        chosen = self._rng.sample(list(areas), self._rng.choice([0, 1, 1, 1, 2]))
        asks = asks[0].upper() + asks[1:]
        viewpoint = {"title": title[0].upper() + title[1:], "quote": quote, "asks": asks, "areas": chosen, "outcome": outcome}
        reply.viewpoints.append(viewpoint)
        return quote

    def _mentioned(self, reply: Reply, at: Setting, areas: Mapping[str, str]) -> list[str]:
        """Sentences that name areas of the agreement."""
        said = []
        for area in self._rng.sample(list(areas), self._rng.randint(0, min(3, len(areas)))):
            at.fixed["area"] = f"”{areas[area]}”"
            said.append(self._said("area_mentions", at))
            reply.mentions.append({"area": area, "quote": said[-1]})
        at.fixed.pop("area", None)
        return said


def _headline(sentence: str) -> str:
    """A sentence's first words, at a comma where there is one."""
    words = sentence.split(",", maxsplit=1)[0].split()
    return " ".join(words) if len(words) <= _LONGEST_TITLE else " ".join(words[: _LONGEST_TITLE - 1]) + " …"
