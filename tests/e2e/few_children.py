"""A return of a few children that tests edit: all but K8 have at most one error, and an edit resolves it."""

from __future__ import annotations

from pathlib import Path

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE\r\n"
PROVIDERS = (
    "URN,PLACE_CODES,PROVIDER_CODES,REG_END,POSTCODE,LA_CODE\r\n"
    "1234567,K2,PR1,,M2 5DB,E08000003\r\n"
    "7654321,K2,PR1,,M2 5DB,E08000003\r\n"
)

CHILDREN = {
    "K1": {"LS": "X9"},
    "K2": {"URN": ""},
    "K3": {"LS": "X9"},
    "K4": {"LS": "X9"},
    "K5": {"DECOM": "1/2/27"},
    "K6": {},
    "K7": {},
    "K8": {"LS": "V3"},
}
"""What is wrong in the episode of each; rows are numbered in this order, from 0.

K1, K3 and K4 have error 144, K2 has 218 with two suggested answers, K5 has 141. K7 has a closed episode last year.
K8 is in short breaks: DfE's rules let it neither have a URN (214) nor lack one (218).
"""


def write_few(folder: Path) -> Path:
    this_year, last_year = folder / "this_year", folder / "last_year"
    this_year.mkdir()
    last_year.mkdir()
    headers = (f"{child},M,01/05/2015,WBRI,A12345678901{at},,\r\n" for at, child in enumerate(CHILDREN))
    (this_year / "header.csv").write_text(HEADER + "".join(headers))
    episodes = (episode(child, **different) for child, different in CHILDREN.items())
    (this_year / "episodes.csv").write_text(EPISODES + "".join(episodes))
    (this_year / "reviews.csv").write_text(REVIEWS)
    (this_year / "providers.csv").write_text(PROVIDERS)
    of_last_year = episode("K7", DECOM="01/06/2025", DEC="01/09/2025", REC="E8")
    (last_year / "episodes.csv").write_text(EPISODES + of_last_year)
    return folder


def episode(child: str, **different: str) -> str:
    """A line of Episodes without fault except for what is given."""
    usual = {
        "DECOM": "01/02/2027",
        "RNE": "S",
        "LS": "C2",
        "CIN": "N1",
        "PLACE": "K2",
        "PLACE_PROVIDER": "PR1",
        "DEC": "",
        "REC": "",
        "REASON_PLACE_CHANGE": "",
        "HOME_POST": "M1 1AE",
        "PL_POST": "M2 5DB",
        "URN": "1234567",
    }
    return ",".join([child, *(usual | different).values()]) + "\r\n"
