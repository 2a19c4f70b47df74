"""The program and all that it needs, in the versions that are installed here: what a new project's publication installs."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution

_PROGRAM = "insyn"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

_ABOUT = """# Programmet och det som det behöver, i de versioner som projektet påbörjades med. Publiceringen installerar just dem.
# Nyare versioner, med kontrollsummor:
#   pip install pip-tools && echo insyn > requirements.in
#   pip-compile --upgrade --generate-hashes --output-file requirements.lock requirements.in
"""


def pinned(version: str) -> str:
    """The lines of a requirements file; `version` is that of the program, should nothing be known of how it was installed."""
    found = {_PROGRAM: version}
    awaiting = [_PROGRAM]
    while awaiting:
        for name in _needs(awaiting.pop()):
            if name not in found and (installed := _version(name)):
                found[name] = installed
                awaiting.append(name)
    return _ABOUT + "".join(f"{name}=={found[name]}\n" for name in sorted(found))


def _needs(name: str) -> list[str]:
    """What a package needs, but for what is only for those who ask for more of it. What another system needs is not installed here."""
    try:
        wanted = distribution(name).requires or []
    except PackageNotFoundError:
        return []
    return [_normal(found[0]) for each in wanted if "extra ==" not in each and (found := _NAME.match(each))]


def _version(name: str) -> str:
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return ""


def _normal(name: str) -> str:
    """A name as all tools compare it (PyPA, name normalization)."""
    return re.sub(r"[-_.]+", "-", name).lower()
