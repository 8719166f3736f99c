"""Examples of what each rule that depends on the day says in a running year, as small tables on one line.

    due("148", "20/12/2026", Episodes="DEC REC; ! 20/12/2026 .")

Rows are separated by semicolons, the first names the columns, and a dot is a blank; a row begins with ``!`` if it
has the error when the year is over. All rows are of child 1 unless there is a column CHILD.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from worker.dataset.dates import day

ANY_DAY = "01/04"
"""Becomes an error on the first day of the year: it is one on any day."""
NEVER_SAID = ""
"""Nothing is said before the year is over."""
MIDDLE = "15/11/2026"
END = "31/03/2027"
PROVIDERS = "Providers"

CODES = (
    *("131", "132", "133", "148", "151", "153", "165", "182", "185", "186", "187", "190", "191", "192", "197B"),
    *("198", "210", "215", "228", "359", "361", "362", "363", "364", "365", "367", "388", "514", "517", "518"),
    *("519", "520", "524", "543", "544", "545", "546", "547", "602", "704", "1007", "EPI"),
    *("SW11aSTG2", "SW11bSTG2", "SW12STG2", "SW17STG2"),
)
"""The rules that depend on the day."""


class Verdict(StrEnum):
    NOW = "error now"
    DUE = "due"
    NEITHER = "neither"


@dataclass(frozen=True)
class Example:
    code: str
    verdict: Verdict
    becomes: str
    """The day on which it becomes an error."""
    as_at: str
    tables: dict[str, str]

    def __str__(self) -> str:
        return f"{self.code}-{self.verdict}-{self.becomes or 'never said'}"

    @property
    def year(self) -> int:
        return int(self.as_at[6:]) + (self.as_at[3:5] > "03")

    @property
    def first_day(self) -> str:
        return f"{ANY_DAY}/{self.year - 1}" if self.becomes == ANY_DAY else self.becomes

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        return {name: _parse(text)[0] for name, text in self.tables.items()}

    @property
    def at_fault(self) -> dict[str, list[int]]:
        return {name: rows for name, text in self.tables.items() if (rows := _parse(text)[1])}


def _parse(text: str) -> tuple[pd.DataFrame, list[int]]:
    header, *lines = [line.split() for line in text.split(";")]
    rows = [[None if cell == "." else cell for cell in line if cell != "!"] for line in lines]
    frame = pd.DataFrame(rows, columns=header, dtype="str")
    if "CHILD" not in frame:
        frame.insert(0, "CHILD", "1")
    return frame, [at for at, line in enumerate(lines) if line[0] == "!"]


def now(code: str, becomes: str, as_at: str = MIDDLE, **tables: str) -> Example:
    assert day(f"{ANY_DAY}/2000" if becomes == ANY_DAY else becomes) <= day(as_at)
    return Example(code, Verdict.NOW, becomes, as_at, tables)


def due(code: str, becomes: str, as_at: str = MIDDLE, **tables: str) -> Example:
    assert day(becomes) > day(as_at)
    return Example(code, Verdict.DUE, becomes, as_at, tables)


def neither(code: str, as_at: str = MIDDLE, **tables: str) -> Example:
    return Example(code, Verdict.NEITHER, NEVER_SAID, as_at, tables)


OPEN_IN_A5 = "DECOM RNE PLACE LS; 20/10/2026 S A5 C2"
LEFT_FROM_A5 = "DECOM RNE PLACE LS DEC REC; 20/10/2026 S A5 C2 05/11/2026 "
LONG = "DECOM RNE LS; 04/09/2023 S C2"
COMPLETE = "DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR; ! 10/07/2026 02/10/2026 0 2 MF L11"
OF_ANOTHER = "CHILD IN_TOUCH; 2 YES"
ALL_ITEMS = "IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE CONVICTED"
AT_THE_END = {"becomes": END, "as_at": END}

CARE_LEAVERS = [
    example
    for code, item, others in (
        ("131", "IN_TOUCH", "ACTIV ACCOM"),
        ("132", "ACTIV", "IN_TOUCH ACCOM"),
        ("133", "ACCOM", "IN_TOUCH ACTIV"),
    )
    for example in (
        due(code, "11/03/2027", OC3=f"DOB {item}; ! 10/02/2008 ."),
        now(code, "11/07/2026", OC3=f"DOB {item}; ! 10/06/2007 ."),
        now(code, ANY_DAY, OC3=f"DOB {item}; ! 10/02/2008 QQ"),
        # The last days of a month, of the year and of February.
        due(code, "01/03/2027", OC3=f"DOB {item}; ! 31/01/2008 ."),
        due(code, "01/03/2024", "15/11/2023", OC3=f"DOB {item}; ! 31/01/2005 ."),
        now(code, "30/03/2024", "30/03/2024", OC3=f"DOB {item}; ! 29/02/2004 ."),
        now(code, "02/05/2026", OC3=f"DOB {item}; ! 01/04/2007 ."),
        due(code, END, OC3=f"DOB {item}; ! 31/03/2008 ."),
        # Without a date of birth nothing says that there is time left; other ages are asked at another time.
        now(code, ANY_DAY, OC3=f"DOB {item}; ! . ."),
        now(code, ANY_DAY, OC3=f"DOB {item}; ! 31/02/2008 ."),
        due(code, END, OC3=f"DOB {item}; ! 10/06/2004 ."),
        due(code, END, OC3=f"DOB {item}; ! 10/06/2010 ."),
    )
] + [
    due("153", "11/03/2027", OC3="DOB IN_TOUCH ACTIV ACCOM; ! 10/02/2008 YES . ."),
    now("153", "11/07/2026", OC3="DOB IN_TOUCH ACTIV ACCOM; ! 10/06/2007 YES F1 ."),
    now("153", ANY_DAY, OC3="DOB IN_TOUCH ACTIV ACCOM; ! . YES F1 ."),
    due("153", END, OC3="DOB IN_TOUCH ACTIV ACCOM; ! 10/06/2004 YES F1 ."),
    due(
        "1007",
        "18/02/2027",
        "10/02/2027",
        Episodes="DECOM; 01/05/2024",
        OC3="DOB IN_TOUCH; ! 17/02/2009 YES",
    ),
    now(
        "1007",
        "18/02/2027",
        "18/02/2027",
        Episodes="DECOM; 01/05/2024",
        OC3="DOB IN_TOUCH; ! 17/02/2009 YES",
    ),
    # The 17th birthday, as the 18th is later than the year; and one on the last day of it.
    now("1007", "21/06/2026", Episodes="DECOM; 01/05/2024", OC3="DOB IN_TOUCH; ! 20/06/2009 YES"),
    due("1007", END, Episodes="DECOM; 01/05/2024", OC3="DOB IN_TOUCH; ! 31/03/2009 YES"),
    # In care on the birthday: that will not change.
    now(
        "1007",
        ANY_DAY,
        Episodes="DECOM DEC REC; 01/05/2024 20/10/2026 E4A",
        OC3="DOB IN_TOUCH; ! 17/05/2009 YES",
    ),
    due(
        "EPI",
        "11/03/2027",
        Header="DOB; ! 10/02/2008",
        Episodes="CHILD; 2",
        OC3="CHILD; 2",
    ),
    now("EPI", "11/07/2026", Header="DOB; ! 10/06/2007", Episodes="CHILD; 2", OC3="CHILD; 2"),
    now("EPI", ANY_DAY, Header="DOB; ! 10/06/2015"),
    now("EPI", ANY_DAY, Header="DOB; ! 10/02/2001"),
    due("EPI", END, Header="DOB; ! 10/06/2003"),
    now("EPI", ANY_DAY, Header="DOB; ! ."),
    due(
        "165",
        "11/03/2027",
        Header="SEX MOTHER; ! F .",
        Episodes="CHILD; 2",
        OC3="DOB; ! 10/02/2008",
    ),
    now("165", "11/07/2026", Header="SEX MOTHER; ! F .", Episodes="CHILD; 2", OC3="DOB; ! 10/06/2007"),
    now(
        "165",
        ANY_DAY,
        Header="SEX MOTHER; ! F .",
        Episodes="DECOM LS; 01/05/2026 C2",
        OC3="DOB; ! 10/02/2008",
    ),
    due("165", "11/03/2027", Header="SEX DOB; ! F 10/02/2008", Episodes="CHILD; 2", OC3="CHILD; 2"),
    now("165", ANY_DAY, Header="SEX MOTHER DOB; ! M 0 10/02/2008", Episodes="CHILD; 2", OC3="CHILD; 2"),
    now("165", ANY_DAY, Header="SEX DOB; ! F 10/02/2018", Episodes="CHILD; 2", OC3="CHILD; 2"),
]

CARE_FOR_12_MONTHS = [
    due("182", END, OC2=f"{ALL_ITEMS}; ! 1 1 . . 0", Episodes=LONG),
    now("182", **AT_THE_END, OC2=f"{ALL_ITEMS}; ! 1 1 . . 0", Episodes=LONG),
    due("182", END, OC2=f"{ALL_ITEMS}; ! 1 1 . . 0"),
    neither("182", OC2=f"{ALL_ITEMS}; ! 1 1 . . 0", Episodes="DECOM RNE DEC REC; 04/09/2023 S 01/06/2026 E4A"),
    due("182", END, OC2=f"{ALL_ITEMS}; ! 1 1 . . 0", Episodes="DECOM RNE LS; 01/06/2026 S C2"),
    due("544", END, OC2=f"{ALL_ITEMS}; ! 1 . 1 0 0", Episodes=LONG),
    now("544", **AT_THE_END, OC2=f"{ALL_ITEMS}; ! 1 . 1 0 0", Episodes=LONG),
    neither("544", OC2=f"{ALL_ITEMS}; ! 1 . 1 0 0", Episodes="DECOM RNE DEC REC; 04/09/2023 S 01/06/2026 E4A"),
    due("547", END, OC2="HEALTH_CHECK TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE; ! 1 1 1 0"),
    now("547", **AT_THE_END, OC2="HEALTH_CHECK TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE; ! 1 1 1 0"),
    due("186", END, OC2="DOB SDQ_SCORE; ! 05/05/2014 .", Episodes=LONG),
    now("186", **AT_THE_END, OC2="DOB SDQ_SCORE; ! 05/05/2014 .", Episodes=LONG),
    due("197B", END, OC2="DOB SDQ_SCORE; ! 12/12/2022 .", Episodes=LONG),
    now("197B", **AT_THE_END, OC2="DOB SDQ_SCORE; ! 12/12/2022 .", Episodes=LONG),
    due(
        "191",
        END,
        OC2=f"{ALL_ITEMS}; ! 1 1 . 0 0",
        Episodes="CHILD DECOM RNE LS; 1 04/09/2023 S C2; ! 2 04/09/2023 S C2",
    ),
    now(
        "191",
        **AT_THE_END,
        OC2=f"{ALL_ITEMS}; ! 1 1 . 0 0",
        Episodes="CHILD DECOM RNE LS; 1 04/09/2023 S C2; ! 2 04/09/2023 S C2",
    ),
    due("192", END, OC2="SUBSTANCE_MISUSE INTERVENTION_OFFERED; ! 1 ."),
    now("192", **AT_THE_END, OC2="SUBSTANCE_MISUSE INTERVENTION_OFFERED; ! 1 ."),
    now("192", ANY_DAY, OC2="SUBSTANCE_MISUSE INTERVENTION_OFFERED; ! 1 1"),
    due("543", END, OC2="DOB CONVICTED; ! 05/05/2014 .", Episodes=LONG),
    now("543", **AT_THE_END, OC2="DOB CONVICTED; ! 05/05/2014 .", Episodes=LONG),
    due("545", END, OC2="DOB HEALTH_CHECK; ! 05/05/2022 .", Episodes=LONG),
    now("545", **AT_THE_END, OC2="DOB HEALTH_CHECK; ! 05/05/2022 .", Episodes=LONG),
    due("546", "10/02/2027", OC2="DOB HEALTH_CHECK; ! 10/02/2022 1", Episodes=LONG),
    now("546", "10/09/2026", OC2="DOB HEALTH_CHECK; ! 10/09/2021 1", Episodes=LONG),
    now("546", ANY_DAY, OC2="DOB HEALTH_CHECK; ! 10/09/2014 1", Episodes=LONG),
    due(
        "215",
        "18/02/2027",
        "10/02/2027",
        OC2="TEETH_CHECK; ! 1",
        OC3="DOB IN_TOUCH; ! 17/02/2009 YES",
        Episodes=LONG,
    ),
    now(
        "215",
        ANY_DAY,
        "10/02/2027",
        OC2="TEETH_CHECK; ! 1",
        OC3="DOB IN_TOUCH; ! 17/02/2009 YES",
        Episodes="DECOM DEC REC; 04/09/2023 20/10/2026 E4A",
    ),
    now("215", "18/05/2026", OC2="TEETH_CHECK; ! 1", OC3="DOB IN_TOUCH; ! 17/05/2008 YES", Episodes=LONG),
    now("215", ANY_DAY, OC2="TEETH_CHECK; ! 1", OC3="DOB IN_TOUCH; ! 17/05/2006 YES", Episodes=LONG),
    due("215", "18/02/2027", OC2="TEETH_CHECK; ! 1", OC3="DOB IN_TOUCH; ! 17/02/2009 YES"),
] + [
    example
    for code, item in (("185", "SDQ_SCORE; ! 12"), ("190", "TEETH_CHECK; ! 1"), ("198", "SDQ_REASON; ! SDQ2"))
    for example in (
        due(code, "20/12/2026", OC2=item, Episodes="DECOM RNE LS DEC REC; 01/05/2024 S C2 20/12/2026 E4A"),
        now(code, "20/10/2026", OC2=item, Episodes="DECOM RNE LS DEC REC; 01/05/2024 S C2 20/10/2026 E4A"),
        # Also outside, and not because of an end.
        now(code, ANY_DAY, OC2=item, Episodes="DECOM RNE LS DEC REC; 01/05/2026 S C2 20/12/2026 E4A"),
        now(code, ANY_DAY, OC2=item, Episodes="DECOM RNE LS DEC REC; 01/05/2024 S V4 20/12/2026 E4A"),
        now(code, ANY_DAY, OC2=item, Episodes="DECOM RNE LS DEC REC; 01/05/2024 S C2 20/12/2025 E4A"),
        now(code, ANY_DAY, OC2=item, Episodes="CHILD; 2"),
        # The first of several ends.
        now(
            code,
            "02/06/2026",
            OC2=item,
            Episodes="DECOM RNE LS DEC REC; 01/05/2024 S C2 02/06/2026 E4A; 02/06/2026 P C2 20/12/2026 E4A",
        ),
    )
]

ADOPTION = [
    due("151", END, AD1="DATE_INT DATE_MATCH; ! 10/07/2026 02/10/2026", Episodes=OPEN_IN_A5),
    now("151", "05/11/2026", AD1="DATE_INT DATE_MATCH; ! 10/07/2026 02/10/2026", Episodes=LEFT_FROM_A5 + "E12"),
    now("151", "05/11/2026", AD1="DATE_INT; ! 10/07/2026", Episodes=LEFT_FROM_A5 + "E4A"),
    # Typed ahead, after the year, without a date; no episode; Episodes not loaded.
    due("151", "20/12/2026", AD1="DATE_INT; ! 10/07/2026", Episodes="DEC REC; 20/12/2026 E12"),
    due("151", END, AD1="DATE_INT; ! 10/07/2026", Episodes="DEC REC; 20/04/2027 E12"),
    now("151", ANY_DAY, AD1="DATE_INT; ! 10/07/2026", Episodes="DEC REC; . E12"),
    now("151", ANY_DAY, AD1="DATE_INT; ! 10/07/2026", Episodes="CHILD; 2"),
    due("151", END, AD1="DATE_INT; ! 10/07/2026"),
    due(
        "187",
        END,
        AD1=COMPLETE,
        OC3=OF_ANOTHER,
        Episodes="DECOM RNE PLACE LS DEC REC; 12/01/2024 S U4 C2 20/10/2026 X1; 20/10/2026 P A5 C2 . .",
    ),
    now("187", "21/06/2026", AD1="CHILD; 2", OC3="DOB IN_TOUCH; ! 20/06/2009 YES", Episodes=LONG),
    due("187", "18/02/2027", AD1="CHILD; 2", OC3="DOB IN_TOUCH; ! 17/02/2009 YES", Episodes=LONG),
    now("187", ANY_DAY, AD1=COMPLETE, OC3=OF_ANOTHER, Episodes="DECOM RNE PLACE LS; 12/01/2024 S U4 C2"),
    due("187", END, AD1=COMPLETE, OC3=OF_ANOTHER, Episodes="DECOM RNE PLACE LS; 12/01/2024 S U4 E1"),
    due(
        "187",
        END,
        AD1=COMPLETE,
        OC3=OF_ANOTHER,
        Episodes="DECOM RNE PLACE LS; 12/01/2024 S U4 C2",
        PlacedAdoption="DATE_PLACED; 10/07/2026",
    ),
    due("602", END, AD1=COMPLETE, Episodes=OPEN_IN_A5),
    now("602", "05/11/2026", AD1=COMPLETE, Episodes=LEFT_FROM_A5 + "E4A"),
    now("602", ANY_DAY, AD1=COMPLETE, Episodes="CHILD; 2"),
    now("602", ANY_DAY, AD1=COMPLETE, Episodes="DECOM PLACE LS; 20/10/2026 U4 C2"),
    due("602", "20/12/2026", AD1=COMPLETE, Episodes="DECOM PLACE LS DEC REC; 20/10/2026 U4 E1 20/12/2026 E4A"),
    due(
        "602",
        END,
        AD1=COMPLETE,
        Episodes="DECOM PLACE; 20/10/2026 U4",
        PlacedAdoption="DATE_PLACED; 10/07/2026",
    ),
    now(
        "602",
        ANY_DAY,
        AD1=COMPLETE,
        Episodes="DECOM PLACE; 20/10/2026 U4",
        PlacedAdoption="DATE_PLACED DATE_PLACED_CEASED; 10/07/2026 01/09/2026",
    ),
    # Was placed for adoption, but is no longer.
    now(
        "602",
        "10/06/2026",
        AD1=COMPLETE,
        Episodes="DECOM PLACE DEC REC; 12/01/2026 A5 10/06/2026 X1; 10/06/2026 U4 . .",
    ),
] + [
    example
    for code, status, wrong in (
        ("514", "L0", "MF"),
        ("517", "L3", "FF"),
        ("518", "L4", "MF"),
        ("519", "L2", "M1"),
        ("520", "L11", "FF"),
        ("524", "L12", "MF"),
    )
    for example in (
        due(code, END, AD1=f"LS_ADOPTR SEX_ADOPTR; ! {status} .", Episodes=OPEN_IN_A5),
        now(code, ANY_DAY, AD1=f"LS_ADOPTR SEX_ADOPTR; ! {status} {wrong}", Episodes=OPEN_IN_A5),
        now(code, "05/11/2026", AD1=f"LS_ADOPTR SEX_ADOPTR; ! {status} .", Episodes=LEFT_FROM_A5 + "E12"),
        due(code, END, AD1=f"LS_ADOPTR SEX_ADOPTR; ! {status} ."),
    )
]

EPISODES = [
    due("148", "20/12/2026", Episodes="DEC REC; ! 20/12/2026 ."),
    now("148", "20/10/2026", Episodes="DEC REC; ! 20/10/2026 ."),
    due("148", END, Episodes="DEC REC; ! 20/04/2027 ."),
    now("148", ANY_DAY, Episodes="DEC REC; ! 31/02/2027 E4A"),
    now("148", ANY_DAY, Episodes="DEC REC; ! . E4A"),
    due("388", "21/12/2026", Episodes="DECOM DEC REC; ! 01/05/2026 20/12/2026 X1"),
    now("388", "21/10/2026", Episodes="DECOM DEC REC; ! 01/05/2026 20/10/2026 X1"),
    due("388", END, Episodes="DECOM DEC REC; ! 01/05/2026 31/03/2027 X1"),
    due("210", "20/11/2026", Header="UPN; ! UN4", Episodes="DECOM; ! 12/11/2026"),
    now("210", "10/11/2026", Header="UPN; ! UN4", Episodes="DECOM; ! 02/11/2026"),
    due(
        "228",
        "01/01/2027",
        Episodes="DECOM URN DEC; ! 01/06/2026 1 .",
        Providers="URN REG_END; 1 31/12/2026",
    ),
    now(
        "228",
        "01/10/2026",
        Episodes="DECOM URN DEC; ! 01/06/2026 1 .",
        Providers="URN REG_END; 1 30/09/2026",
    ),
    # The last registration counts; an end says on which day it is judged.
    due(
        "228",
        "01/01/2027",
        Episodes="DECOM URN; ! 01/06/2026 1",
        Providers="URN REG_END; 1 30/09/2026; 1 31/12/2026",
    ),
    now(
        "228",
        ANY_DAY,
        Episodes="DECOM URN DEC; ! 01/06/2026 1 15/01/2027",
        Providers="URN REG_END; 1 31/12/2026",
    ),
    now("228", ANY_DAY, Episodes="DECOM URN; ! 01/06/2026 1", Providers="URN REG_END; 1 31/03/2026"),
    due("359", "15/02/2027", Header="DOB; 14/02/2009", Episodes="LS PLACE; ! C2 U1"),
    now("359", "11/11/2026", Header="DOB; 10/11/2008", Episodes="LS PLACE; ! C2 U1"),
    due("359", "29/02/2024", "28/02/2024", Header="DOB; 28/02/2006", Episodes="LS PLACE; ! C2 U1"),
    now("359", "29/02/2024", "29/02/2024", Header="DOB; 28/02/2006", Episodes="LS PLACE; ! C2 U1"),
    due("361", "17/11/2026", Episodes="DECOM LS; ! 13/11/2026 L1"),
    now("361", "14/11/2026", Episodes="DECOM LS; ! 10/11/2026 L1"),
    # From the first start of the run, and on any day if the ends say it.
    now(
        "361",
        "14/11/2026",
        Episodes="DECOM LS DEC; ! 10/11/2026 L1 12/11/2026; ! 12/11/2026 L1 .",
    ),
    now("361", ANY_DAY, Episodes="DECOM LS DEC; ! 10/11/2026 L1 14/11/2026; ! 14/11/2026 L1 ."),
    due("361", END, Episodes="DECOM LS DEC; ! 29/03/2027 L1 .; ! 31/03/2027 L1 02/04/2027"),
    due("362", "24/11/2026", Episodes="DECOM LS; ! 02/11/2026 L2"),
    now("362", "11/11/2026", Episodes="DECOM LS; ! 20/10/2026 L2"),
    due("363", "18/11/2026", Episodes="DECOM LS; ! 10/11/2026 L3"),
    now("363", "11/11/2026", Episodes="DECOM LS; ! 03/11/2026 L3"),
    now(
        "363",
        "11/11/2026",
        Episodes="DECOM LS DEC; ! 03/11/2026 L3 07/11/2026; ! 07/11/2026 L3 .",
    ),
    now("363", ANY_DAY, Episodes="DECOM LS DEC; ! 03/11/2026 L3 12/11/2026; ! 12/11/2026 L3 ."),
    due("364", "23/11/2026", Episodes="DECOM LS; ! 01/11/2026 J2"),
    now("364", "11/11/2026", Episodes="DECOM LS; ! 20/10/2026 J2"),
    due("365", "23/11/2026", Episodes="DECOM LS; ! 05/11/2026 V3"),
    now("365", "07/11/2026", Episodes="DECOM LS; ! 20/10/2026 V3"),
    now("365", ANY_DAY, Episodes="DECOM LS DEC; ! 05/11/2026 V3 25/11/2026"),
    due(
        "367",
        "25/11/2026",
        Episodes="DECOM LS DEC; ! 01/06/2026 V3 01/08/2026; ! 10/11/2026 V3 .",
    ),
    now(
        "367",
        "04/11/2026",
        Episodes="DECOM LS DEC; ! 01/06/2026 V3 01/08/2026; ! 20/10/2026 V3 .",
    ),
    # Days up to the day count only, of an episode that ends later too; those before 1 April do not.
    now("367", "16/06/2026", Episodes="DECOM LS DEC; ! 01/03/2026 V3 01/02/2027"),
]

OTHERS = [
    due("704", END, DoLo="DOLO_END; ! 01/05/2027"),
    now("704", ANY_DAY, DoLo="DOLO_END; ! 15/03/2026"),
    due("SW11aSTG2", "17/11/2023", "15/11/2023", SWEpisodes="SW_DECOM SW_DEC; ! 01/05/2023 12/11/2023"),
    now("SW11aSTG2", "06/11/2023", "15/11/2023", SWEpisodes="SW_DECOM SW_DEC; ! 01/05/2023 01/11/2023"),
    due(
        "SW11aSTG2",
        "17/11/2023",
        "15/11/2023",
        SWEpisodes="SW_DECOM SW_DEC; 01/05/2023 12/11/2023; ! 20/11/2023 .",
    ),
    due("SW11bSTG2", END, SWEpisodes="SW_DECOM SW_DEC; ! 01/05/2026 29/03/2027"),
    now("SW11bSTG2", **AT_THE_END, SWEpisodes="SW_DECOM SW_DEC; ! 01/05/2026 29/03/2027"),
    due("SW12STG2", "19/11/2026", Episodes="DECOM RNE LS; ! 14/11/2026 S C2", SWEpisodes="CHILD; 2"),
    now("SW12STG2", "06/11/2026", Episodes="DECOM RNE LS; ! 01/11/2026 S C2", SWEpisodes="CHILD; 2"),
    due("SW12STG2", "19/11/2023", "15/11/2023", Episodes="DECOM RNE; ! 14/11/2023 S", SWEpisodes="CHILD; 2"),
    # The period of care began earlier than the episode.
    now(
        "SW12STG2",
        "06/10/2026",
        Episodes="DECOM RNE LS DEC REC; ! 01/10/2026 S C2 14/11/2026 X1; ! 14/11/2026 P C2 . .",
        SWEpisodes="CHILD; 2",
    ),
    due("SW17STG2", "18/11/2026", SWEpisodes="SW_DECOM SW_DEC; ! 01/05/2026 13/11/2026", Episodes=LONG),
    due("SW17STG2", "05/12/2026", SWEpisodes="SW_DECOM SW_DEC; ! 01/05/2026 30/11/2026", Episodes=LONG),
    now("SW17STG2", "05/11/2026", SWEpisodes="SW_DECOM SW_DEC; ! 01/05/2026 31/10/2026", Episodes=LONG),
    now("SW17STG2", "05/11/2026", SWEpisodes="SW_DECOM SW_DEC; ! 01/05/2026 31/10/2026"),
    due("SW17STG2", END, SWEpisodes="SW_DECOM SW_DEC; ! 01/05/2026 29/03/2027", Episodes=LONG),
    # A child who has left care needs no successor.
    due(
        "SW17STG2",
        END,
        SWEpisodes="SW_DECOM SW_DEC; ! 01/05/2026 31/10/2026",
        Episodes="DECOM DEC REC; 04/09/2023 31/10/2026 E4A",
    ),
]

EXAMPLES = CARE_LEAVERS + CARE_FOR_12_MONTHS + ADOPTION + EPISODES + OTHERS
