"""The first use of a glossary word on a page becomes a button that shows its explanation.

A native popover (HTML Living Standard, section 6.12): it works by mouse, touch, keyboard and screen reader without any script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from markupsafe import Markup, escape

from generator.page import Explanation

_ATTRIBUTES = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
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
#: A comment; a whole element of running text that holds nothing but words; a whole element that is left alone; or a tag.
_TOKEN = re.compile(
    rf"<!--.*?-->"
    rf"|<(?P<prose>{'|'.join(sorted(_PROSE))})>(?P<words>[^<]*)</(?P=prose)>"
    rf"|<(?P<block>{'|'.join(sorted(_LEFT_ALONE))})(?=[\s>])(?P<attributes_of_block>{_ATTRIBUTES})>(?P<inner>.*?)</(?P=block)\s*>"
    rf"|<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>{_ATTRIBUTES})>",
    re.DOTALL,
)
_MARKED_PLAIN = re.compile(
    r"""\s(?:data-plain|lang)(?=[\s=>"']|$)|\sclass=["'](?:[^"']*\s)?(?:stored-text|status|sources|rows|cards)[\s"']"""
)
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
#: Capitals as small letters, A to Z and À to Þ, byte by byte in UTF-8; what else the last ones stand for does no harm.
_SMALL = bytes(byte + 32 if byte in range(0x41, 0x5B) or byte in range(0x80, 0x9F) else byte for byte in range(256))
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
        self._by_root = self._roots()
        self._shortest = min(map(len, self._by_first_word), default=1)
        for forms in self._by_first_word.values():
            forms.sort(key=lambda pair: (-len(pair[0]), pair[1].id))

    def _roots(self) -> dict[bytes, set[str]]:
        """The least that a text must hold for any of the words to stand in it, each with the ids of what it may be."""
        folded = {_folded(word): {each.id for _, each in known} for word, known in self._by_first_word.items()}
        least = [word for word in folded if not any(other in word for other in folded if other != word)]
        return {root: set().union(*(ids for word, ids in folded.items() if root in word)) for root in least}

    def __call__(self, address: str, html: str) -> str:
        """A page with the first use of each known word in its running text explained. `address` is from the site's root."""
        found = _MAIN.search(html)
        if not found:
            return html
        return f"{html[: found.start()]}{self.in_main(address, found.group())}{html[found.end() :]}"

    def in_main(self, address: str, main: str) -> str:
        """The same of a page's main part alone."""
        if address in self.except_on:
            return main
        # Most of a page's texts hold no word that is explained, and need no closer look.
        folded = _folded(main)
        left = [root for root in self._by_root if root in folded]
        return "".join(self._explained(main, left)) if left else main

    def _explained(self, html: str, left: list[bytes]) -> Iterator[str]:
        """The HTML in pieces, with the words looked for that have one of some roots in them."""
        used: set[str] = set()
        done = 0
        for start, end in _running_texts(html, self._shortest):
            folded = _folded(html[start:end])
            if not any(root in folded for root in left):
                continue
            text = html[start:end]
            explained = self._in_text(text, used)
            if explained is not text:
                yield html[done:start]
                yield explained
                done = end
                left = [root for root in left if not self._by_root[root] <= used]
                if not left:
                    break
        yield html[done:]

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


def _folded(text: str) -> bytes:
    """A text in which a word is found however it is written, and now and then one that is not there. Unlike `casefold`, quick."""
    return text.encode("utf-8", "replace").translate(_SMALL)


def _running_texts(html: str, shortest: int = 1) -> Iterator[tuple[int, int]]:
    """Where the stretches of running text of at least so many signs begin and end in which a word may be explained."""
    prose: list[str] = []  # open elements of running text
    position = 0
    while token := _TOKEN.search(html, position):
        if prose and token.start() - position >= shortest:
            yield position, token.start()
        position = token.end()
        kind = token.lastgroup  # the group that ended last
        if kind == "words":
            yield token.span("words")
        elif kind == "inner":
            if _begins(token["block"]).search(token["inner"]):
                position = _past(html, token.end("attributes_of_block"), token["block"])
        elif kind == "attributes":
            position = _beyond(html, token, prose)


def _beyond(html: str, token: re.Match[str], prose: list[str]) -> int:
    """Where to go on after a tag: right after it, or after the whole element if that is left alone. Keeps count of running text."""
    name = token["name"].lower()
    if token["close"]:
        if prose and name == prose[-1]:
            prose.pop()
    elif name not in _VOID and _is_left_alone(name, token["attributes"]):
        return _past(html, token.end(), name)
    elif name in _PROSE:
        prose.append(name)
    return token.end()


def _is_left_alone(name: str, attributes: str) -> bool:
    return name in _LEFT_ALONE or (attributes != "" and _MARKED_PLAIN.search(attributes) is not None)


def _past(html: str, position: int, name: str) -> int:
    """Where an element ends that has begun before a position; within it only elements of its own name are counted."""
    depth = 1
    for tag in _tags(name).finditer(html, position):
        if tag["close"] is not None:
            depth += -1 if tag["close"] else 1
            if not depth:
                return tag.end()
    return len(html)


@cache
def _begins(name: str) -> re.Pattern[str]:
    return re.compile(rf"<{name}(?=[\s/>])", re.IGNORECASE)


@cache
def _tags(name: str) -> re.Pattern[str]:
    """The tags of elements of a name, and comments, in which there are none."""
    return re.compile(rf"<!--.*?-->|<(?P<close>/?){name}(?=[\s/>]){_ATTRIBUTES}>", re.DOTALL | re.IGNORECASE)


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
