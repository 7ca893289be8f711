"""Audit news copy for style and bias: whose words, on whose word, and does the headline hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.audit import audit_file, audit_text
    from auditor.model import AuditError
    from auditor.report import Finding, Report

__version__ = "0.1.0"
__all__ = ["AuditError", "Finding", "Report", "audit_file", "audit_text"]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that `audit explain` pays for nothing else."""
    import importlib

    homes = {"AuditError": "model", "Finding": "report", "Report": "report"}
    if name not in __all__:
        raise AttributeError(f"module 'auditor' has no attribute {name!r}")
    return getattr(importlib.import_module(f"auditor.{homes.get(name, 'audit')}"), name)
