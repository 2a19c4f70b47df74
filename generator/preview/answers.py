"""Answers of the preview: what it makes itself, and the engine's own with the bar put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

StartResponse = Callable[..., Any]
App = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

HTML = "text/html; charset=utf-8"
#: The bar comes first on the page, but after the way past it.
_BEGINNING = re.compile(rb'<body[^>]*>\s*(?:<a class="skip-link"[^>]*>.*?</a>)?', re.DOTALL)


def answer(start_response: StartResponse, content: bytes, kind: str = HTML, status: str = "200 OK") -> list[bytes]:
    """An answer as a whole. Nothing of it may be kept: the next save makes another."""
    headers = [("Content-Type", kind), ("Content-Length", str(len(content))), ("Cache-Control", "no-store")]
    start_response(status, [*headers, ("X-Content-Type-Options", "nosniff")])
    return [content]


def moved(start_response: StartResponse, to: str) -> list[bytes]:
    """An answer that leads on; `to` is encoded."""
    start_response("302 Found", [("Location", to)])
    return []


def begun_with(bar: bytes, page: bytes) -> bytes:
    """A page with the bar first on it; as it is where it has no body."""
    begun = _BEGINNING.search(page)
    return page[: begun.end()] + bar + page[begun.end() :] if begun else page


def with_bar(app: App, environ: dict[str, Any], start_response: StartResponse, bar: Callable[[], bytes]) -> Iterable[bytes]:
    """The engine's answer, with the bar on it where it is a page."""
    told: list[tuple[Any, ...]] = []
    body = app(environ, lambda *given: told.append(given))
    status, headers, *more = told[-1]
    if not any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers):
        start_response(status, headers, *more)
        return body
    content = b"".join(body)
    if close := getattr(body, "close", None):  # PEP 3333: whoever takes the body closes it
        close()
    content = begun_with(bar(), content)
    headers = [(name, str(len(content)) if name.lower() == "content-length" else value) for name, value in headers]
    start_response(status, headers, *more)
    return [content]
