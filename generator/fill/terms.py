"""The first use of a glossary word on a page becomes a button that shows its explanation.

A native popover (HTML Living Standard, section 6.12): it works by mouse, touch, keyboard and screen reader without any script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from generator.page import Explanation

_TOKEN = re.compile(r"""<!--.*?-->|<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>""", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_OPENING = re.compile(r"[(\[”\"]+$")
_CLOSING = re.compile(r"[.,;:!?)\]”\"…]+")

#: Running text; words elsewhere are labels, headings and figures.
_PROSE = frozenset({"p", "li", "dd"})
#: Where a button may not stand, or where the words are somebody else's and stand as they stand.
_LEFT_ALONE = frozenset(
    {"a", "button", "summary", "label", "legend", "select", "textarea", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "td", "caption"}
    | {"figcaption", "blockquote", "q", "code", "pre", "kbd", "samp", "mark", "svg", "script", "style", "noscript", "template", "footer"}
    | {"nav", "ins", "del"}
)
_MARKED_PLAIN = re.compile(
    r"""\s(?:data-plain|lang)(?=[\s=>"']|$)|\sclass=["'](?:[^"']*\s)?(?:stored-text|status|sources|rows|cards)[\s"']"""
)
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_MAIN = re.compile(r"<main\b[^>]*>.*</main>", re.DOTALL)


class Explainer:
    """Explains words on pages.

    Args:
        explanations: the words of the glossary, with their forms.
        except_on: addresses of pages that explain words themselves.
    """

    def __init__(self, explanations: Iterable[Explanation], except_on: Iterable[str] = ()) -> None:
        self.except_on = frozenset(except_on)
        self._by_first_word: dict[str, list[tuple[str, Explanation]]] = {}
        for explanation in explanations:
            for form in explanation.forms:
                folded = str(escape(form)).casefold()
                if first := _WORD.match(folded):
                    self._by_first_word.setdefault(first.group(), []).append((folded, explanation))
        for forms in self._by_first_word.values():
            forms.sort(key=lambda pair: (-len(pair[0]), pair[1].id))

    def __call__(self, address: str, html: str) -> str:
        """A page with the first use of each known word in its running text explained. `address` is from the site's root."""
        if not self._by_first_word or address in self.except_on:
            return html
        found = _MAIN.search(html)
        if not found:
            return html
        return f"{html[: found.start()]}{''.join(self._explained(found.group()))}{html[found.end() :]}"

    def _explained(self, html: str) -> Iterator[str]:
        used: set[str] = set()
        prose: list[str] = []  # open elements of running text
        closed: list[str] = []  # open elements that are left alone, the first of them decisive
        position = 0
        for token in _TOKEN.finditer(html):
            text = html[position : token.start()]
            yield self._in_text(text, used) if text and prose and not closed else text
            yield token.group()
            position = token.end()
            name = (token["name"] or "").lower()
            if not name or name in _VOID:
                continue
            if closed:
                _step(closed, name, closing=bool(token["close"]))
            elif token["close"]:
                if prose and name == prose[-1]:
                    prose.pop()
            elif name in _LEFT_ALONE or _MARKED_PLAIN.search(token["attributes"]):
                closed.append(name)
            elif name in _PROSE:
                prose.append(name)
        yield html[position:]

    def _in_text(self, text: str, used: set[str]) -> str:
        pieces: list[str] = []
        position = 0
        for word in _WORD.finditer(text):
            if word.start() < position:
                continue
            for form, explanation in self._by_first_word.get(word.group().casefold(), ()):
                end = word.start() + len(form)
                if explanation.id in used or text[word.start() : end].casefold() != form or _goes_on(text, end):
                    continue
                used.add(explanation.id)
                before, after = _beside(text, position, word.start(), end)
                button = _button(text[word.start() : end], explanation)
                if before or after:
                    button = f'<span class="unbroken">{before}{button}{after}</span>'
                pieces += [text[position : word.start() - len(before)], button]
                position = end + len(after)
                break
        return "".join(pieces) + text[position:] if pieces else text


def _step(closed: list[str], name: str, *, closing: bool) -> None:
    """Keep count of elements of the same name within one that is left alone."""
    if name == closed[0]:
        if closing:
            closed.pop()
        else:
            closed.append(name)


def _goes_on(text: str, end: int) -> bool:
    """Whether a word goes on after a place: `remiss` does in `remiss-svar` and `remissvar`."""
    rest = text[end : end + 2]
    return bool(rest) and (rest[0].isalnum() or (rest[0] == "-" and rest[1:].isalnum()))


def _beside(text: str, begin: int, start: int, end: int) -> tuple[str, str]:
    """The signs that stand right before and after a word: browsers may break a line between them and a button."""
    before, after = _OPENING.search(text, begin, start), _CLOSING.match(text, end)
    return before.group() if before else "", after.group() if after else ""


def _button(words: str, explanation: Explanation) -> str:
    """The words, which stand in HTML already, as a button with its explanation after it."""
    return Markup(
        '<button type="button" class="term" popovertarget="{id}">{words}</button>'
        '<span class="explanation" id="{id}" popover role="note"><strong>{term}</strong> {text} '
        '<a href="{href}">{term} i ordlistan</a></span>'
    ).format(
        id=f"forklaring-{explanation.id}",
        words=Markup(words),  # noqa: S704 - a piece of the page's own text
        term=explanation.term[:1].upper() + explanation.term[1:],
        text=explanation.text,
        href=explanation.href,
    )
