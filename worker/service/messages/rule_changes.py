"""What changed in the rules: from one collection year to another, and from one version of the app to the next."""

from __future__ import annotations

from typing import Literal

from worker.checking.rule_versions import RuleVersion
from worker.checking.year_changes import YearChanges
from worker.service.messages.base import Reply, Request


class YearChangesFound(Reply):
    """What changed in the return from one collection year to another."""

    type: Literal["year_changes"] = "year_changes"
    changes: YearChanges


class GetYearChanges(Request):
    """Asks what changed in the return from an earlier collection year to a later one."""

    answered_by = YearChangesFound

    type: Literal["get_year_changes"] = "get_year_changes"
    earlier: int
    later: int


class RuleVersions(Reply):
    """The rules of this version of the app, to be compared with those of another."""

    type: Literal["rule_versions"] = "rule_versions"
    version: str
    """One short text for all rules together."""
    rules: list[RuleVersion]


class GetRuleVersions(Request):
    """Asks for the rules of this version of the app."""

    answered_by = RuleVersions

    type: Literal["get_rule_versions"] = "get_rule_versions"
