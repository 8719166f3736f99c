"""What a census shows of a made-up child on a day: only what had happened by then, and nothing of earlier years.

Work that was completed before the year is left out, as is what began before it and has no outcome yet: an
assessment or an enquiry belongs in the year in which it ends.
"""

from __future__ import annotations

from functools import cache

from worker.returns.cin import CIN
from worker.returns.cin.sample.case import Assessment, Case, Enquiry, PreProceedings, ProtectionPlan
from worker.returns.cin.sample.life import Life
from worker.returns.sampling.days import Day, iso

Row = dict[str, str]
"""A row of a table without the columns of the child's name and ID: values as texts, "" is a blank."""
Rows = dict[str, list[Row]]
"""A child's rows by module."""

_FIRST_WITH_SEX = 2025
_OLD_SEXES = {"M": "1", "F": "2", "U": "0"}
_NAMED_BY = ("Child", "LAchildID")


@cache
def columns_of(module: str, year: int) -> tuple[str, ...]:
    """The columns of a module in a collection year as it is read: with its keys, without what we derive."""
    fields = CIN.module(module).fields
    return tuple(field.name for field in fields if not field.derived and field.is_in(year))


@cache
def blank(module: str, year: int) -> Row:
    """A row of the module without values; copy it."""
    return {
        name: ""
        for name in columns_of(module, year)
        if name not in _NAMED_BY or (module == CIN.main and name == "LAchildID")
    }


def yes_no(value: bool) -> str:
    """A yes or no as the census writes it."""
    return "true" if value else "false"


