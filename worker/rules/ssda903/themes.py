"""What errors of the SSDA903 return are about."""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """What an error is about; the groups of the page and of the rule reference."""

    PLACEMENT = "Placement"
    EPISODES = "Episodes"
    YEAR_ON_YEAR = "Year on year"
    CHILD = "Child’s details"
    REVIEWS = "Reviews"
    OUTCOMES = "Outcomes (OC2)"
    CARE_LEAVERS = "Care leavers (OC3)"
    ADOPTION = "Adoption"
    PREVIOUS_PERMANENCE = "Previous permanence"
    MISSING = "Missing"
    SOCIAL_WORKERS = "Social workers"
    DEPRIVATION_OF_LIBERTY = "Deprivation of liberty"
    FILES_AGREE = "Files agree"
