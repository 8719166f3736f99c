"""The data dictionary of the SSDA903 return: the twelve modules, their columns and their facts.

Sources: DfE's guide to the return for each year; lengths are from DfE's XML schema of 2021 with later changes
(PLACE may have three characters, a child ID twenty). Codes are DfE's (Crown copyright, Open
Government Licence v3.0).
"""

from __future__ import annotations

from dataclasses import replace

from worker.dataset.forms import clean_number
from worker.returns.module import Field, Kind, Module, Shape
from worker.returns.row_identity import RowIdentity, SecondKey

FIRST_YEAR = 2023
LAST_YEAR = 2027

CHILD_ID = Shape(r"[A-Z0-9]{1,20}", "a child ID: up to 20 letters and digits")
REAL_UPN = r"[A-HJ-NP-RT-Z][0-9]{11}[0-9A-Z]"
"""A real UPN; UN1 to UN5 are reasons for no UPN."""
UPN = Shape(rf"{REAL_UPN}|UN[1-5]", "a UPN: a letter and 12 digits, or UN1 to UN5")
URN = Shape(r"[0-9]{6,7}|SC[0-9]{6}|X{7}", "a URN: 7 digits, or SC and 6 digits, or XXXXXXX")
SDQ_SCORE = Shape(r"[0-9]|[1-3][0-9]|40", "a whole number from 0 to 40")


def _present_authority(text: str) -> str:
    # The geography takes time to import, and reading does not need it.
    from worker.geography.places import canonical_authority

    return canonical_authority(text)


def _code(
    name: str, label: str, short: str = "", *, length: int | None = None, council_codes: bool = False
) -> Field:
    return Field(name, Kind.CODE, label, short, length=length, council_codes=council_codes)


def _date(
    name: str, label: str, short: str = "", *, locates_row: bool = False, tells_extract: bool = False
) -> Field:
    return Field(name, Kind.DATE, label, short, locates_row=locates_row, tells_extract=tells_extract)


def _event(name: str, label: str, short: str = "", *, tells_year: bool = False) -> Field:
    """A date of something that is recorded once it happens."""
    return Field(name, Kind.DATE, label, short, tells_year=tells_year, tells_extract=True, locates_row=True)


def _closed(name: str, label: str, short: str = "") -> Field:
    """A date that is never in a year before the file's own, as earlier ends are left out."""
    return _event(name, label, short, tells_year=True)


_SPELLINGS = {
    "CHILD": ("CHILDID", "Child identifier", "Child unique identifier", "Child unique ID"),
    "SEX": ("Gender",),
    # “Child’s DOB” may be the date of birth of the child or, next to MOTHER, of the child’s child.
    "DOB": ("Date of birth", "Birth date", "Child DOB"),
    "ETHNIC": ("Ethnicity", "Ethnic code", "Ethnic group", "Ethnicity code"),
    "UPN": ("Unique pupil number",),
    "MC_DOB": ("Mother’s child DOB", "Mother’s child date of birth", "Child DOB"),
    "DECOM": ("Date episode commenced", "Date of commencement", "Episode start", "Start date"),
    "RNE": ("Reason new episode",),
    "CIN": ("Need code", "CIN code"),
    "LS": ("Legal status code",),
    "PLACE": ("PL", "Placement code", "Type of placement"),
    "PLACE_PROVIDER": ("Provider of placement",),
    "DEC": ("Date episode ceased", "Episode end", "End date"),
    "REC": ("Reason for episode ceasing", "Reason ceased"),
    "REASON_PLACE_CHANGE": ("Reason for change of placement", "Placement change reason"),
    "HOME_POST": ("Home post code",),
    "PL_POST": ("Placement post code",),
    "URN": ("Ofsted URN", "Unique reference number"),
    "REVIEW": ("Date of review",),
    "REVIEW_CODE": ("Participation code", "Review participation", "Review participation code"),
    "DUC": ("Date UASC ceased", "UASC end date"),
    "SDQ_SCORE": ("Strengths and difficulties questionnaire score",),
    "SDQ_REASON": ("Reason for no SDQ",),
    "MIS_START": ("Missing start date", "Start of missing", "Missing start"),
    "MIS_END": ("Missing end date", "End of missing", "Missing end"),
    "SW_ID": ("Social worker identifier",),
    "SW_DECOM": ("Social worker start date",),
    "SW_DEC": ("Social worker end date",),
    "SW_REASON": ("Reason for social worker change",),
    "DOLO_START": ("DOLO start date", "Deprivation of liberty start date"),
    "DOLO_END": ("DOLO end date", "Deprivation of liberty end date"),
}
"""Names of columns in DfE's guide, in case management systems and in reports, besides the labels here."""

