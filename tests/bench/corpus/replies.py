"""One response: a text of some 6.5 kB in sections, and what its record says in quotes from that text."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from tests.search.multiplied.lexicon import Lexicon
from tests.search.multiplied.replies import Reply
from tests.search.multiplied.telling import Setting, Teller

_POSITIONS = ["supports"] * 4 + ["supports_with_comments"] * 9 + ["no_objection"] * 3 + ["opposes"] * 3 + ["abstains"] * 2 + ["unknown"] * 2
_OUTCOMES = ["unknown"] * 8 + ["taken_in", "partly", "not_taken_in", "not_taken_in"]
_VIEWPOINTS = [0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 5]
_MENTIONS = [0, 0, 1, 1, 2, 2, 3, 4]
_SIZE, _SPREAD = 6_100, 0.3  # characters: the middle one, and the spread of its logarithm
_SHORTEST, _LONGEST = 1_800, 20_000
_EMPHASIS = 0.04  # how many of the sentences have a word in italics or bold
_LISTS = 0.12  # how many of the paragraphs are lists
_TITLE = 9  # words

#: What the sentences of each kind of section are made of.
_FILLING = {
    "background": ("opening", "observation"),
    "subject": ("problems", "observation", "argument"),
    "views": ("argument", "argument", "observation"),
    "economy": ("economy", "argument"),
    "children": ("children", "observation"),
    "follow_up": ("follow_up", "argument"),
    "closing": ("closing", "opening"),
}


class Writer:
    """Writes responses.

    Args:
        words: all words.
        teller: fills patterns with them.
        rng: what chance there is.
    """

    def __init__(self, words: Lexicon, teller: Teller, rng: random.Random) -> None:
        self._sentences, self._teller, self._rng = words.sentences, teller, rng

    def reply(self, at: Setting, areas: Mapping[str, str], decided: str | None) -> Reply:
        """A response.

        Args:
            at: who says it, and of what.
            areas: those of the agreement, titles by id.
            decided: the source that tells what came of it, if there is one.
        """
        self._teller.begin()
        position = self._rng.choice(_POSITIONS)
        quote = self._said(self._sentences[position], at)
        reply = Reply(self._said(self._sentences["summaries"], at), {"position": position})
        if position != "unknown":
            reply.stance["quote"] = quote
        asked = [self._viewpoint(reply, at, list(areas), decided) for _ in range(self._rng.choice(_VIEWPOINTS))]
        named = self._mentions(reply, at, areas)
        if self._rng.random() < 0.3:
            reply.proposals = [self._said(each, at) for each in self._rng.sample(self._sentences["proposals"], self._rng.randint(2, 4))]
        rest = self._rng.sample(["economy", "children", "follow_up", "closing"], self._rng.randint(0, 3))
        names = ["background", "subject", "views", *(name for name in _FILLING if name in rest)]
        kept = {"background": [quote], "views": [*named, *asked]}
        size = min(_LONGEST, max(_SHORTEST, int(self._rng.lognormvariate(0, _SPREAD) * _SIZE)))
        told: set[str] = set()
        for name in names:
            title = self._teller.tell(self._sentences["section_titles"][name], at)
            reply.sections.append({"title": title, "text": self._text(name, at, kept.get(name, []), size // len(names), told)})
        return reply

    def _text(self, name: str, at: Setting, kept: Sequence[str], size: int, told: set[str]) -> str:
        """The paragraphs of a section of about so many characters, with the sentences to keep among them; none that is told already."""
        rng, sentences = self._rng, list(kept)
        length = sum(map(len, sentences))
        while length < size:
            filling = rng.choice(_FILLING[name])
            said = self._said(at.subject.problems if filling == "problems" else self._sentences[filling], at)
            if said in told:  # a pattern without a word to fill in
                length += 1  # so that it ends however few patterns there are
                continue
            told.add(said)
            sentences.append(self._emphasised(said) if rng.random() < _EMPHASIS else said)
            length += len(said) + 1
        rng.shuffle(sentences)
        paragraphs = []
        while sentences:
            count = rng.randint(3, 6)
            some, sentences = sentences[:count], sentences[count:]
            listed = len(some) > 2 and rng.random() < _LISTS
            paragraphs.append("\n".join(f"- {each}" for each in some) if listed else " ".join(some))
        return "\n\n".join(paragraphs) + "\n"

    def _said(self, patterns: Sequence[str] | str, at: Setting) -> str:
        return self._teller.sentence(patterns, at)

    def _emphasised(self, sentence: str) -> str:
        words = sentence.split(" ")
        at = [number for number, word in enumerate(words) if number and word.isalpha() and len(word) > 5]
        if at:
            number, mark = self._rng.choice(at), self._rng.choice(["*", "**"])
            words[number] = f"{mark}{words[number]}{mark}"
        return " ".join(words)

    def _viewpoint(self, reply: Reply, at: Setting, areas: Sequence[str], decided: str | None) -> str:
        """Something that is asked for, put into the reply; the sentence that asks for it."""
        rng = self._rng
        quote, asks, title = (part.strip() for part in self._teller.tell(self._sentences["demand"], at).split("//"))
        if tail := rng.choice(self._sentences["tails"]):
            quote += self._teller.tell(tail, at)
        quote = quote if quote.endswith(".") else f"{quote}."
        outcome: dict[str, Any] = {"status": rng.choice(_OUTCOMES) if decided else "unknown"}
        if outcome["status"] != "unknown":
            outcome["text"] = self._said(self._sentences["outcomes"][outcome["status"]], at)
            outcome["sources"] = [{"source": decided, "place": f"s. {rng.randint(1, 30)}"}]
        words = title.split()
        title = " ".join(words) if len(words) <= _TITLE else " ".join(words[: _TITLE - 1]) + " …"
        chosen = rng.sample(areas, min(len(areas), rng.choice([0, 1, 1, 1, 2])))
        asks, title = asks[0].upper() + asks[1:], title[0].upper() + title[1:]
        reply.viewpoints.append({"title": title, "quote": quote, "asks": asks, "areas": chosen, "outcome": outcome})
        return quote

    def _mentions(self, reply: Reply, at: Setting, areas: Mapping[str, str]) -> list[str]:
        """Sentences that name areas of the agreement, put into the reply."""
        for area in self._rng.sample(list(areas), min(len(areas), self._rng.choice(_MENTIONS))):
            at.fixed["area"] = f"”{areas[area]}”"
            reply.mentions.append({"area": area, "quote": self._said(self._sentences["area_mentions"], at)})
        at.fixed.pop("area", None)
        return [each["quote"] for each in reply.mentions]
