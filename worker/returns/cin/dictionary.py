"""The data dictionary of the Children in Need census: its tables, their columns and their facts.

A table has a row for each of its elements in the XML, in document order. The key columns number the elements
within the element around them; the key of a child is the child's name (``Return.child_name_from``). Sources: DfE's
specification of the census for each year. Codes are DfE's (Crown copyright, Open Government Licence v3.0).
"""

from __future__ import annotations

from worker.returns.module import Field, Kind, Module, Shape
from worker.returns.row_identity import RowIdentity, SecondKey

FIRST_YEAR = 2023
LAST_YEAR = 2027

MAIN = "ChildIdentifiers"
CHILD = "Child"
EPISODE = "CINdetailsID"
ASSESSMENT = "AssessmentID"
PLAN = "CPPID"

REAL_UPN = r"[A-Z][0-9]{11}[0-9A-Z]"
"""A letter, 11 digits, and a digit or a letter."""
UPN = Shape(REAL_UPN, "a UPN: a letter, 11 digits, and a digit or a letter")
_YEAR = Shape(r"[0-9]{4}", "a year: 4 digits")
_AUTHORITY = Shape(r"[0-9]{3}", "a DfE number of an authority: 3 digits")
_WHOLE_NUMBER = Shape(r"[0-9]+", "a whole number")
_SERIAL_NUMBER = Shape(r"[0-9]{3,}", "a serial number: 3 digits or more")
_DATE_AND_TIME = Shape(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?",
    "a date and time, such as 2026-05-01T09:30:00",
)
_YES_NO = Shape(r"TRUE|FALSE|0|1", "true or false")

# Names of the keys in spreadsheets and scripts that other tools make of the XML.
_CHILD = Field(CHILD, Kind.TEXT, "Child", spellings=("Child_XML_ID", "ChildNo", "Child_Id_XML"))
_LA_CHILD_ID = Field("LAchildID", Kind.TEXT, "LA child ID", "Child ID", held_in=MAIN)
_EPISODE = Field(EPISODE, Kind.NUMBER, "Referral", spellings=("CINdetails_ID", "CINdetails_XML_ID"))
_ASSESSMENT = Field(ASSESSMENT, Kind.NUMBER, "Assessment", spellings=("Assessments_ID", "Assessments_XML_ID"))
_PLAN = Field(PLAN, Kind.NUMBER, "Child protection plan", spellings=("ChildProtectionPlans_ID", "CPP_XML_ID"))
_CONFERENCE = ("DateOfInitialCPC", "Date of initial child protection conference", "Initial conference")


def _code(name: str, label: str, short: str = "", *, first_year: int = 0, last_year: int = 9999) -> Field:
    return Field(name, Kind.CODE, label, short, first_year=first_year, last_year=last_year)


def _text(name: str, label: str, *, shape: Shape | None = None, optional: bool = False) -> Field:
    return Field(name, Kind.TEXT, label, shape=shape, optional=optional)


def _date(name: str, label: str, short: str = "", *, optional: bool = False) -> Field:
    return Field(name, Kind.DATE, label, short, optional=optional)


def _event(name: str, label: str, short: str = "", *, tells_year: bool = False) -> Field:
    """A date of something that is recorded once it happens, by which people find a row."""
    return Field(name, Kind.DATE, label, short, tells_year=tells_year, tells_extract=True, locates_row=True)


def _closed(name: str, label: str, short: str = "") -> Field:
    """A date that is never in a year before the file's own, as earlier ends are left out."""
    return _event(name, label, short, tells_year=True)


_ONE_ROW = RowIdentity(key=(CHILD,))

