"""What the site's search is compared with: Pagefind and Material for MkDocs as they come, over the same pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.search.driving import Search

if TYPE_CHECKING:
    from playwright.sync_api import Page

_LONGEST = 300  # seconds that making an index may take
_MAIN = re.compile(r"<main\b[^>]*>(.*?)</main>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_PATIENCE = 60_000  # milliseconds

#: A page that asks Pagefind through its own interface and lists what it answers.
_PAGEFIND_PAGE = """<!doctype html><html lang="sv"><meta charset="utf-8"><title>Sök</title><ol id="found"></ol><script type="module">
const pagefind = await import("../pagefind/pagefind.js");
await pagefind.init();
const answer = await pagefind.search(new URLSearchParams(location.search).get("q"));
for (const data of await Promise.all(answer.results.slice(0, 5).map((each) => each.data()))) {
  const link = Object.assign(document.createElement("a"), { href: data.url, textContent: data.meta.title });
  document.getElementById("found").append(link);
}
document.body.dataset.answered = "yes";
</script></html>"""
_SETTINGS = """site_name: Jämförelse
docs_dir: docs
theme:
  name: material
  language: sv
  font: false
  features: [search.share]
plugins:
  - search:
      lang: sv
"""


class Pagefind(Search):
    name = "pagefind"
    results = "#found a"
    fetches = ("/pagefind/",)
    scripts = " 'unsafe-inline' 'wasm-unsafe-eval'"

    def prepare(self) -> float | None:
        from pagefind_bin import get_executable

        shutil.copytree(self.corpus.site, self.folder, copy_function=os.link, ignore=shutil.ignore_patterns("index"), dirs_exist_ok=True)
        shutil.rmtree(self.folder / "sok", ignore_errors=True)
        command = [str(get_executable()), "--site", str(self.folder), "--quiet"]
        seconds = _run(command, self.folder)
        (self.folder / "fraga").mkdir()
        (self.folder / "fraga/index.html").write_text(_PAGEFIND_PAGE, "utf-8")
        return seconds

    def address(self, root: str, text: str) -> str:
        return f"{root}fraga/?q={quote(text)}"

    def wait(self, page: Page, text: str) -> None:  # noqa: ARG002 - a page of its own for each question
        page.wait_for_function("document.body?.dataset.answered", timeout=_PATIENCE)


class Material(Search):
    name = "material"
    results = ".md-search-result__item > .md-search-result__link:first-child"
    fetches = ("/search/search_index.json", "workers/search", "/lunr/")
    scripts = " 'unsafe-inline'"

    def prepare(self) -> float | None:
        source = self.folder.with_name(f"{self.folder.name}-source")
        for path in self.corpus.site.rglob("index.html"):
            html = path.read_text("utf-8")
            main, title = _MAIN.search(html), _TITLE.search(html)
            if main and title and path.parent != self.corpus.site / "sok":
                page = source / "docs" / path.relative_to(self.corpus.site).with_suffix(".md")
                page.parent.mkdir(parents=True, exist_ok=True)
                # One block of HTML, which Markdown leaves as it is: no empty lines, and no line that begins far in.
                body = "\n".join(line.strip() for line in main[1].splitlines() if line.strip())
                page.write_text(f"---\ntitle: {title[1].split(' – ')[0]!r}\n---\n\n<div>\n{body}\n</div>\n", "utf-8")
        (source / "mkdocs.yml").write_text(_SETTINGS, "utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(self.folder)]
        seconds = _run(command, source)
        shutil.rmtree(source)
        return seconds

    def address(self, root: str, text: str) -> str:
        return f"{root}?q={quote(text)}"

    def wait(self, page: Page, text: str) -> None:  # noqa: ARG002 - a page of its own for each question
        page.wait_for_function("/\\d|Inga/.test(document.querySelector('.md-search-result__meta')?.textContent ?? '')", timeout=_PATIENCE)


def _run(command: list[str], folder: Path) -> float | None:
    begun = time.monotonic()
    try:
        subprocess.run(
            command, cwd=folder, check=True, timeout=_LONGEST, capture_output=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        )
    except subprocess.TimeoutExpired:
        return None
    return time.monotonic() - begun
