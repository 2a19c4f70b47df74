from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tests.bench import measuring
from tests.bench.measuring import Cost

MIB = 1 << 20
LONG = 120.0  # never reached

needs_pss = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells how much memory is a process's own")


def measured(script: str, limit: float = LONG, folder: Path = Path("/")) -> Cost:
    return measuring.run([sys.executable, "-c", textwrap.dedent(script)], folder, os.environ, limit)


@needs_pss
def test_the_memory_of_a_process_and_of_those_that_it_starts_is_summed():
    cost = measured("""
        import subprocess, sys, time
        held = b"x" * (60 << 20)
        each = "import time; held = b'x' * (50 << 20); time.sleep(1.5)"
        children = [subprocess.Popen([sys.executable, "-c", each]) for _ in range(2)]
        for child in children:
            child.wait()
    """)
    assert cost.memory is not None
    assert 160 * MIB <= cost.memory < 230 * MIB


@needs_pss
def test_what_processes_share_counts_once():
    cost = measured("""
        import os, time
        held = b"x" * (120 << 20)
        children = [os.fork() for _ in range(1)]
        time.sleep(1.5)
        if children[0]:
            os.wait()
    """)
    assert cost.memory is not None
    assert 120 * MIB <= cost.memory < 200 * MIB


def test_the_processor_time_of_every_process_counts():
    cost = measured("""
        import subprocess, sys, time
        busy = "import time\\nwhile time.process_time() < 0.3: pass"
        subprocess.run([sys.executable, "-c", busy])
        exec(busy)
    """)
    assert cost.cpu >= 0.6
    assert cost.seconds > 0


def test_at_the_limit_all_that_was_started_is_ended(tmp_path):
    with pytest.raises(measuring.TooLong):
        measured(
            """
            import subprocess, sys, time
            child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
            open("child.tmp", "w").write(str(child.pid))
            __import__("os").rename("child.tmp", "child")
            time.sleep(600)
            """,
            limit=2,
            folder=tmp_path,
        )
    assert gone(int((tmp_path / "child").read_text()))


def test_who_interrupts_ends_what_is_measured_too(tmp_path):
    script = """
        import os, sys, time
        open("child.tmp", "w").write(str(os.getpid()))
        os.rename("child.tmp", "child")
        time.sleep(600)
    """
    bench = "import signal, sys; signal.signal(signal.SIGTERM, lambda *_: sys.exit(143)); from tests.bench import measuring; import os; "
    bench += f"measuring.run([sys.executable, '-c', {textwrap.dedent(script)!r}], {str(tmp_path)!r}, os.environ, 600)"
    process = subprocess.Popen([sys.executable, "-c", bench], cwd=Path(__file__).parents[2])
    while not (tmp_path / "child").exists():
        time.sleep(0.05)
    process.terminate()
    assert process.wait() == 143
    assert gone(int((tmp_path / "child").read_text()))


def gone(process: int) -> bool:
    """Whether a process ends; one that has ended and that nobody has waited for is gone, too."""
    for _ in range(200):
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_what_a_failed_command_said_is_told():
    with pytest.raises(measuring.Failed, match=r"exit code 3: .*no such word$"):
        measured("""
            import sys
            print("x" * 5000, "no such word")
            sys.exit(3)
        """)


def test_children_are_found_and_strangers_are_not():
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    try:
        assert {os.getpid(), child.pid} <= set(measuring.tree(os.getpid()))
        assert measuring.tree(child.pid) == [child.pid]
        assert os.getppid() not in measuring.tree(os.getpid())
    finally:
        child.kill()
        child.wait()


def test_commands_in_turn_add_their_times_and_not_their_memory():
    assert Cost(1, 2, 30) + Cost(4, 5, 20) == Cost(5, 7, 30)
    assert Cost(0, 0, None) + Cost(1, 1, 7) == Cost(1, 1, 7)
    assert Cost(0, 0, None) + Cost(1, 1, None) == Cost(1, 1, None)
