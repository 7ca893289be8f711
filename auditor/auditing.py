"""An article audited as its newsroom has it: by the configuration of its folder, on its day, at its stage of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.audit import audit
from auditor.published import published, today
from auditor.report import Report

if TYPE_CHECKING:
    from auditor.config.newsroom import Newsroom
    from auditor.config.settings import Settings
    from auditor.model import Source


def audited(
    source: Source, newsroom: Newsroom, as_of: date | None = None, case: Mapping[str, str] | None = None
) -> tuple[Report, Settings]:
    """The report of an article, and what was set for it; raises AuditError with the mend where that is wrong.

    `as_of` stands before the article's own day, `case` (proceedings, jurisdiction) before its front matter.
    """
    path = Path(source.name)
    settings = newsroom.settings(path, as_of or published(source) or today())
    source = replace(source, meta={**source.meta, **(case or {})})
    return audit(source, settings.rules, as_of, newsroom.decided(path)), settings
