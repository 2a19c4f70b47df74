"""Edits of a project's data at random, such as somebody might make: each leaves a project that can be published."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

from generator import pipeline

_TEXT = re.compile(r"^( *(?:- )?[a-z_]+: )([^\"'|>&*{\[#0-9\n][^\n#:\"']* [^\n#:\"']*)$", re.MULTILINE)
_WORD = re.compile(r"^( *(?:- )?([a-z_]+): )([a-z][a-z0-9-]*)$", re.MULTILINE)
_DAY = re.compile(r"\b(20[012]\d)(-\d\d-\d\d)\b")
_ITEM = re.compile(r"^ *- [a-z][a-z0-9-]*\n", re.MULTILINE)
_LINES = re.compile(r"^( *)([a-zåäö][^\n:#\"'|>]{20,})$", re.MULTILINE)


class Editor:
    """Edits a project at random; the same seed makes the same edits.

    Args:
        project: its folder.
        seed: of the choices.
        day: on which it must be possible to publish it, as the environment tells.
    """

    def __init__(self, project: Path, seed: int) -> None:
        self.project, self._random = project, random.Random(seed)
        self._files = sorted((project / "data").rglob("*.yml"))
        words: dict[str, set[str]] = {}
        for path in self._files:
            for _, key, value in _WORD.findall(path.read_text("utf-8")):
                words.setdefault(key, set()).add(value)
        self._words = {key: sorted(values) for key, values in words.items()}
        self._kinds = (self._more_text, self._more_lines, self._other_word, self._other_day, self._one_less, self._no_file, self._new_name)

    def edit(self) -> str:
        """Make an edit. Returns what was done."""
        while True:
            path = self._random.choice([path for path in self._files if path.exists()])
            kind = self._random.choice(self._kinds)
            before = {each: each.read_bytes() for each in self._files if each.exists()}
            if not kind(path):
                continue
            if pipeline.check(self.project).fit_to_publish:
                return f"{kind.__name__} {path.relative_to(self.project)}"
            for each in (self.project / "data").rglob("*.yml"):
                if each not in before:
                    each.unlink()
            for each, content in before.items():
                each.parent.mkdir(parents=True, exist_ok=True)
                each.write_bytes(content)

    def _replaced(self, path: Path, pattern: re.Pattern[str], made: str | None) -> bool:
        """Replace one of the places of a pattern."""
        text = path.read_text("utf-8")
        places = list(pattern.finditer(text))
        if not places:
            return False
        place = self._random.choice(places)
        if made is None:
            key, value = place[2], place[3]
            made = place[1] + self._random.choice(self._words.get(key, [value]))
        else:
            made = place.expand(made)
        path.write_text(text[: place.start()] + made + text[place.end() :], "utf-8")
        return made != place[0]

    def _more_text(self, path: Path) -> bool:
        return self._replaced(path, _TEXT, rf"\g<0> och mer {self._random.randrange(1000)}")

    def _more_lines(self, path: Path) -> bool:
        return self._replaced(path, _LINES, rf"\g<0> samt {self._random.randrange(1000)}")

    def _other_word(self, path: Path) -> bool:
        return self._replaced(path, _WORD, None)

    def _other_day(self, path: Path) -> bool:
        return self._replaced(path, _DAY, rf"{self._random.randrange(2017, 2027)}\g<2>")

    def _one_less(self, path: Path) -> bool:
        return self._replaced(path, _ITEM, "")

    def _no_file(self, path: Path) -> bool:
        path.unlink()
        return True

    def _new_name(self, path: Path) -> bool:
        other = path.with_name(f"{path.stem}-{self._random.randrange(100)}.yml")
        if self._random.random() < 0.5:
            shutil.copyfile(path, other)
        else:
            path.rename(other)
        self._files.append(other)
        return True
