"""With `python -O`, which drops every assert, each check still says what it says without."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: Tries the example of every rule and names those that say something else than their expected.txt.
TRIAL = """
import sys
from pathlib import Path
from click.testing import CliRunner
from generator.cli import main

if __debug__:
    sys.exit("asserts are on")
for case in sorted(path for path in Path("tests/broken").iterdir() if path.is_dir()):
    done = CliRunner().invoke(main, ["check", "--project", str(case)])
    if done.stdout != (case / "expected.txt").read_text("utf-8"):
        print(case.name)
print("tried")
"""


def test_every_rule_says_the_same() -> None:
    environment = {"INSYN_TODAY": "2026-11-23", "PYTHONPATH": str(ROOT), "PATH": "", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-O", "-c", TRIAL], capture_output=True, encoding="utf-8", check=False, cwd=ROOT, env=environment
    )
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "tried\n")


def test_no_assert_does_anything() -> None:
    """Each only tells mypy what is known: nothing in it is called but what looks, and nothing is assigned."""
    harmless = {"isinstance", "len", "callable", "issubclass"}
    found = []
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Assert):
                continue
            called = {ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
            if called - harmless or any(isinstance(each, ast.NamedExpr | ast.Await | ast.Yield) for each in ast.walk(node)):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert found == []
