"""Errors of the whole return."""

from __future__ import annotations

from worker.returns.cin import CIN
from worker.returns.cin.sample.error_placement import ErrorPlacer, Fault, NoSuitableChildError
from worker.returns.cin.sample.injecting import injects
from worker.returns.cin.sample.injectors.child import disabled, sex_column, unknown_sex, with_known_sex
from worker.returns.cin.sample.row_conditions import in_period

_UNKNOWN_SEX_LIMIT = 0.02
_MOST_CODES_OF_FEW = 7


@injects("100")
def no_reference_date(placer: ErrorPlacer) -> Fault:
    """The header has no reference date; everything else is still checked as at 31 March."""
    old = placer.sample.header["ReferenceDate"]
    placer.sample.header["ReferenceDate"] = ""
    return placer.whole("Header", "ReferenceDate", f"ReferenceDate {old} deleted")


@injects("2883")
def fewer_conferences_than_plans(placer: ErrorPlacer) -> Fault:
    """Conferences are missing: all that led to no plan, and one that led to a plan."""
    deleted = 0
    for enquiry in placer.everyone("Section47"):
        starts = [plan["CPPstartDate"] for plan in enquiry.within("ChildProtectionPlans")]
        if enquiry["DateOfInitialCPC"] and enquiry["DateOfInitialCPC"] not in starts:
            enquiry.set(DateOfInitialCPC="", ICPCnotRequired="true")
            deleted += 1
    for plan in placer.everyone("ChildProtectionPlans"):
        enquiries = [each for each in plan.within("Section47") if each["DateOfInitialCPC"] == plan["CPPstartDate"]]
        if enquiries and in_period(plan, "CPPstartDate"):
            enquiries[0].set(DateOfInitialCPC="", ICPCnotRequired="true")
            return placer.whole("ChildProtectionPlans", "CPPstartDate", f"{deleted + 1} conferences deleted")
    raise NoSuitableChildError("no child protection plan began with a conference")


@injects("2886Q")
def sex_often_unknown(placer: ErrorPlacer) -> Fault:
    """The sex of more than 2% of the children is unknown."""
    column, unknown = sex_column(placer.year), unknown_sex(placer.year)
    wanted = int(len(placer.sample.children) * _UNKNOWN_SEX_LIMIT) + 1
    for changed, spot in enumerate(spot for spot in placer.everyone(CIN.main) if with_known_sex(spot)):
        if changed == wanted:
            break
        spot.set(**{column: unknown})
    return placer.whole(CIN.main, column, f"{column} of {wanted} children changed to {unknown}")


@injects("2887Q")
def few_disability_codes(placer: ErrorPlacer) -> Fault:
    """Only seven kinds of disability are used."""
    used = dict.fromkeys(spot["Disability"] for spot in placer.everyone("Disabilities") if disabled(spot))
    kept = list(used)[:_MOST_CODES_OF_FEW]
    for spot in placer.everyone("Disabilities"):
        if disabled(spot) and spot["Disability"] not in kept:
            own = {each["Disability"] for each in spot.all("Disabilities")}
            free = next((code for code in kept if code not in own), "")
            if free:
                spot.set(Disability=free)
            else:
                spot.drop()
    return placer.whole("Disabilities", "Disability", f"all kinds but {', '.join(kept)} replaced")


@injects("2888Q")
def one_disability_each(placer: ErrorPlacer) -> Fault:
    """No child has more than one disability; as many kinds as possible are still used."""
    used: set[str] = set()
    for child in placer.sample.children:
        rows = child.rows_of("Disabilities")
        if len(rows) > 1:
            rows[:] = [next((row for row in rows if row["Disability"] not in used), rows[0])]
        used.update(row["Disability"] for row in rows)
    return placer.whole("Disabilities", "Disability", "second and further disabilities deleted")
