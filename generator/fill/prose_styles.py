"""The engine's style sheet without what is for parts that no page of ours has, such as its header, its menu and its search.

What is left is for prose: what stands in `md-typeset`, so hand-written pages may use everything that the engine's Markdown gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import tinycss2

#: The only class of the engine's own that the skeleton of ours has.
_PROSE = "md-typeset"
_OF_ENGINE = re.compile(r"\.(md-[\w-]+)|\[(data-md-[\w-]+)")
_CONDITIONS = frozenset({"media", "supports", "container", "layer"})


@cache  # a preview asks again at each change, with the same sheet
def for_prose(sheet: str) -> str:
    """Take from a style sheet every selector with a class or an attribute of the engine's other parts, and the rules that lose all theirs.

    Args:
        sheet: a whole style sheet (CSS Syntax Module Level 3).

    Returns:
        the rest, in the same order.
    """
    return _kept(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _kept(rules: Sequence[Any]) -> str:
    return "".join(map(_rule, rules))


def _rule(rule: Any) -> str:
    if rule.type == "qualified-rule":
        selectors = [each for each in _selectors(rule.prelude) if not _of_other_parts(each)]
        return f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}" if selectors else ""
    if rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in _CONDITIONS:
        inner = _kept(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}" if inner else ""
    return str(rule.serialize())


def _selectors(prelude: Sequence[Any]) -> Iterator[str]:
    """The selectors of a list, parted at the commas that stand in no brackets."""
    begun = 0
    for place, token in enumerate(prelude):
        if token.type == "literal" and token.value == ",":
            yield tinycss2.serialize(prelude[begun:place]).strip()
            begun = place + 1
    yield tinycss2.serialize(prelude[begun:]).strip()


def _of_other_parts(selector: str) -> bool:
    return any(attribute or name != _PROSE for name, attribute in _OF_ENGINE.findall(selector))
