"""The greatest lengths of values.

Source: shared/spec/formats.md, section 4.1 (DfE's schema of 2021, with what has changed since: PLACE may have
three characters, and a child ID twenty).
"""

from __future__ import annotations

LENGTHS: dict[str, int] = {
    "CHILD": 20, "UPN": 13, "SEX": 1, "ETHNIC": 4, "UASC": 1, "MOTHER": 1,
    "RNE": 1, "LS": 2, "CIN": 2, "PLACE": 3, "PLACE_PROVIDER": 3, "REC": 3, "REASON_PLACE_CHANGE": 6,
    "PL_POST": 8, "HOME_POST": 8, "URN": 8,
    "REVIEW_CODE": 3,
    "MISSING": 1,
    "IN_TOUCH": 4, "ACTIV": 2, "ACCOM": 2,
    "FOSTER_CARE": 1, "NB_ADOPTR": 1, "SEX_ADOPTR": 2, "LS_ADOPTR": 3,
    "REASON_PLACED_CEASED": 3,
    "PREV_PERM": 2, "LA_PERM": 3,
    "SDQ_SCORE": 2, "SDQ_REASON": 4, "CONVICTED": 1, "HEALTH_CHECK": 1, "IMMUNISATIONS": 1, "TEETH_CHECK": 1,
    "HEALTH_ASSESSMENT": 1, "SUBSTANCE_MISUSE": 1, "INTERVENTION_RECEIVED": 1, "INTERVENTION_OFFERED": 1,
}  # fmt: skip
"""Characters at most, by column. Dates are left out: their form gives their length. So is SW_ID, of which none is
known."""
