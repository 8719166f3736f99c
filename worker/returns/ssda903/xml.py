"""The form of the SSDA903 return in XML: DfE's schema of 2021, with later additions.

The schema is in tests/unit/CLA-2021.xsd. Social worker episodes are sent in a file whose tags are not public, and
no source shows deprivation of liberty orders in XML: neither has a known place here.
"""

from __future__ import annotations

from worker.returns.xml_form import Group, Status, Tag, XmlForm


def _always(*names: str) -> tuple[Tag, ...]:
    return tuple(Tag(name, always=True) for name in names)


def _of(module: str, *names: str) -> tuple[Tag, ...]:
    return tuple(Tag(name, of=module) for name in names)


_HEADER = Group(
    "HEADER",
    "Header",
    (
        Tag("CHILDID", "CHILD", always=True),
        *_always("UPN", "SEX", "DOB", "ETHNIC"),
        Status("UASC", "UASC"),
        *_of("UASC", "DUC"),
        *_of("AD1", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
        *_of("OC3", "IN_TOUCH", "ACTIV", "ACCOM"),
        Group("AMISSING", "Missing", _always("MISSING", "MIS_START")),
        Group("AREVIEW", "Reviews", _always("REVIEW", "REVIEW_CODE")),
        Tag("MOTHER"),
        Tag("MC_DOB"),
        Group("PERMANENCE", "PrevPerm"),
        Group("OC2", "OC2"),
        Group("AD_PLACED", "PlacedAdoption", _always("DATE_PLACED")),
    ),
)
_EPISODE = Group(
    "EPISODE",
    "Episodes",
    (
        *_always("DECOM", "RNE", "LS", "CIN"),
        Tag("PL", "PLACE", always=True),
        Tag("PL_POST"),
        Tag("HOME_POST"),
        Tag("URN"),
        Tag("PLACE_PROVIDER"),
        *_always("DEC", "REC"),
        Tag("REASON_PLACE_CHANGE"),
    ),
)

XML = XmlForm(
    Group("EXPSSDA903", parts=(Group("CHILD", parts=(_HEADER, _EPISODE)),)),
    child="CHILD",
    beside=("SWEpisodes", "DoLo"),
)
