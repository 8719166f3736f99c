"""The timeline of a child in need: referrals, what followed, and the birthdays that DfE’s rules depend on."""

from __future__ import annotations

from worker.returns.story_layout import Birthday, Lane, StoryLayout

STORY = StoryLayout(
    lanes=(
        Lane("Referrals", "CINdetails", "CINreferralDate", "CINclosureDate", "PrimaryNeedCode"),
        Lane("Assessments", "Assessments", "AssessmentActualStartDate", "AssessmentAuthorisationDate"),
        Lane("Section 47 enquiries", "Section47", "S47ActualStartDate"),
        Lane("Initial conferences", "Section47", "DateOfInitialCPC", beside=True),
        Lane("Child in need plans", "CINplanDates", "CINPlanStartDate", "CINPlanEndDate"),
        Lane(
            "Child protection plans", "ChildProtectionPlans", "CPPstartDate", "CPPendDate", "LatestCategoryOfAbuse"
        ),
        Lane("Reviews", "Reviews", "CPPreviewDate"),
    ),
    birthdays=(
        Birthday(5, "A UPN, or a reason for no UPN, is needed from the next September"),
        Birthday(25, "A referral must be closed by then"),
    ),
)
