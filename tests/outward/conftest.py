"""Names that only these tests know, limits that make no test wait, and whom to ask with."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING, Any

import pytest

from generator.outward.judging import Verdict, judge
from generator.outward.limits import Deadline, Limits
from generator.outward.visiting import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

#: What the names of these tests stand for. Every other name is unknown, so nothing leaves the machine.
NAMES = ("kallan.example", "www.kallan.example", "andra.example", "xn--kllan-gra.example")

LIMITS = Limits(total=30, request=5, pause=0, longest_wait=10, longest_pause=10, local=True)
HASTY = Limits(total=30, request=0.3, pause=0, local=True)


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, str | int]:
    """What a name is looked up as: an address, or the number of an error. Tests add to it."""
    known: dict[str, str | int] = dict.fromkeys(NAMES, "127.0.0.1")

    def looked_up(host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
        is_address = ":" in host or host.replace(".", "").isdigit()
        found = known.get(host, host if is_address else socket.EAI_NONAME)
        if isinstance(found, int):
            raise socket.gaierror(found, "okänt")
        return [(socket.AF_INET6 if ":" in found else socket.AF_INET, socket.SOCK_STREAM, 6, "", (found, port))]

    connect = socket.create_connection

    def connected(address: tuple[str, int], *rest: Any) -> socket.socket:
        assert address[0].startswith("127."), f"testet vände sig till {address}"
        return connect(address, *rest)

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket, "create_connection", connected)
    return known


def visitor(limits: Limits, waited: list[float], trust: ssl.SSLContext | None = None) -> Visitor:
    """Whom to ask with; what it waits for is noted in `waited`, without any waiting."""
    return Visitor(limits, "Insyn/0 (prov)", trust or ssl.create_default_context(), Deadline(limits.total), waited.append)


@pytest.fixture
def verdict() -> Callable[..., Verdict]:
    """What becomes of an address."""

    def ask(url: str, limits: Limits = LIMITS, trust: ssl.SSLContext | None = None) -> Verdict:
        return judge(visitor(limits, [], trust).visit(url))

    return ask
