"""The timeline of a looked-after child: periods, events, and the birthdays that DfE's rules depend on."""

from __future__ import annotations

from worker.returns.definition import later
from worker.returns.story_layout import Birthday, Lane, StoryLayout

_CARE_LEAVER = "The care leaver file (OC3) needs information about this birthday"

STORY = StoryLayout(
    lanes=(
        Lane(
            "Periods of care",
            "Episodes",
            "DECOM",
            "DEC",
            load_begins=later("worker.returns.ssda903.periods_of_care:begins_after_gap"),
        ),
        Lane("Placement", "Episodes", "DECOM", "DEC", "PLACE"),
        Lane("Legal status", "Episodes", "DECOM", "DEC", "LS"),
        Lane("Missing or away", "Missing", "MIS_START", "MIS_END", "MISSING"),
        Lane("Reviews", "Reviews", "REVIEW", says="REVIEW_CODE"),
        Lane("Social workers", "SWEpisodes", "SW_DECOM", "SW_DEC", "SW_ID"),
        Lane("Deprivation of liberty", "DoLo", "DOLO_START", "DOLO_END"),
        Lane(
            "Decision to place for adoption",
            "PlacedAdoption",
            "DATE_PLACED",
            "DATE_PLACED_CEASED",
            "REASON_PLACED_CEASED",
        ),
        Lane("Decision for adoption", "AD1", "DATE_INT"),
    ),
    # Rules in worker/rules/ssda903 depend on each of these ages.
    birthdays=(
        Birthday(4, "SDQ scores begin, and the child can take part in reviews"),
        Birthday(5, "Health surveillance checks are no longer needed"),
        Birthday(10, "Convictions are needed, and youth justice legal statuses are possible"),
        Birthday(14, "Days in care from now on count towards being a care leaver"),
        Birthday(16, "A day in care from now on can make the child a care leaver"),
        Birthday(17, f"The last year of SDQ scores. {_CARE_LEAVER}"),
        Birthday(18, f"Care ends, except in a children’s home under section 20. {_CARE_LEAVER}"),
        Birthday(19, _CARE_LEAVER),
        Birthday(20, _CARE_LEAVER),
        Birthday(21, _CARE_LEAVER),
    ),
)
