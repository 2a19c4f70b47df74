"""Work is divided without anything of it being seen in the result."""

from __future__ import annotations

import os
import pickle
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from generator import workers
from generator.workers import Workers, in_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def times(material: int, piece: Sequence[int]) -> list[int]:
    return [material * each for each in piece]


def who(_: object, __: object) -> int:
    return os.getpid()


def refusing(_: object, piece: int) -> int:
    if piece == 3:
        raise ValueError(piece)
    return piece


PIECES = in_pieces(list(range(100)), 7)


class Forgetful(ThreadPoolExecutor):
    """An executor whose worker is given nothing twice: it forgets what it had, as a worker does that has been started anew."""

    def __init__(self) -> None:
        super().__init__(1)
        self.sent = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        packed = pickle.dumps((fn, args, kwargs))
        self.sent += len(packed)

        def run() -> Any:
            workers._materials.clear()
            own, given, named = pickle.loads(packed)
            return pickle.dumps(own(*given, **named))

        done: Future[Any] = Future()
        done.set_result(pickle.loads(super().submit(run).result()))
        return done


def test_results_are_the_same_whoever_works() -> None:
    expected = [times(3, piece) for piece in PIECES]
    assert list(Workers(processes=1).each(times, 3, PIECES)) == expected
    assert list(Workers(processes=2).each(times, 3, PIECES)) == expected
    assert list(Workers(processes=5).each(times, 3, PIECES)) == expected
    with ThreadPoolExecutor(2) as executor:
        assert list(Workers(executor).each(times, 3, PIECES)) == expected


def test_a_worker_that_has_lost_its_material_is_given_it_again() -> None:
    with Forgetful() as executor:
        assert list(Workers(executor).each(times, 3, PIECES)) == [times(3, piece) for piece in PIECES]


def test_material_is_sent_to_a_worker_once() -> None:
    class Counting(ThreadPoolExecutor):
        sent = 0

        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            Counting.sent += args[1] is not None
            return super().submit(fn, *args, **kwargs)

    with Counting(1) as executor:
        list(Workers(executor, 1).each(times, 2**70, PIECES))
    assert 1 <= Counting.sent <= 3  # those that were on their way before the first answer came


def test_several_processes_work_and_one_piece_is_no_work_for_others() -> None:
    assert os.getpid() not in set(Workers(processes=2).each(who, None, range(8)))
    assert list(Workers(processes=2).each(who, None, [1])) == [os.getpid()]
    assert set(Workers(processes=1).each(who, None, range(8))) == {os.getpid()}


def test_a_piece_is_worked_on_aside_by_another_process_of_this_machine() -> None:
    with Workers(processes=2).aside(who, None, 0) as result:
        assert result() != os.getpid()
    with Workers(processes=1).aside(who, None, 0) as result:
        assert result() == os.getpid()
    with Workers(Forgetful()).aside(who, None, 0) as result:
        assert result() == os.getpid()


def test_what_a_task_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="3"):
        list(Workers(processes=2).each(refusing, None, range(8)))


def test_pieces_hold_everything_once() -> None:
    assert [each for piece in PIECES for each in piece] == list(range(100))
    assert in_pieces([], 5) == []
