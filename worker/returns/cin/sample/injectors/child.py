"""Errors in the identifiers and characteristics of a child."""

from __future__ import annotations

from worker.returns.cin import CIN
from worker.returns.cin.sample.error_placement import ErrorPlacer, Fault, Spot
from worker.returns.cin.sample.injecting import change, injects, injects_at
from worker.returns.cin.sample.row_conditions import is_born, is_unborn, open_episode, with_action
from worker.returns.cin.sample.sample_context import with_check_letter
from worker.returns.sampling import days
from worker.returns.sampling.days import birthday, iso

_FIRST_WITH_SEX = 2025
_ID_TOO_LONG = 21
_MOST_BEFORE_BIRTH = 280
_SEX_OF_OLD_CODE = {"1": "M", "2": "F"}
_OLD_CODE_OF_SEX = {"M": "1", "F": "2"}


def sex_column(year: int) -> str:
    """The column that holds the sex in a collection year."""
    return "Sex" if year >= _FIRST_WITH_SEX else "GenderCurrent"


def unknown_sex(year: int) -> str:
    """The code for an unknown sex in a collection year."""
    return "U" if year >= _FIRST_WITH_SEX else "0"


def has_upn(spot: Spot) -> bool:
    """The child has a permanent UPN."""
    return bool(spot["UPN"])


def under_five(spot: Spot) -> bool:
    """A born child below school age without a UPN, with a referral that led to action."""
    return spot["UPNunknown"] == "UN1" and is_born(spot) and with_action(spot)


def of_school_age(spot: Spot) -> bool:
    """A child who certainly is of school age, with a referral that led to action."""
    return is_born(spot) and spot.born <= days.day(spot.placer.year - 8, 3, 31) and with_action(spot)


def born_lately(spot: Spot) -> bool:
    """The child's first referral is late enough for a birth after the end of the census."""
    referred = min(each.day("CINreferralDate") for each in spot.all("CINdetails"))
    return is_born(spot) and spot.placer.until + 20 - referred < _MOST_BEFORE_BIRTH


def known_since_before(spot: Spot) -> bool:
    """The child has one open case since well before the year, and no plan or enquiry in it."""
    referred = spot.all("CINdetails")[0].day("CINreferralDate")
    return (
        is_born(spot)
        and spot.only_episode
        and referred < spot.placer.start - 40
        and spot.born < spot.placer.start - 40
        and spot.lacks("CINplanDates", "ChildProtectionPlans")
    )


def known_with_upn(spot: Spot) -> bool:
    """A child with a UPN and an open case."""
    return has_upn(spot) and is_born(spot) and any(open_episode(each) for each in spot.all("CINdetails"))


def with_known_sex(spot: Spot) -> bool:
    """A born child whose sex is recorded."""
    return is_born(spot) and spot[sex_column(spot.placer.year)] != unknown_sex(spot.placer.year)


def another_letter(spot: Spot) -> str:
    """The UPN with a wrong check letter."""
    return ("B" if spot["UPN"][0] == "A" else "A") + spot["UPN"][1:]


change("1510", CIN.main, has_upn, UPN=another_letter)
change("1530", CIN.main, has_upn, UPN=lambda s: with_check_letter("421" + s["UPN"][4:]))
change("1540", CIN.main, has_upn, UPN=lambda s: s["UPN"][:7] + "O" + s["UPN"][8:])
change("1550", CIN.main, has_upn, UPN=lambda s: s["UPN"][:12] + "S")
change("1560Q", CIN.main, has_upn, FormerUPN=lambda s: s["UPN"][:9])
change("1570", CIN.main, LAchildID=lambda s: s["LAchildID"].ljust(_ID_TOO_LONG, "0"))
change("1580", CIN.main, LAchildID=lambda s: f"{s['LAchildID'][:3]}-{s['LAchildID'][3:]}")
change("4220", "ChildCharacteristics", Ethnicity="WENG")
change("8500", CIN.main, LAchildID="")
change("8520", CIN.main, born_lately, PersonBirthDate=lambda s: iso(s.placer.until + 12))
change("8525Q", CIN.main, is_born, PersonBirthDate="")
change("8530Q", CIN.main, is_unborn, ExpectedPersonBirthDate=lambda s: iso(s.placer.until - 45))
change("8535Q", CIN.main, is_unborn, PersonDeathDate=lambda s: iso(s.placer.until))
change("8545Q", CIN.main, known_since_before, PersonDeathDate=lambda s: iso(s.placer.start - 20))
change("8770Q", CIN.main, of_school_age, UPN="", UPNunknown="")
change("8772", CIN.main, under_five, UPNunknown="UN7")
change("8775Q", CIN.main, known_with_upn, PersonBirthDate=lambda s: iso(birthday(s.placer.until, -26)))


@injects_at("4180", CIN.main, with_known_sex)
def wrong_sex(spot: Spot) -> Fault:
    """The sex has a code of other years."""
    column = sex_column(spot.placer.year)
    wrong = _OLD_CODE_OF_SEX.get(spot[column]) or _SEX_OF_OLD_CODE[spot[column]]
    return spot.fault(column, spot.set(**{column: wrong}))


@injects_at("8750", CIN.main, is_unborn)
def sex_of_unborn_child(spot: Spot) -> Fault:
    """The sex of an unborn child is recorded."""
    column = sex_column(spot.placer.year)
    return spot.fault(column, spot.set(**{column: "F" if column == "Sex" else "2"}))


@injects("1520")
def same_upn(placer: ErrorPlacer) -> Fault:
    """Two children have one UPN."""
    other, spot = placer.spot(CIN.main, has_upn), placer.spot(CIN.main, has_upn)
    return spot.fault("UPN", spot.set(UPN=other["UPN"]))


@injects("8510")
def same_id(placer: ErrorPlacer) -> Fault:
    """Two children have one ID."""
    other, spot = placer.spot(CIN.main), placer.spot(CIN.main)
    return spot.fault("LAchildID", spot.set(LAchildID=other["LAchildID"]))


@injects_at("8590", CIN.main)
def without_episode(spot: Spot) -> Fault:
    """The child's referrals are missing, with all that belongs to them."""
    kept = (CIN.main, "ChildCharacteristics", "Disabilities")
    for module in [module for module in spot.child.rows if module not in kept]:
        del spot.child.rows[module]
    return spot.fault("LAchildID", "the child’s CINdetails deleted")


# Disabilities


def only_none(spot: Spot) -> bool:
    """The child has no disability, and a referral that led to action."""
    return spot["Disability"] == "NONE" and with_action(spot)


def disabled(spot: Spot) -> bool:
    """The row says that the child has a disability."""
    return spot["Disability"] != "NONE"


def one_disability(spot: Spot) -> bool:
    """The row is the child's only one, and says that it has a disability."""
    return disabled(spot) and len(spot.all("Disabilities")) == 1


change("8540", "Disabilities", only_none, Disability="NO")


@injects_at("8790", "Disabilities", only_none)
def none_with_another(spot: Spot) -> Fault:
    """A disability of a child who has none."""
    return spot.add("Disabilities", Disability="LD").fault("Disability", "Disability LD added")


@injects_at("8794", "Disabilities", one_disability)
def same_disability(spot: Spot) -> Fault:
    """A disability is there twice."""
    return spot.add("Disabilities", Disability=spot["Disability"]).fault("Disability", "row repeated")