_CHILD = Field("CHILD", Kind.TEXT, "Child ID", length=20, shape=CHILD_ID, held_in="Header")
_DOB = Field("DOB", Kind.DATE, "Date of birth", held_in="Header")
_SEX = Field("SEX", Kind.CODE, "Sex", length=1, held_in="Header")
_ONE_ROW = RowIdentity(key=("CHILD",))

_MODULES = (
    Module(
        "Header",
        "Header",
        (
            _CHILD,
            _SEX,
            _DOB,
            _code("ETHNIC", "Ethnic origin", "Ethnicity", length=4),
            Field("UPN", Kind.TEXT, "Unique pupil number (UPN)", "UPN", length=13, shape=UPN),
            _code("MOTHER", "Mother", length=1),
            _date("MC_DOB", "Date of birth of mother’s child", "Child’s DOB"),
            Field("UASC", Kind.CODE, "Unaccompanied asylum-seeking child", "UASC", derived=True, length=1),
        ),
        file_name="header.csv",
        holds="Each child in the return: sex, date of birth, ethnic origin and unique pupil number.",
        in_sentence="header",
        essential=True,
        lists_who_left=True,
        one_row_per_child=True,
        row_identity=_ONE_ROW,
    ),
    Module(
        "Episodes",
        "Episodes",
        (
            _CHILD,
            _event("DECOM", "Episode start date", "Start"),
            _code("RNE", "Reason for new episode", "RNE", length=1),
            _code("LS", "Legal status", "LS", length=2),
            _code("CIN", "Category of need", "CIN", length=2),
            _code("PLACE", "Placement type", "Placement", length=3),
            _code("PLACE_PROVIDER", "Placement provider", "Provider", length=3),
            _closed("DEC", "Episode end date", "End"),
            _code("REC", "Reason episode ceased", "REC", length=3),
            _code("REASON_PLACE_CHANGE", "Reason for placement change", "Change reason", length=6),
            Field("HOME_POST", Kind.POSTCODE, "Home postcode", "Home", length=8, is_home=True),
            Field("PL_POST", Kind.POSTCODE, "Placement postcode", "Postcode", length=8),
            Field(
                "URN",
                Kind.TEXT,
                "Ofsted unique reference number (URN)",
                "URN",
                length=8,
                shape=URN,
                clean=clean_number,
            ),
            Field(
                "PL_LA",
                Kind.CODE,
                "Local authority of placement",
                "LA",
                derived=True,
                clean=_present_authority,
                holds_authorities=True,
            ),
            Field("PL_LOCATION", Kind.CODE, "Inside or outside the authority", "In or out", derived=True),
            Field("PL_DISTANCE", Kind.NUMBER, "Distance from home in miles", "Distance", derived=True),
        ),
        file_name="episodes.csv",
        holds=(
            "Each episode of care: its dates, legal status, category of need, placement and provider, "
            "and why it started and ended."
        ),
        in_sentence="episodes",
        essential=True,
        end="DEC",
        tells_who_stays=True,
        row_identity=RowIdentity(
            key=("CHILD", "DECOM"),
            ties=(("RNE",), ("LS", "PLACE"), ("DEC",)),
            second_keys=(
                SecondKey(equal=("DEC", "REC")),
                SecondKey(only_open="DEC", equal_one_of=("PLACE", "LS")),
            ),
        ),
    ),
    Module(
        "Reviews",
        "Reviews",
        (
            _CHILD,
            _DOB,
            _closed("REVIEW", "Review date"),
            _code("REVIEW_CODE", "Participation", "Participation", length=3),
        ),
        file_name="reviews.csv",
        holds="Each review of a child’s case: its date, and how the child took part.",
        in_sentence="reviews",
        row_identity=RowIdentity(
            key=("CHILD", "REVIEW"),
            ties=(("REVIEW_CODE",),),
            second_keys=(SecondKey(equal=("REVIEW_CODE",), near="REVIEW", days=31),),
        ),
    ),
    Module(
        "UASC",
        "UASC",
        # Councils enter the 18th birthday as DUC long before it, so it does not show the day of an extract.
        (_CHILD, _SEX, _DOB, _date("DUC", "Date UASC status ceased", locates_row=True)),
        file_name="uasc.csv",
        holds="Unaccompanied asylum-seeking children, and when each stopped being one.",
        in_sentence="UASC",
        one_row_per_child=True,
        row_identity=RowIdentity(key=("CHILD",), ties=(("DUC",),)),
    ),
    Module(
        "OC2",
        "Outcomes (OC2)",
        (
            _CHILD,
            _DOB,
            Field("SDQ_SCORE", Kind.NUMBER, "SDQ score", length=2, shape=SDQ_SCORE),
            _code("SDQ_REASON", "Reason for no SDQ score", "SDQ reason", length=4),
            replace(_code("CONVICTED", "Convicted or cautioned", "Convicted", length=1), from_an_age=True),
            _code("HEALTH_CHECK", "Health surveillance checks up to date", "Health check", length=1),
            _code("IMMUNISATIONS", "Immunisations up to date", "Immunised", length=1),
            _code("TEETH_CHECK", "Teeth checked by a dentist", "Teeth", length=1),
            _code("HEALTH_ASSESSMENT", "Annual health assessment", "Health assessment", length=1),
            _code("SUBSTANCE_MISUSE", "Substance misuse problem", "Substance misuse", length=1),
            _code("INTERVENTION_RECEIVED", "Intervention received", "Received", length=1),
            _code("INTERVENTION_OFFERED", "Intervention offered", "Offered", length=1),
        ),
        file_name="oc2.csv",
        holds=(
            "The health and wellbeing of children who have been looked after for 12 months: SDQ score, "
            "health checks, immunisations, convictions and substance misuse."
        ),
        in_sentence="OC2",
        lists_who_stays=True,
        one_row_per_child=True,
        short_title="OC2",
        row_identity=_ONE_ROW,
    ),
    Module(
        "OC3",
        "Care leavers (OC3)",
        (
            _CHILD,
            replace(_DOB, from_an_age=True),
            _code("IN_TOUCH", "In touch", length=4),
            _code("ACTIV", "Activity", length=2),
            _code("ACCOM", "Accommodation", length=2),
        ),
        file_name="oc3.csv",
        holds=(
            "Young people who have left care: whether the council is in touch with them, what they do "
            "and where they live."
        ),
        in_sentence="OC3",
        lists_who_left=True,
        one_row_per_child=True,
        short_title="OC3",
        row_identity=_ONE_ROW,
    ),
    Module(
        "AD1",
        "Adoption (AD1)",
        (
            _CHILD,
            _DOB,
            _date("DATE_INT", "Date of decision for adoption", "Decision", locates_row=True, tells_extract=True),
            _date("DATE_MATCH", "Date matched with adopters", "Matched", tells_extract=True),
            _code("FOSTER_CARE", "Adopted by former carer", "Former carer", length=1),
            _code("NB_ADOPTR", "Number of adopters", "Adopters", length=1),
            _code("SEX_ADOPTR", "Sex of adopters", length=2),
            _code("LS_ADOPTR", "Legal status of adopters", "Legal status", length=3),
        ),
        file_name="ad1.csv",
        holds="Children who were adopted: the date of the decision, and facts about the adopters.",
        in_sentence="adoption (AD1)",
        one_row_per_child=True,
        short_title="Adoption",
        row_identity=_ONE_ROW,
    ),
    Module(
        "PlacedAdoption",
        "Placed for adoption",
        (
            _CHILD,
            _DOB,
            _event("DATE_PLACED", "Date of decision to place for adoption", "Decision"),
            _closed("DATE_PLACED_CEASED", "Date decision was reversed", "Reversed"),
            _code("REASON_PLACED_CEASED", "Reason decision was reversed", "Reason", length=3),
        ),
        file_name="placed_for_adoption.csv",
        holds="Each decision to place a child for adoption, and when and why it was reversed.",
        in_sentence="placed for adoption",
        end="DATE_PLACED_CEASED",
        row_identity=RowIdentity(
            key=("CHILD", "DATE_PLACED"),
            ties=(("DATE_PLACED_CEASED",),),
            second_keys=(SecondKey(equal=("DATE_PLACED_CEASED",)), SecondKey(only_row=True)),
        ),
    ),
    Module(
        "PrevPerm",
        "Previous permanence",
        (
            _CHILD,
            _DOB,
            _code("PREV_PERM", "Previous permanence option", "Option", length=2),
            _code("LA_PERM", "Local authority of the order", "LA", length=3, council_codes=True),
            Field("DATE_PERM", Kind.PARTIAL_DATE, "Date of the order", "Date", locates_row=True),
        ),
        file_name="previous_permanence.csv",
        holds=("Whether a child left care before by adoption or another permanent arrangement."),
        in_sentence="previous permanence",
        one_row_per_child=True,
        short_title="Permanence",
        row_identity=_ONE_ROW,
    ),
    Module(
        "Missing",
        "Missing",
        (
            _CHILD,
            _DOB,
            _code("MISSING", "Missing or away", "Type", length=1),
            _event("MIS_START", "Start of missing period", "Start"),
            _closed("MIS_END", "End of missing period", "End"),
        ),
        file_name="missing.csv",
        holds="Each time that a child was missing or away from the placement without authorisation.",
        in_sentence="missing",
        end="MIS_END",
        row_identity=RowIdentity(
            key=("CHILD", "MIS_START"),
            ties=(("MISSING",), ("MIS_END",)),
            second_keys=(
                SecondKey(equal=("MIS_END", "MISSING")),
                SecondKey(only_open="MIS_END", equal_one_of=("MISSING",)),
            ),
        ),
    ),
    Module(
        "SWEpisodes",
        "Social workers",
        (
            _CHILD,
            _DOB,
            Field("SW_ID", Kind.TEXT, "Social worker ID", "Social worker"),
            _event("SW_DECOM", "Start with social worker", "Start"),
            # Ends of two years, so they do not show the year.
            _event("SW_DEC", "End with social worker", "End"),
            _code("SW_REASON", "Reason for change of social worker", "Reason"),
        ),
        file_name="sw_episodes.csv",
        holds="Each child’s social workers: who they were, from when to when, and why they changed.",
        in_sentence="social workers",
        end="SW_DEC",
        first_year=2024,
        row_identity=RowIdentity(
            key=("CHILD", "SW_DECOM"),
            ties=(("SW_ID",), ("SW_DEC",)),
            second_keys=(
                SecondKey(equal=("SW_ID", "SW_DEC")),
                SecondKey(only_open="SW_DEC", equal=("SW_ID",)),
            ),
        ),
    ),
    Module(
        "DoLo",
        "Deprivation of liberty (DoLO)",
        (
            _CHILD,
            replace(_DOB, optional=True),
            _event("DOLO_START", "Start of order", "Start"),
            _closed("DOLO_END", "End of order", "End"),
        ),
        file_name="dolo.csv",
        holds="Each deprivation of liberty order: when it started and ended.",
        in_sentence="deprivation of liberty",
        end="DOLO_END",
        first_year=2027,
        short_title="DoLO",
        row_identity=RowIdentity(
            key=("CHILD", "DOLO_START"),
            ties=(("DOLO_END",),),
            second_keys=(SecondKey(equal=("DOLO_END",)), SecondKey(only_open="DOLO_END")),
        ),
    ),
)


def _with_spellings(module: Module) -> Module:
    fields = (replace(field, spellings=_SPELLINGS.get(field.name, ())) for field in module.fields)
    return replace(module, fields=tuple(fields))


MODULES = tuple(map(_with_spellings, _MODULES))