MODULES = (
    Module(
        "Header",
        "Header",
        (
            Field("Collection", Kind.TEXT, "Collection", names_return="CIN"),
            Field("Year", Kind.NUMBER, "Year", shape=_YEAR, states_year=True),
            _date("ReferenceDate", "Reference date"),
            _code("SourceLevel", "Source level"),
            Field("LEA", Kind.TEXT, "Local authority", shape=_AUTHORITY, states_council=True),
            _text("SoftwareCode", "Software", optional=True),
            _text("Release", "Release", optional=True),
            _text("SerialNo", "Serial number", shape=_SERIAL_NUMBER),
            _text("DateTime", "Date and time of the file", shape=_DATE_AND_TIME),
        ),
        holds="What the file is: the collection, its year and reference date, the authority and the software.",
        in_sentence="header",
    ),
    Module(
        MAIN,
        "Child identifiers",
        (
            _CHILD,
            _LA_CHILD_ID,
            Field("UPN", Kind.TEXT, "Unique pupil number (UPN)", "UPN", shape=UPN),
            _text("FormerUPN", "Former UPN", shape=UPN),
            _code("UPNunknown", "Reason for no UPN"),
            _date("PersonBirthDate", "Date of birth"),
            _date("ExpectedPersonBirthDate", "Expected date of birth"),
            _code("GenderCurrent", "Gender", last_year=2024),
            _code("Sex", "Sex", first_year=2025),
            _date("PersonDeathDate", "Date of death"),
        ),
        holds="Each child in the census: ID, unique pupil number, date of birth, sex and date of death.",
        in_sentence="child identifiers",
        short_title="Identifiers",
        essential=True,
        one_row_per_child=True,
        keys=(CHILD,),
        row_identity=_ONE_ROW,
    ),
    Module(
        "ChildCharacteristics",
        "Child characteristics",
        (_CHILD, _LA_CHILD_ID, _code("Ethnicity", "Ethnicity")),
        holds="The ethnicity of each child.",
        in_sentence="child characteristics",
        short_title="Characteristics",
        one_row_per_child=True,
        keys=(CHILD,),
        row_identity=_ONE_ROW,
    ),
    Module(
        "Disabilities",
        "Disabilities",
        (_CHILD, _LA_CHILD_ID, _code("Disability", "Disability")),
        one="Disability",
        holds="Each disability of a child, or that the child has none.",
        in_sentence="disabilities",
        rules_find_repeats=True,
        keys=(CHILD,),
        row_identity=RowIdentity(key=(CHILD, "Disability")),
    ),
    Module(
        "CINdetails",
        "Referrals",
        (
            _CHILD,
            _EPISODE,
            _LA_CHILD_ID,
            _event("CINreferralDate", "Referral date", "Referral"),
            _code("ReferralSource", "Source of the referral", "Source"),
            _code("PrimaryNeedCode", "Primary need"),
            _closed("CINclosureDate", "Closure date", "Closure"),
            _code("ReasonForClosure", "Reason for closure"),
            _date(*_CONFERENCE),
            Field("ReferralNFA", Kind.CODE, "No further action", shape=_YES_NO),
        ),
        one="Referral",
        holds="Each episode of need: its referral, source, primary need, closure and whether any action followed.",
        in_sentence="CIN details",
        essential=True,
        end="CINclosureDate",
        tells_who_stays=True,
        keys=(CHILD, EPISODE),
        row_identity=RowIdentity(
            key=(CHILD, "CINreferralDate"),
            ties=(("ReferralSource",), ("CINclosureDate",)),
            second_keys=(
                SecondKey(equal=("CINclosureDate", "ReasonForClosure")),
                SecondKey(only_open="CINclosureDate"),
            ),
        ),
    ),
    Module(
        "Assessments",
        "Assessments",
        (
            _CHILD,
            _EPISODE,
            _ASSESSMENT,
            _LA_CHILD_ID,
            _event("AssessmentActualStartDate", "Start of the assessment", "Start"),
            _date("AssessmentInternalReviewDate", "Internal review of the assessment", "Internal review"),
            _closed("AssessmentAuthorisationDate", "Authorisation of the assessment", "Authorised"),
            Field(
                "AssessmentFactors",
                Kind.TEXT,
                "Factors",
                derived=True,
                splits_into=("AssessmentFactorsList", "AssessmentFactor"),
            ),
        ),
        one="Assessment",
        dated="started",
        holds="Each assessment of a referral: its start, internal review and authorisation.",
        in_sentence="assessments",
        end="AssessmentAuthorisationDate",
        keys=(CHILD, EPISODE, ASSESSMENT),
        row_identity=RowIdentity(
            key=(CHILD, "AssessmentActualStartDate"),
            ties=(("AssessmentAuthorisationDate",),),
            second_keys=(
                SecondKey(equal=("AssessmentAuthorisationDate",)),
                SecondKey(only_open="AssessmentAuthorisationDate"),
            ),
        ),
    ),
    Module(
        "AssessmentFactorsList",
        "Assessment factors",
        (_CHILD, _EPISODE, _ASSESSMENT, _LA_CHILD_ID, _code("AssessmentFactor", "Factor")),
        one="Factor",
        holds="Each factor that an assessment identified.",
        in_sentence="assessment factors",
        rules_find_repeats=True,
        short_title="Factors",
        keys=(CHILD, EPISODE, ASSESSMENT),
    ),
    Module(
        "CINplanDates",
        "Child in need plans",
        (
            _CHILD,
            _EPISODE,
            _LA_CHILD_ID,
            _event("CINPlanStartDate", "Start of the child in need plan", "Start"),
            _closed("CINPlanEndDate", "End of the child in need plan", "End"),
        ),
        one="Child in need plan",
        dated="from",
        holds="Each child in need plan of a referral.",
        in_sentence="child in need plans",
        short_title="CIN plans",
        end="CINPlanEndDate",
        keys=(CHILD, EPISODE),
        row_identity=RowIdentity(
            key=(CHILD, "CINPlanStartDate"),
            ties=(("CINPlanEndDate",),),
            second_keys=(SecondKey(equal=("CINPlanEndDate",)), SecondKey(only_open="CINPlanEndDate")),
        ),
    ),
    Module(
        "Section47",
        "Section 47 enquiries",
        (
            _CHILD,
            _EPISODE,
            _LA_CHILD_ID,
            _event("S47ActualStartDate", "Start of the enquiry", "Start"),
            _date("InitialCPCtarget", "Target date of the conference", "Target"),
            _closed(*_CONFERENCE),
            Field("ICPCnotRequired", Kind.CODE, "Conference not required", shape=_YES_NO),
        ),
        one="Section 47 enquiry",
        holds="Each section 47 enquiry of a referral, and its initial child protection conference.",
        in_sentence="section 47 enquiries",
        short_title="Section 47",
        keys=(CHILD, EPISODE),
        row_identity=RowIdentity(
            key=(CHILD, "S47ActualStartDate"),
            ties=(("DateOfInitialCPC",),),
            second_keys=(SecondKey(equal=("DateOfInitialCPC",)),),
        ),
    ),
    Module(
        "ChildProtectionPlans",
        "Child protection plans",
        (
            _CHILD,
            _EPISODE,
            _PLAN,
            _LA_CHILD_ID,
            _event("CPPstartDate", "Start of the child protection plan", "Start"),
            _closed("CPPendDate", "End of the child protection plan", "End"),
            _code("InitialCategoryOfAbuse", "Initial category of abuse", "Initial category"),
            _code("LatestCategoryOfAbuse", "Latest category of abuse", "Latest category"),
            Field(
                "NumberOfPreviousCPP",
                Kind.NUMBER,
                "Number of previous plans",
                "Previous plans",
                shape=_WHOLE_NUMBER,
            ),
        ),
        one="Child protection plan",
        dated="from",
        holds="Each child protection plan of a referral: its dates, categories of abuse and earlier plans.",
        in_sentence="child protection plans",
        short_title="CP plans",
        end="CPPendDate",
        keys=(CHILD, EPISODE, PLAN),
        row_identity=RowIdentity(
            key=(CHILD, "CPPstartDate"),
            ties=(("CPPendDate",),),
            second_keys=(SecondKey(equal=("CPPendDate",)), SecondKey(only_open="CPPendDate")),
        ),
    ),
    Module(
        "Reviews",
        "Reviews of child protection plans",
        (_CHILD, _EPISODE, _PLAN, _LA_CHILD_ID, _closed("CPPreviewDate", "Review date")),
        one="Review",
        holds="Each review of a child protection plan.",
        in_sentence="reviews",
        short_title="Reviews",
        keys=(CHILD, EPISODE, PLAN),
        row_identity=RowIdentity(key=(CHILD, "CPPreviewDate")),
    ),
    Module(
        "PreProceedings",
        "Pre-proceedings",
        (
            _CHILD,
            _EPISODE,
            _LA_CHILD_ID,
            _event("PPStartDate", "Start of pre-proceedings", "Start"),
            _date("LBPSentDate", "Letter before proceedings sent", "Letter sent"),
            _text("FGDMMeetingOffer", "Family group decision making meeting offered"),
            _text("FGDMMeetingFac", "Family group decision making meeting held"),
            _date("InitialPPMeetingDate", "First pre-proceedings meeting", "First meeting"),
            _text("ReviewMeetingsCount", "Number of review meetings"),
            _date("StepDecisionDate", "Decision to step down or to issue", "Decision"),
            _text("PPOutcome", "Outcome"),
            _date("CourtAppDate", "Application to the court", "Court application"),
            _date("LetterInitCPDate", "Letter of issue"),
        ),
        one="Period of pre-proceedings",
        dated="from",
        holds="Pre-proceedings and family group decision making, which the census collects from 2026/27.",
        in_sentence="pre-proceedings",
        first_year=2027,
        why_no_rules="No rules check the pre-proceedings data. It is new in 2026/27, and we do not have DfE’s "
        "rules for it yet. You can see it, edit it and export it.",
        keys=(CHILD, EPISODE),
        row_identity=RowIdentity(key=(CHILD, "PPStartDate")),
    ),
)
