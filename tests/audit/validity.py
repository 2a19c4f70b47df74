"""Every page of both sites, read by the Nu Html Checker, which knows the HTML standard by heart."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.audit.outcome import CannotJudge, Outcome
from tests.audit.tools import VALIDATOR
from tests.site.projects import built

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tests.audit.choice import Choice

#: What the checker says and we do not follow, each with its reason. Errors are never switched off.
OFF: dict[str, str] = {}

#: A page with an error. Each run reads it too: a checker that finds nothing there has not checked.
BROKEN = Path(__file__).parent / "broken.html"


class Message(NamedTuple):
    """What the checker says of a place in a file."""

    file: Path
    line: int
    words: str
    error: bool

    def off(self) -> bool:
        """Whether we do not follow it."""
        return not self.error and any(re.search(pattern, self.words) for pattern in OFF)


def messages(answer: Mapping[str, Any]) -> list[Message]:
    """What the checker says, read from its JSON.

    Raises:
        CannotJudge: it could not read a page.
    """
    found = []
    for each in answer["messages"]:
        if each["type"] == "non-document-error":
            raise CannotJudge(f"Nu Html Checker gav upp: {each['message']}")
        file = Path(each["url"].removeprefix("file:"))
        found.append(Message(file, each.get("lastLine", 1), each["message"], each["type"] == "error"))
    return found


def faults(found: Iterable[Message], sites: Mapping[str, Path]) -> list[str]:
    """A line for each message that counts: file, line and what is wrong, the file by the name of its site.

    Raises:
        CannotJudge: nothing was found in the page that is broken on purpose.
    """
    counted = [message for message in found if not message.off()]
    if not any(message.file == BROKEN and message.error for message in counted):
        raise CannotJudge(f"Nu Html Checker hittade inget fel i {BROKEN.name}, som har ett med flit.")
    return [
        f"{_told(message.file, sites)}:{message.line}: {'' if message.error else 'varning: '}{message.words}"
        for message in sorted(counted)
        if message.file != BROKEN
    ]


def _told(file: Path, sites: Mapping[str, Path]) -> str:
    for name, folder in sites.items():
        if file.is_relative_to(folder):
            return f"{name}/{file.relative_to(folder).as_posix()}"
    return str(file)


def audit(choice: Choice, say: Callable[[str], None]) -> Outcome:
    """Has every page of the chosen sites read.

    Raises:
        CannotJudge: the checker did not do its work.
    """
    sites = {name: built(name).resolve() for name in choice.sites}
    pages = sum(1 for folder in sites.values() for _ in folder.rglob("*.html"))
    say(f"{pages} sidor")
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
    done = subprocess.run(["java", "-jar", VALIDATOR, *options, BROKEN, *sites.values()], capture_output=True, text=True, check=False)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise CannotJudge(f"Nu Html Checker svarade inte: {done.stderr.strip()[-500:] or done.stdout[-500:]}") from None
    return Outcome(faults(messages(answer), sites), f"{pages} sidor")
