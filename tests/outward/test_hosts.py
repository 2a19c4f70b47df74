"""A server is asked one thing at a time, after a pause; several servers at once; and nothing more when the time is out."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from generator.outward.faults import Fault, UnansweredError
from generator.outward.hosts import Hosts
from generator.outward.limits import Deadline, Limits
from generator.outward.survey import survey
from generator.outward.visiting import Visit


class Clock:
    """A time that only passes where somebody waits."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def test_a_pause_between_two_requests_to_one_server_and_none_before_the_first() -> None:
    clock = Clock()
    hosts = Hosts(Limits(pause=2), clock.wait, clock)
    for host in ("a", "b", "a", "a"):
        with hosts.turn(host):
            clock.now += 0.5  # what the request takes; the pause begins after it
    assert clock.waits == [1.5, 2]


def test_a_longer_pause_that_is_asked_for_is_kept_up_to_a_limit() -> None:
    clock = Clock()
    hosts = Hosts(Limits(pause=2, longest_pause=10), clock.wait, clock)
    for host, wanted in (("a", 5), ("b", 86_400), ("c", 0)):
        hosts.slow_down(host, wanted)
        for _ in range(2):
            with hosts.turn(host):
                pass
    assert clock.waits == [5, 10, 2]


def test_a_pause_is_kept_after_a_request_that_failed_too() -> None:
    clock = Clock()
    hosts = Hosts(Limits(pause=2), clock.wait, clock)
    with pytest.raises(UnansweredError), hosts.turn("a"):
        raise UnansweredError(Fault.BROKEN)
    with hosts.turn("a"):
        assert clock.waits == [2]


def test_a_server_that_asks_for_time_is_held() -> None:
    clock = Clock()
    hosts = Hosts(Limits(pause=2), clock.wait, clock)
    with hosts.turn("a"):
        pass
    hosts.hold("a", 7)
    with hosts.turn("a"):
        assert clock.waits == [7]


def test_a_server_that_wants_to_be_left_alone_is() -> None:
    hosts = Hosts(Limits(), lambda _: None)
    hosts.leave("a", "en annan dag")
    with pytest.raises(UnansweredError, match="en annan dag"), hosts.turn("a"):
        pytest.fail("den frågades")
    with hosts.turn("b"):
        pass


def test_one_thing_at_a_time_to_a_server_and_several_servers_at_once() -> None:
    """Two servers meet in the middle of a question each, which they could not if they were asked one after the other."""
    meeting = threading.Barrier(2, timeout=20)
    hosts, busy, most = Hosts(Limits(pause=0), lambda _: None), dict.fromkeys("ab", 0), dict.fromkeys("ab", 0)

    def visit(url: str) -> Visit:
        host = url[7]
        with hosts.turn(host):
            busy[host] += 1
            most[host] = max(most[host], busy[host])
            meeting.wait()
            busy[host] -= 1
        return Visit(url, status=200)

    urls = [f"http://{host}/{number}" for host in "ab" for number in range(3)]
    found = survey(urls, visit, Limits(hosts=2), Deadline(60))
    assert sorted(found) == urls
    assert most == {"a": 1, "b": 1}


def test_what_there_was_no_time_for_is_left_out() -> None:
    clock = Clock()
    until = Deadline(10, clock)

    def visit(url: str) -> Visit:
        clock.now += 6
        return Visit(url, fault=Fault.NO_TIME if until.past else None)

    found = survey([f"http://a/{number}" for number in range(4)], visit, replace(Limits(), hosts=1), until)
    assert list(found) == ["http://a/0"]


def test_whoever_stops_it_keeps_what_was_found() -> None:
    clock = Clock()
    until = Deadline(10, clock)

    def visit(url: str) -> Visit:
        if url.endswith("1"):
            raise KeyboardInterrupt
        return Visit(url)

    found = survey([f"http://a/{number}" for number in range(4)], visit, Limits(hosts=1), until)
    assert list(found) == ["http://a/0"]
    assert until.past


def test_a_deadline() -> None:
    clock = Clock()
    deadline = Deadline(5, clock)
    assert deadline.left() == 5
    clock.wait(5)
    assert deadline.past
    with pytest.raises(TimeoutError):
        deadline.left()
