"""The form of the Children in Need census in XML: the order of DfE's schema."""

from __future__ import annotations

from worker.returns.cin.dictionary import ASSESSMENT, CHILD, EPISODE, MAIN, PLAN
from worker.returns.xml_form import Group, Tag, XmlForm

_ALWAYS_IN_HEADER = ("Collection", "Year", "ReferenceDate", "SourceLevel", "LEA", "SerialNo", "DateTime")


def _tags(*names: str) -> tuple[Tag, ...]:
    return tuple(Tag(name, always=name in _ALWAYS_IN_HEADER) for name in names)


_HEADER = Group(
    "Header",
    "Header",
    (
        Group("CollectionDetails", parts=_tags("Collection", "Year", "ReferenceDate"), once=True),
        Group(
            "Source",
            parts=_tags("SourceLevel", "LEA", "SoftwareCode", "Release", "SerialNo", "DateTime"),
            once=True,
        ),
    ),
    once=True,
)
_IDENTIFIERS = Group(MAIN, MAIN, (Tag("LAchildID", always=True),))
_CHARACTERISTICS = Group(
    "ChildCharacteristics",
    "ChildCharacteristics",
    (
        Tag("Ethnicity", always=True),
        Group("Disabilities", parts=(Group("Disability", "Disabilities", value="Disability"),), once=True),
    ),
)
_ASSESSMENT = Group(
    "Assessments",
    "Assessments",
    (
        Tag("AssessmentActualStartDate"),
        Tag("AssessmentInternalReviewDate"),
        Tag("AssessmentAuthorisationDate"),
        Group(
            "FactorsIdentifiedAtAssessment",
            parts=(Group("AssessmentFactors", "AssessmentFactorsList", value="AssessmentFactor"),),
            once=True,
        ),
    ),
    number=ASSESSMENT,
)
_PROTECTION_PLAN = Group(
    "ChildProtectionPlans",
    "ChildProtectionPlans",
    (
        Tag("CPPstartDate"),
        Tag("CPPendDate"),
        Tag("InitialCategoryOfAbuse"),
        Tag("LatestCategoryOfAbuse"),
        Tag("NumberOfPreviousCPP"),
        # DfE's schema has it once, but systems repeat it.
        Group("Reviews", parts=(Group("CPPreviewDate", "Reviews", value="CPPreviewDate"),), row_if_empty=True),
    ),
    number=PLAN,
)
_EPISODE = Group(
    "CINdetails",
    "CINdetails",
    (
        Tag("CINreferralDate", always=True),
        Tag("ReferralSource"),
        Tag("PrimaryNeedCode"),
        Tag("CINclosureDate"),
        Tag("ReasonForClosure"),
        Tag("DateOfInitialCPC"),
        _ASSESSMENT,
        Group("CINPlanDates", "CINplanDates"),
        Group("Section47", "Section47"),
        Tag("ReferralNFA"),
        _PROTECTION_PLAN,
        Group("PreProceedingsandFGDM", "PreProceedings"),
    ),
    number=EPISODE,
)

XML = XmlForm(
    Group(
        "Message",
        parts=(
            _HEADER,
            Group(
                "Children",
                parts=(Group("Child", parts=(_IDENTIFIERS, _CHARACTERISTICS, _EPISODE), number=CHILD),),
                once=True,
            ),
        ),
    ),
    child="Child",
    strict=True,
    # CBDSLevels, which the returns up to 2021 had in the header.
    dropped=("Content",),
)
