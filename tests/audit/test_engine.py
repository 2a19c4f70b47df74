"""The step says clearly that nothing was tried where the other engine is not installed."""

from __future__ import annotations

import pytest

from tests.audit import engine
from tests.audit.choice import Choice
from tests.audit.outcome import CannotJudge
from tests.site import other_engine


def test_without_the_other_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_engine, "installed", lambda: False)
    with pytest.raises(CannotJudge, match="Zensical är inte installerat, så det är inte prövat"):
        engine.audit(Choice(), print)
