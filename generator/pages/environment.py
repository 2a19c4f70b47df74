"""The templates of page bodies and slots, with the few filters that they use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from jinja2 import BaseLoader, BytecodeCache, DictLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.bccache import Bucket

from generator import addresses, prose, unchanged
from generator.cache import Store
from generator.pages import swedish, views
from generator.register.items import genitive


def environment(templates: list[Path] | Mapping[str, str]) -> Environment:
    """A Jinja environment over the folders `pages/` of themes, the project's own before the program's; or over templates by name.

    Autoescape is on for every template; an undefined name is an error. The same folders give the same environment, whose compiled
    templates are looked at again when their files change.
    """
    return _of(DictLoader(templates)) if isinstance(templates, Mapping) else _environment(tuple(templates))


@contextmanager
def unwatched(templates: Environment) -> Iterator[None]:
    """Let templates be as they are: otherwise it is asked for each page whether the file of each has been changed."""
    before, templates.auto_reload = templates.auto_reload, False
    try:
        yield
    finally:
        templates.auto_reload = before


def make_ready(folders: list[Path], enough: Callable[[], bool] = lambda: False) -> None:
    """Load every template of the folders, so that none waits for it. What is wrong with one is told when it is needed.

    `enough` is asked before each of them: where few pages are made, few templates are needed.
    """
    made = environment(folders)
    for name in made.list_templates():
        if enough():
            return
        with suppress(TemplateError, UnicodeError, OSError):
            made.get_template(name)


class _Compiled(BytecodeCache):
    """Compiled templates between builds. They are told apart by the content of their files, and by the version of Jinja."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give one, if it is kept as it was: an octet that a disk has lost would be run."""
        kept = self._store.get(self._name(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one; on a full disk, the next build compiles it again."""
        self._store.put(self._name(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        return sha256(f"{bucket.key} {bucket.checksum}".encode()).hexdigest()


def _compiled_before() -> BytecodeCache | None:
    """Where compiled templates are kept, if they can be.

    What lies there is run as it is, so it is never a folder of the project, whose files may be somebody else's proposal.
    """
    kept = unchanged.folder()
    return _Compiled(Store(kept / "templates")) if kept else None


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...]) -> Environment:
    return _of(FileSystemLoader(folders))


def _of(loader: BaseLoader) -> Environment:
    made = Environment(
        loader=loader,
        bytecode_cache=_compiled_before(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        date=swedish.written,
        when=swedish.when,
        md=prose.html,
        md_inline=prose.inline_html,
        plain=prose.plain,
        shortened=prose.shortened,
        genitive=genitive,
        in_language=views.in_language,
        spoken=views.spoken,
        emphasis_in=views.emphasis_in,
        listed=swedish.listed,
        counted=swedish.counted,
        numeral=swedish.numeral,
        size=swedish.size,
        sentence=swedish.sentence,
    )
    made.globals.update(link=addresses.link, listing=addresses.listing, period=swedish.period)
    return made
