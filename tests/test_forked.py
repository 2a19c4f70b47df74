"""Processes of this machine: in order, at the same time, and whatever becomes of one of them is told and never waited for."""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import time
from concurrent.futures import BrokenExecutor

import pytest

from generator.forked import begun, in_order


def left() -> list[int | None]:
    return [process.pid for process in multiprocessing.active_children()]


def test_answers_come_in_order_though_the_first_takes_longest() -> None:
    def slow_at_first(piece: int) -> int:
        time.sleep(0.2 if piece == 0 else 0)
        return piece * 2

    assert list(in_order(slow_at_first, range(20), 3)) == [piece * 2 for piece in range(20)]
    assert left() == []


def test_what_goes_wrong_says_where_it_did() -> None:
    def refusing(piece: int) -> int:
        if piece == 3:
            raise ValueError(piece)
        return piece

    with pytest.raises(ValueError, match="3") as raised:
        list(in_order(refusing, range(8), 2))
    assert "in refusing" in raised.value.__notes__[0]
    assert left() == []


def test_nobody_is_left_where_whoever_began_the_work_is_killed() -> None:
    gone, held = os.pipe()  # every process below holds one end, and its end is seen when none of them is left
    under_way, told = os.pipe()

    def leading() -> None:
        with begun(lambda: time.sleep(0)):  # done, and waiting to be ended
            for _ in in_order(lambda _: os.write(told, b"."), range(1000), 3):
                time.sleep(0.01)

    leader = multiprocessing.get_context("fork").Process(target=leading)
    leader.start()
    os.close(held)
    assert os.read(under_way, 1) == b"."
    leader.kill()
    leader.join()
    assert select.select([gone], [], [], 60)[0], "some are still there"
    assert os.read(gone, 1) == b""
    for end in (gone, under_way, told):
        os.close(end)


class TwoThings(Exception):
    """An error that is made of two things, and says one."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def test_an_error_that_cannot_be_sent_is_told_all_the_same() -> None:
    def refusing(_: int) -> int:
        raise TwoThings("stopp", 3)

    with pytest.raises(RuntimeError, match="TwoThings: stopp") as raised:
        list(in_order(refusing, range(2), 2))
    assert "in refusing" in raised.value.__notes__[0]


def test_an_answer_that_cannot_be_sent_is_told() -> None:
    with pytest.raises((AttributeError, TypeError), match=r"lambda|pickle"):
        list(in_order(lambda _: lambda: None, range(2), 2))


def test_a_process_that_is_killed_at_its_work_is_told() -> None:
    def killed(piece: int) -> int:
        if piece == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return piece

    with pytest.raises(BrokenExecutor):
        list(in_order(killed, range(8), 2))
    assert left() == []


def test_a_process_that_is_killed_while_it_answers_is_told() -> None:
    """Half an answer lies in its pipe then, as it is larger than what a pipe holds."""

    def large(_: int) -> tuple[int, bytes]:
        return os.getpid(), bytes(10_000_000)

    answers = in_order(large, range(8), 2)
    process, _ = next(answers)
    time.sleep(0.3)  # until it has begun to give the next one, which nobody takes yet
    os.kill(process, signal.SIGKILL)
    with pytest.raises(BrokenExecutor):
        list(answers)
    assert left() == []


def test_who_wants_no_more_answers_leaves_no_process() -> None:
    answers = in_order(lambda piece: piece, range(100), 2)
    assert next(answers) == 0
    answers.close()
    assert left() == []


def test_work_that_has_begun_goes_on_beside_and_is_waited_for() -> None:
    with begun(os.getpid) as answer:
        assert answer() != os.getpid()
    assert left() == []


def test_what_goes_wrong_beside_is_raised_where_it_is_waited_for() -> None:
    def refusing() -> None:
        raise ValueError("stopp")

    with begun(refusing) as answer, pytest.raises(ValueError, match="stopp"):
        answer()
    with begun(lambda: os.kill(os.getpid(), signal.SIGKILL)) as killed, pytest.raises(BrokenExecutor):
        killed()
    assert left() == []


def test_work_that_nobody_waits_for_is_ended() -> None:
    with pytest.raises(ValueError, match="annat"), begun(lambda: time.sleep(600)):
        raise ValueError("något annat gick fel")
    assert left() == []
