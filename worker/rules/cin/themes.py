"""What errors of the Children in Need census are about."""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """What an error is about; the groups of the page and of the rule reference. rules.csv has the names."""

    CHILD = "Child’s details"
    REFERRALS = "Referrals"
    ASSESSMENTS = "Assessments"
    SECTION_47 = "Section 47 enquiries"
    CIN_PLANS = "Child in need plans"
    CHILD_PROTECTION = "Child protection plans"
    WHOLE_RETURN = "The whole return"
