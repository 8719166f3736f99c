"""Answers on adoption, from the decision to place, the adoption items and the last placement."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.suggestions.fault import Fault, day_of
from worker.suggesting.answer import Answer, Answerers, Source

answers = Answerers[Fault]()


@answers.to("523")
def same_date_of_decision(fault: Fault) -> Iterator[Answer | None]:
    """The date of the decision in the other of the two files."""
    placed, adoption = fault.child.only("PlacedAdoption"), fault.child.only("AD1")
    if placed and adoption:
        in_placed, in_adoption = day_of(placed, "DATE_PLACED"), day_of(adoption, "DATE_INT")
        yield fault.answer(
            f"Adoption (AD1) has {in_adoption}.",
            Source.RECORD,
            {"DATE_PLACED": in_adoption},
            title=f"{in_adoption} in both files",
            row=placed,
        )
        yield fault.answer(
            f"Placed for adoption has {in_placed}.",
            Source.RECORD,
            {"DATE_INT": in_placed},
            title=f"{in_placed} in both files",
            row=adoption,
        )


@answers.to("333", "334", "521")
def decision_before_matching(fault: Fault) -> Iterator[Answer | None]:
    """The date of the decision in the file on placing for adoption."""
    placed, adoption = fault.child.only("PlacedAdoption"), fault.child.only("AD1")
    if not placed or not adoption or not placed.has_date("DATE_PLACED"):
        return
    if fault.code != "333" or placed.date("DATE_PLACED") <= adoption.date("DATE_MATCH"):
        day = day_of(placed, "DATE_PLACED")
        reason = f"Placed for adoption has {day} as the date of the decision."
        guess = fault.code != "333"
        yield fault.answer(reason, Source.RECORD, {"DATE_INT": day}, guess=guess, row=adoption)


@answers.to("551", "553", "563")
def decision_of_adoption(fault: Fault) -> Iterator[Answer | None]:
    """The date of the decision in AD1, where the file on placing for adoption has none."""
    placed, adoption = fault.child.only("PlacedAdoption"), fault.child.only("AD1")
    if placed and adoption and adoption.has_date("DATE_INT") and not placed.text("DATE_PLACED"):
        day = day_of(adoption, "DATE_INT")
        reason = f"Adoption (AD1) has {day} as the date of the decision."
        yield fault.answer(reason, Source.RECORD, {"DATE_PLACED": day}, guess=fault.code == "553", row=placed)


@answers.to("151", "601")
def adoption_items_that_are_known(fault: Fault) -> Iterator[Answer | None]:
    """Items of AD1 that follow from other items and files."""
    row = fault.child.only("AD1")
    if not row:
        return
    known: dict[str, Callable[[], str]] = {
        "DATE_INT": lambda: _decision(fault),
        "NB_ADOPTR": lambda: {"M1": "1", "F1": "1", "MM": "2", "FF": "2", "MF": "2"}.get(
            row.text("SEX_ADOPTR"), ""
        ),
        "FOSTER_CARE": lambda: _by_foster_carer(fault),
    }
    blank = [name for name in SSDA903.module("AD1").columns if name not in ("CHILD", "DOB") and not row.text(name)]
    values = {name: value for name in blank if name in known and (value := known[name]())}
    if values and len(blank) < 6:
        reason = "The other adoption items, the decision to place or the last placement say this."
        yield fault.answer(reason, Source.RECORD, values, guess=len(values) < len(blank), row=row)


def _decision(fault: Fault) -> str:
    placed = fault.child.only("PlacedAdoption")
    return day_of(placed, "DATE_PLACED") if placed else ""


def _by_foster_carer(fault: Fault) -> str:
    adopted = [row for row in fault.child.rows("Episodes") if row.text("REC") in ("E11", "E12")]
    return (
        {"A3": "1", "A5": "1", "A4": "0", "A6": "0"}.get(adopted[0].text("PLACE"), "") if len(adopted) == 1 else ""
    )


@answers.to("335")
def former_carer_by_the_placement(fault: Fault) -> Iterator[Answer | None]:
    """Whether the child was adopted by the foster carer, as the last placement says."""
    row, value = fault.child.only("AD1"), _by_foster_carer(fault)
    if row and value:
        reason = f"The last placement was {'with' if value == '1' else 'not with'} the child’s foster carers."
        yield fault.answer(reason, Source.RECORD, {"FOSTER_CARE": value}, row=row)


@answers.to("511")
def single_adopter(fault: Fault) -> Iterator[Answer | None]:
    """One adopter, because the sex given is a single adopter’s."""
    alone = fault.text("LS_ADOPTR") in ("L0", "")
    reason = f"Sex of adopters {fault.text('SEX_ADOPTR')} means a single adopter."
    yield fault.answer(reason, Source.RECORD, {"NB_ADOPTR": "1"}, guess=not alone)


_COUPLES = {
    "517": ("L3", "L4", True),
    "520": ("L11", "L12", True),
    "518": ("L4", "L3", False),
    "524": ("L12", "L11", False),
}


@answers.to(*_COUPLES)
def couple_by_sex_or_status(fault: Fault) -> Iterator[Answer | None]:
    """The legal status of a couple that fits their sex, or MF where the status allows nothing else."""
    status, other, different = _COUPLES[fault.code]
    sex = fault.text("SEX_ADOPTR")
    if sex in (("MM", "FF") if different else ("MF",)):
        reason = f"Sex of adopters is {sex}: {fault.meaning('LS_ADOPTR', other)}."
        yield fault.answer(reason, Source.RECORD, {"LS_ADOPTR": other}, guess=True)
    if sex in ("M1", "F1"):
        reason = f"Sex of adopters is {sex}: {fault.meaning('LS_ADOPTR', 'L0')}."
        yield fault.answer(reason, Source.RECORD, {"LS_ADOPTR": "L0"}, guess=True)
    gender = "different" if different else "the same"
    for code in ("MF",) if different else ("MM", "FF"):
        reason = f"Legal status {status} means a couple of {gender} gender."
        yield fault.answer(reason, Source.RECORD, {"SEX_ADOPTR": code}, guess=True)


@answers.to("514", "519")
def status_by_sex(fault: Fault) -> Iterator[Answer | None]:
    """The legal statuses that fit the sex of the adopters."""
    sex = fault.text("SEX_ADOPTR")
    alone, different, same = ("L0",), ("L11", "L2", "L3"), ("L12", "L2", "L4")
    fitting = {"M1": alone, "F1": alone, "MF": different, "MM": same, "FF": same}.get(sex, ())
    for status in fitting:
        reason = f"Sex of adopters is {sex}: {fault.meaning('LS_ADOPTR', status)}."
        yield fault.answer(reason, Source.RECORD, {"LS_ADOPTR": status})
    if fault.text("LS_ADOPTR") == "L0":
        for code in ("F1", "M1"):
            reason = "Legal status L0 means a single adopter."
            yield fault.answer(reason, Source.RECORD, {"SEX_ADOPTR": code}, guess=True)