class View:
    """The census of a collection year as at a day.

    Args:
        year: the collection year.
        start: 1 April, on which it begins.
        until: its last day, or an earlier one for an extract.
    """

    def __init__(self, year: int, start: Day, until: Day) -> None:
        self.year, self.start, self.until = year, start, until

    def rows(self, life: Life) -> Rows | None:
        """The child's rows; None for a child without a case in the year so far."""
        cases = [case for case in life.cases if self._is_shown(case)]
        if not cases:
            return None
        rows: Rows = {}
        self._add(rows, CIN.main, **self._identifiers(life, cases))
        self._add(rows, "ChildCharacteristics", Ethnicity=life.ethnicity)
        for code in life.disabilities if life.born <= self.until else ():
            self._add(rows, "Disabilities", Disability=code)
        for number, case in enumerate(cases, start=1):
            self._add_case(rows, str(number), case)
        return rows

    def _add(self, rows: Rows, module: str, **values: str) -> None:
        rows.setdefault(module, []).append({**blank(module, self.year), **values})

    def _known(self, day: Day | None) -> bool:
        return day is not None and day <= self.until

    def _date(self, day: Day | None) -> str:
        """The day if it has come; else a blank."""
        return iso(day) if day is not None and day <= self.until else ""

    # The child

    def _identifiers(self, life: Life, cases: list[Case]) -> Row:
        unborn = life.born > self.until
        sex = "U" if unborn else life.sex
        is_new = self.year >= _FIRST_WITH_SEX
        no_action = all(case.no_further_action for case in cases)
        upn = "" if unborn else life.upn
        without = "" if upn else "UN7" if no_action else "UN1" if unborn else life.without_upn
        return {
            "LAchildID": life.child,
            "UPN": upn,
            "FormerUPN": life.former_upn,
            "UPNunknown": without,
            "PersonBirthDate": self._date(life.born),
            "ExpectedPersonBirthDate": iso(life.expected) if unborn else "",
            "Sex" if is_new else "GenderCurrent": sex if is_new else _OLD_SEXES[sex],
            "PersonDeathDate": self._date(life.died),
        }

    # The cases

    def _is_shown(self, case: Case) -> bool:
        return self._known(case.referral) and case.over >= self.start

    def _add_case(self, rows: Rows, number: str, case: Case) -> None:
        closed = self._known(case.closure)
        held = case.conference is not None and case.conference >= self.start
        self._add(
            rows,
            "CINdetails",
            CINdetailsID=number,
            CINreferralDate=iso(case.referral),
            ReferralSource=case.source,
            PrimaryNeedCode=case.need,
            CINclosureDate=self._date(case.closure),
            ReasonForClosure=case.reason if closed else "",
            DateOfInitialCPC=self._date(case.conference) if held else "",
            ReferralNFA=yes_no(case.no_further_action),
        )
        shown = [each for each in case.assessments if self._is_current(each.start, each.authorised)]
        for at, assessment in enumerate(shown, start=1):
            self._add_assessment(rows, number, str(at), assessment)
        for cin_plan in case.cin_plans:
            if self._known(cin_plan.start) and cin_plan.end >= self.start:
                start, end = iso(cin_plan.start), self._date(cin_plan.end)
                self._add(rows, "CINplanDates", CINdetailsID=number, CINPlanStartDate=start, CINPlanEndDate=end)
        for enquiry in case.enquiries:
            if self._is_current(enquiry.start, enquiry.conference or self.start - 1):
                self._add_enquiry(rows, number, enquiry)
        plans = [plan for plan in case.protection_plans if self._known(plan.start) and plan.end >= self.start]
        for at, plan in enumerate(plans, start=1):
            self._add_protection(rows, number, str(at), plan)
        for proceedings in case.pre_proceedings:
            if self._known(proceedings.start) and proceedings.decision >= self.start:
                self._add_pre_proceedings(rows, number, proceedings)

    def _is_current(self, start: Day, end: Day) -> bool:
        """Whether work began in the year, or began earlier and was completed in it."""
        return self._known(start) and (start >= self.start or (end >= self.start and self._known(end)))

    def _add_assessment(self, rows: Rows, case: str, number: str, assessment: Assessment) -> None:
        self._add(
            rows,
            "Assessments",
            CINdetailsID=case,
            AssessmentID=number,
            AssessmentActualStartDate=iso(assessment.start),
            AssessmentInternalReviewDate=self._date(assessment.internal_review),
            AssessmentAuthorisationDate=self._date(assessment.authorised),
        )
        for factor in assessment.factors if self._known(assessment.authorised) else ():
            self._add(
                rows, "AssessmentFactorsList", CINdetailsID=case, AssessmentID=number, AssessmentFactor=factor
            )

    def _add_enquiry(self, rows: Rows, case: str, enquiry: Enquiry) -> None:
        self._add(
            rows,
            "Section47",
            CINdetailsID=case,
            S47ActualStartDate=iso(enquiry.start),
            InitialCPCtarget=iso(enquiry.target),
            DateOfInitialCPC=self._date(enquiry.conference),
            ICPCnotRequired=yes_no(enquiry.conference is None and self._known(enquiry.decided)),
        )

    def _add_protection(self, rows: Rows, case: str, number: str, plan: ProtectionPlan) -> None:
        self._add(
            rows,
            "ChildProtectionPlans",
            CINdetailsID=case,
            CPPID=number,
            CPPstartDate=iso(plan.start),
            CPPendDate=self._date(plan.end),
            InitialCategoryOfAbuse=plan.initial,
            LatestCategoryOfAbuse=plan.latest,
            NumberOfPreviousCPP=str(plan.previous),
        )
        for review in plan.reviews:
            if self._known(review):
                self._add(rows, "Reviews", CINdetailsID=case, CPPID=number, CPPreviewDate=iso(review))

    def _add_pre_proceedings(self, rows: Rows, case: str, proceedings: PreProceedings) -> None:
        decided = self._known(proceedings.decision)
        to_court = decided and proceedings.to_court
        self._add(
            rows,
            "PreProceedings",
            CINdetailsID=case,
            PPStartDate=iso(proceedings.start),
            LBPSentDate=self._date(proceedings.letter),
            FGDMMeetingOffer=str(int(proceedings.offered)),
            FGDMMeetingFac=str(int(proceedings.held)) if self._known(proceedings.first_meeting) else "",
            InitialPPMeetingDate=self._date(proceedings.first_meeting),
            ReviewMeetingsCount=("2" if decided else "1") if self._known(proceedings.first_meeting) else "0",
            StepDecisionDate=self._date(proceedings.decision),
            PPOutcome=("A" if to_court else "B") if decided else "",
            CourtAppDate=self._date(proceedings.decision) if to_court else "",
            LetterInitCPDate=self._date(proceedings.decision) if to_court else "",
        )
