"""A small page at each address that has moved, which leads on to the new one without any script."""

from __future__ import annotations

from markupsafe import Markup

from generator.register import Register
from generator.register.follow_up import RedirectsItem

_PAGE = Markup(
    '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>Sidan har flyttat – {name}</title>\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
    '<meta http-equiv="refresh" content="0; url={target}">\n{canonical}</head>\n<body>\n<main>\n<h1>Sidan har flyttat</h1>\n'
    '{reason}<p><a href="{target}">Gå till sidans nya adress</a></p>\n</main>\n</body>\n</html>\n'
)


def redirects(register: Register) -> dict[str, bytes]:
    """The page of each address that has moved, by the file that it is.

    An address of a file, such as a PDF, has none: only a server can move that.
    """
    return {
        f"{redirect.old}index.html": _page(register, redirect.old, redirect.new, redirect.reason or "")
        for item in register.redirects.values()
        for redirect in item.record.moved
        if redirect.old.endswith("/")
    }


def final(item: RedirectsItem, address: str) -> str:
    """Where an address leads in the end, when those that it leads to have moved too."""
    moves = {redirect.old: redirect.new for redirect in item.record.moved}
    seen: set[str] = set()
    while address in moves and address not in seen:
        seen.add(address)
        address = moves[address]
    return address


def _page(register: Register, old: str, new: str, reason: str) -> bytes:
    engine = register.reading.engine
    target = next((final(item, new) for item in register.redirects.values()), new)
    canonical = Markup('<link rel="canonical" href="{}">\n').format(engine.address + target) if engine.address else ""
    return (
        _PAGE.format(
            language=engine.language,
            name=engine.name,
            target="../" * old.count("/") + target,
            canonical=canonical,
            reason=Markup("<p>{}</p>\n").format(reason) if reason else "",
        )
    ).encode()
