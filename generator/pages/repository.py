"""Where the files of the data can be read and edited on the website of their repository.

How each kind of website addresses a file: docs.github.com (permanent links to files), docs.gitlab.com (repository files), and the
routes of Gitea, which Forgejo shares.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from generator.records.site import Forge, Site

#: By forge: reading a file, editing it, seeing a change, looking into a folder.
_PATTERNS = {
    Forge.GITHUB: ("{root}/blob/{branch}/{file}", "{root}/edit/{branch}/{file}", "{root}/commit/{commit}", "{root}/tree/{branch}/{file}"),
    Forge.GITLAB: (
        "{root}/-/blob/{branch}/{file}",
        "{root}/-/edit/{branch}/{file}",
        "{root}/-/commit/{commit}",
        "{root}/-/tree/{branch}/{file}",
    ),
    Forge.FORGEJO: (
        "{root}/src/branch/{branch}/{file}",
        "{root}/_edit/{branch}/{file}",
        "{root}/commit/{commit}",
        "{root}/src/branch/{branch}/{file}",
    ),
}
_DEFAULT_BRANCH = "main"


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository whose website is known to have pages for files and changes."""

    root: str
    branch: str
    forge: Forge

    def reading(self, file: str, line: int | None = None) -> str:
        """Where a file can be read, at a line of it (from 1); `file` is its path in the repository."""
        return self._of_file(0, file, line)

    def editing(self, file: str, line: int | None = None) -> str:
        """Where a file can be edited."""
        return self._of_file(1, file, line)

    def folder(self, path: str) -> str:
        """Where a folder's files are listed."""
        return self._of_file(3, path)

    def change(self, commit: str) -> str:
        """Where a change can be seen."""
        return _PATTERNS[self.forge][2].format(root=self.root, commit=commit)

    def _of_file(self, number: int, file: str, line: int | None = None) -> str:
        address = _PATTERNS[self.forge][number].format(root=self.root, branch=quote(self.branch), file=quote(file))
        return f"{address}#L{line}" if line else address


def repository_of(site: Site | None) -> Repository | None:
    """The repository that site.yml names; None where there is none, or where it is not known how its website addresses files."""
    if not site or not site.repository:
        return None
    forge = site.forge or _by_address(site.repository)
    return Repository(site.repository.rstrip("/").removesuffix(".git"), site.branch or _DEFAULT_BRANCH, forge) if forge else None


def _by_address(address: str) -> Forge | None:
    host = (urlsplit(address).hostname or "").lower()
    if host == "github.com":
        return Forge.GITHUB
    if host == "codeberg.org":
        return Forge.FORGEJO
    return next((forge for forge in Forge if forge.value in host.split(".")), None)
