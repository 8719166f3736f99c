"""Errors of the whole return."""

from __future__ import annotations

from worker.returns.cin import CIN
from worker.returns.cin.sample.error_placement import ErrorPlacer, Fault
from worker.returns.cin.sample.injecting import injects
from worker.returns.cin.sample.injectors.child import disabled, sex_column, unknown_sex, with_known_sex
from worker.returns.cin.sample.row_conditions import in_period
from worker.returns.sampling.days import iso
from worker.returns.sampling.injectors import NoSuitableChildError

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
    """Conferences are missing: those that led to no plan, and as few others as possible."""
    too_many = 1 + _in_period(placer, "Section47", "DateOfInitialCPC")
    too_many += _in_period(placer, "CINdetails", "DateOfInitialCPC")
    too_many -= _in_period(placer, "ChildProtectionPlans", "CPPstartDate")
    held = [
        each
        for each in placer.everyone_right("Section47")
        if in_period(each, "DateOfInitialCPC") and not each.episode["DateOfInitialCPC"]
    ]
    held.sort(key=lambda each: bool(each.within("ChildProtectionPlans")))
    if len(held) < too_many:
        raise NoSuitableChildError("there are not enough conferences that could be missing")
    for enquiry in held[: max(too_many, 0)]:
        enquiry.set(DateOfInitialCPC="", ICPCnotRequired="true")
    return placer.whole("ChildProtectionPlans", "CPPstartDate", f"{too_many} conferences deleted")


def _in_period(placer: ErrorPlacer, module: str, column: str) -> int:
    """How many rows of all children have a date in the period."""
    first, last = iso(placer.start), iso(placer.until)
    rows = (row for child in placer.sample.children for row in child.rows.get(module, ()))
    return sum(first <= row[column] <= last for row in rows)


@injects("2886Q")
def sex_often_unknown(placer: ErrorPlacer) -> Fault:
    """The sex of more than 2% of the children is unknown."""
    column, unknown = sex_column(placer.year), unknown_sex(placer.year)
    wanted = int(len(placer.sample.children) * _UNKNOWN_SEX_LIMIT) + 1
    for changed, spot in enumerate(spot for spot in placer.everyone_right(CIN.main) if with_known_sex(spot)):
        if changed == wanted:
            break
        spot.set(**{column: unknown})
    return placer.whole(CIN.main, column, f"{column} of {wanted} children changed to {unknown}")


@injects("2887Q")
def few_disability_codes(placer: ErrorPlacer) -> Fault:
    """Only seven kinds of disability are used."""
    free = list(placer.everyone_right("Disabilities"))
    changeable = {id(spot.row) for spot in free}
    rows = [row for child in placer.sample.children for row in child.rows.get("Disabilities", ())]
    # Codes of other errors stay, and so are among the seven.
    rows.sort(key=lambda row: id(row) in changeable)
    kept = list(dict.fromkeys(row["Disability"] for row in rows if row["Disability"] != "NONE"))[
        :_MOST_CODES_OF_FEW
    ]
    known = [code for code in kept if code in CIN.codes("Disability", placer.year)]
    for spot in free:
        if disabled(spot) and spot["Disability"] not in kept:
            own = {each["Disability"] for each in spot.all("Disabilities")}
            other = next((code for code in known if code not in own), "")
            if other:
                spot.set(Disability=other)
            else:
                spot.drop()
    return placer.whole("Disabilities", "Disability", f"all kinds but {', '.join(known)} replaced")


@injects("2888Q")
def one_disability_each(placer: ErrorPlacer) -> Fault:
    """No child has more than one disability; as many kinds as possible are still used."""
    used: set[str] = set()
    for first in placer.everyone_right("Disabilities"):
        own = first.all("Disabilities")
        if own[0].row is not first.row:
            continue
        kept = next((each for each in own if each["Disability"] not in used), first)
        used.add(kept["Disability"])
        for each in own:
            if each.row is not kept.row:
                each.drop()
    return placer.whole("Disabilities", "Disability", "second and further disabilities deleted")
