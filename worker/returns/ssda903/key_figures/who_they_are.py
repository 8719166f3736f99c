"""Key figures 6 to 8: age, sex, ethnic group and need of the children looked after on the day."""

from __future__ import annotations

from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, groups
from worker.returns.ssda903.key_figures.care_as_at import CareAsAt, age_groups, between

SECTION = "Who they are, on the day"
_NEED_CODES = tuple(f"N{number}" for number in range(1, 9))


@key_figure(
    6,
    "Age",
    section=SECTION,
    mirrors="DfE’s children looked after on 31 March by age",
    look_when="Any child is 18 or over, unless under legal status V2 in a children’s home (K2).",
)
def age(care: CareAsAt) -> list[Line]:
    """The age on the day of the children of figure 1, from the date of birth in Header."""
    ages = care.ages(care.on_the_day, care.day)
    oldest = {"16 to 17": between(ages, 16, 17), "18 and over": ages >= 18}
    return groups(care.on_the_day, {**age_groups(ages), **oldest})


@key_figure(
    7,
    "Sex and ethnic group",
    section=SECTION,
    mirrors="DfE’s children looked after on 31 March by characteristic",
    look_when="More than 2% are not known, or a group changes although the children are the same.",
    changed_in={2025: "The codes of SEX changed from 1 and 2 to M, F and U in 2024/25."},
)
def sex_and_ethnic_group(care: CareAsAt) -> list[Line]:
    """SEX and ETHNIC of the children of figure 1 in Header.

    White are the codes that begin with W, mixed those with M, Black those with B. Asian are AIND, APKN, ABAN, AOTH
    and CHNE, other is OOTH. REFU, NOBT, and sex U are not known.
    """
    header = care.ds.first_partner(care.on_the_day, care.ds.Header)
    children = care.on_the_day
    sexes = care.groups_by_code(header, "SEX", {"Male": "1|M", "Female": "2|F"})
    ethnic_groups = care.groups_by_code(
        header,
        "ETHNIC",
        {
            "White": "W.*",
            "Mixed": "M.*",
            "Asian": "AIND|APKN|ABAN|AOTH|CHNE",
            "Black": "B.*",
            "Other ethnic group": "OOTH",
        },
    )
    return [
        *groups(children, sexes, others="Sex not known"),
        *groups(children, ethnic_groups, others="Ethnic group not known"),
    ]


@key_figure(
    8,
    "Category of need",
    section=SECTION,
    mirrors="DfE’s children looked after on 31 March by category of need",
    look_when="N1 changes by more than 5 points, or N8 does not change with figure 5.",
)
def category_of_need(care: CareAsAt) -> list[Line]:
    """CIN of the episode that each child of figure 1 is in on the day."""
    labels = {f"{code} {care.codes('CIN')[code]}": code for code in _NEED_CODES}
    return groups(care.on_the_day, care.groups_by_code(care.on_the_day, "CIN", labels))


FIGURES = (age, sex_and_ethnic_group, category_of_need)
