"""What an editor is told to do where a rule is not kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Advice:
    """What to write instead, with an example of what is wrong and of what is right."""

    instead: str  #: Swedish sentences
    wrong: str  #: as it stands in a file, or what the file is called
    right: str
