"""Every rule has an example: a small bad project in tests/broken/<rule-id>/ and, in expected.txt, exactly what an editor reads.

Adding a case is adding a folder; `<rule-id>--<variant>` gives a rule a second one.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.catalogue import RULES
from generator.cli import main

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "broken").iterdir() if path.is_dir())

#: Rules that need a file which a checkout cannot hold, or a built page; each has a test of its own.
ELSEWHERE = ("file.size", "file.link", "slot.", "frame.", "link.", "address.", "page.")


def checked(project: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["check", "--project", str(project)])
    return done.exit_code, done.stdout


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_says_exactly_this(case: Path) -> None:
    code, said = checked(case)
    assert said == (case / "expected.txt").read_text("utf-8")
    assert f"[{case.name.partition('--')[0]}]" in said
    assert code == (1 if ": fel: " in said else 0)


def test_every_rule_has_an_example() -> None:
    shown = {case.name.partition("--")[0] for case in CASES}
    assert [rule for rule in RULES if rule not in shown and not rule.startswith(ELSEWHERE)] == []
    assert shown - set(RULES) == set()


def test_rules_of_built_pages_have_a_test() -> None:
    tests = "".join(path.read_text("utf-8") for folder in ("fill", "site") for path in (HERE / folder).glob("*.py"))
    assert [rule for rule in RULES if rule.startswith(ELSEWHERE[2:]) and f'"{rule}"' not in tests and f"[{rule}]" not in tests] == []


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    project = shutil.copytree(HERE / "broken" / "yaml.key", tmp_path / "project")
    (project / "data" / "organisations" / "provnamnden.yml").write_text("name: " + "x" * 1_200_000 + "\nkind: board\n")
    code, said = checked(project)
    assert (code, said) == (
        1,
        "data/organisations/provnamnden.yml: fel: filen är 1,1 MiB stor. Största tillåtna storlek är 1 MiB. [file.size]\n",
    )


def test_a_link_out_of_the_folder(tmp_path: Path) -> None:
    project = shutil.copytree(HERE / "broken" / "yaml.key", tmp_path / "project")
    secret = tmp_path / "secret.yml"
    secret.write_text("name: Hemlig\nkind: board\n")
    target = project / "data" / "organisations" / "provnamnden.yml"
    target.unlink()
    target.symlink_to(secret)
    code, said = checked(project)
    assert (code, said) == (
        1,
        "data/organisations/provnamnden.yml: fel: filen är en länk till ett annat ställe. Lägg själva filen här. [file.link]\n",
    )
