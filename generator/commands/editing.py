"""What writes data: `insyn format`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from generator import schema
from generator.commands import DATA, USE, WORK, Stopped, end, in_project, in_words
from generator.editing import files
from generator.editing.canonical import SCHEMA_LINE, canonical
from generator.editing.comments import UnknownCommentsError, comments
from generator.problems import FORMATS, Problem
from generator.reading import SITE_FILE, yaml_tree
from generator.reading.decoding import text_of
from generator.reading.discover import discover


@dataclass(frozen=True, slots=True)
class _Form:
    """A file as it is and as it should be; `after` is None where it could not be read or not be rewritten."""

    file: str
    path: Path
    before: str = ""
    after: str | None = None
    problems: tuple[Problem, ...] = ()


@click.command(name="format")
@in_project
@click.option("--check", is_flag=True, help="Ändra inget. Visa vad som skulle ändras, och sluta med 1 om det är något.")
@click.argument("paths", metavar="[FILER]…", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@in_words
def format_command(project: Path, check: bool, paths: tuple[Path, ...]) -> None:
    """Ge filerna i data/ samma form: fältens ordning, citattecken och radlängd.

    Utan FILER gäller det alla. Vad som står i dem ändras inte, och kommentarer finns kvar.
    """
    forms = [_form(project, relative) for relative in (_named(project, paths) if paths else _all(project))]
    changed = [form for form in forms if form.after is not None and form.after != form.before]
    for form in changed:
        if check:
            click.echo("".join(_difference(form)), nl=False)
        else:
            files.write(form.path, form.after or "")
    problems = [problem for form in forms for problem in form.problems]
    for line in FORMATS["text"](problems):
        click.echo(line)
    unwritten = [form.file for form in forms if form.after is None and not form.problems]
    for file in unwritten:
        click.echo(f"{file}: går inte att skriva om utan att något ändras. Filen är som den var. Anmäl det gärna.", err=True)
    _conclude(len(forms), len(changed), check=check)
    if unwritten:
        end("", WORK)
    if problems or (check and changed):
        end("Kör insyn format, så rättas formen." if check and changed else "Filerna ovan är som de var.", DATA)


def _conclude(total: int, changed: int, *, check: bool) -> None:
    if not changed:
        click.echo(f"Ingen av {total} filer behöver ändras.")
    else:
        click.echo(f"{changed} av {total} filer {'har inte rätt form' if check else 'fick rätt form'}.")


def _all(project: Path) -> Iterator[str]:
    """Every file of data/ that holds data, as a path below it."""
    found, *_ = discover(project)
    paths = [each.file.removeprefix("data/") for each in found]
    site = project / SITE_FILE
    yield from sorted([*paths, *(["site.yml"] if site.is_file() and not site.is_symlink() else [])])


def _named(project: Path, paths: tuple[Path, ...]) -> Iterator[str]:
    """The files that were named, as paths below data/. Raises Stopped where one does not lie there."""
    data = (project / "data").resolve()
    for path in paths:
        whole = path.resolve()
        if path.is_symlink() or not whole.is_relative_to(data) or files.kind_at(whole.relative_to(data).as_posix()) is None:
            raise Stopped(f"{path} är ingen fil med data i {data}. Se data/README.md för var filer ska ligga.", USE)
        yield whole.relative_to(data).as_posix()


def _form(project: Path, relative: str) -> _Form:
    file, path = f"data/{relative}", project / "data" / relative
    kind = files.kind_at(relative)
    content = path.read_bytes()
    tree, problems = yaml_tree.read(file, content)
    text, _ = text_of(file, content)
    if tree is None or text is None or kind is None:
        return _Form(file, path, problems=tuple(problems))
    name, model = kind
    try:
        after = canonical(tree, text, model, files.schema_path(relative, name, schema.FOLDER))
        again, _ = yaml_tree.read(file, after.encode("utf-8"))
        same = again is not None and again.data() == tree.data() and _told(after) == _told(text)
    except UnknownCommentsError:
        same, after = False, ""
    return _Form(file, path, content.decode("utf-8"), after if same else None)


def _told(text: str) -> list[str]:
    return sorted(comment.text for comment in comments(text) if not comment.text.startswith(SCHEMA_LINE))


def _difference(form: _Form) -> Iterator[str]:
    before, after = (text.splitlines(keepends=True) for text in (form.before, form.after or ""))
    for line in difflib.unified_diff(before, after, f"{form.file} (nu)", f"{form.file} (rätt form)"):
        yield line if line.endswith("\n") else f"{line}\n\\ Ingen radbrytning sist i filen\n"
