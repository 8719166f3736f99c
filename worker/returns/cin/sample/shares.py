"""How often each code occurs in a made-up census: roughly as published for England, so that counts look familiar.

Source of the proportions: DfE, Children in need (the yearly statistics), rounded.
"""

from __future__ import annotations

from worker.returns.sampling.random_source import Weights

ETHNICITIES = Weights(
    {
        "WBRI": 62, "WIRI": 0.4, "WIRT": 0.3, "WROM": 1, "WOTH": 5.5, "MWBC": 3, "MWBA": 1.2,
        "MWAS": 1.6, "MOTH": 3.2, "AIND": 1.2, "APKN": 3, "ABAN": 1.5, "AOTH": 2.2, "CHNE": 0.3,
        "BCRB": 1.6, "BAFR": 4, "BOTH": 1.6, "OOTH": 2.6, "REFU": 0.4, "NOBT": 3,
    }
)  # fmt: skip

SEXES = Weights({"M": 52, "F": 48})

DISABILITIES = Weights(
    {
        "LD": 22, "AUT": 22, "BEH": 14, "COMM": 11, "MOB": 8, "PC": 5, "CON": 4, "HEAR": 3, "VIS": 3,
        "INC": 3, "HAND": 2, "DDA": 6,
    }
)  # fmt: skip

SOURCES = Weights(
    {
        "6": 30, "2A": 19, "2B": 2, "3A": 2, "3B": 2, "3C": 1, "3D": 2, "3E": 4, "3F": 4, "5A": 5,
        "5B": 4, "5C": 3, "5D": 3, "1A": 5, "1B": 1, "1C": 0.6, "1D": 1.4, "4": 1.5, "7": 3, "8": 4,
        "9": 1.5, "10": 1,
    }
)  # fmt: skip

NEEDS = Weights({"N1": 58, "N2": 9, "N3": 3, "N4": 9, "N5": 13, "N6": 3, "N7": 0.4, "N8": 2.5, "N9": 1, "N0": 1.1})
YOUNG_ADULT_NEEDS = Weights({"N1": 60, "N8": 20, "N5": 12, "N2": 8})

FACTORS = Weights(
    {
        "3B": 17, "4B": 15, "17A": 9, "16A": 8, "18C": 7, "2B": 7, "1B": 7, "4A": 7, "3A": 5, "14A": 4,
        "6A": 3, "5A": 4, "6B": 3, "5B": 1, "11A": 2, "19C": 2, "19B": 1, "18B": 2, "10A": 2, "15A": 2,
        "13A": 1, "24A": 1.5, "2A": 2, "1A": 1, "7A": 2, "12A": 0.6, "9A": 0.6, "3C": 1.5, "4C": 1.2,
        "1C": 0.6, "2C": 1, "20": 4, "22A": 0.1, "23A": 0.1, "8F": 0.2, "5C": 0.3, "6C": 0.5,
    }
)  # fmt: skip
FACTOR_COUNTS = Weights({1: 30, 2: 28, 3: 20, 4: 12, 5: 6, 6: 4})
NO_FACTOR = "21"

REASONS = Weights({"RC7": 88, "RC5": 7, "RC3": 2.5, "RC4": 2.5})
"""Why a case is closed, unless the child died, was adopted, grew up, or was found not to be in need."""
NOT_IN_NEED = Weights({"RC8": 65, "RC9": 35})
GREW_UP = Weights({"RC6": 40, "RC7": 60})

CATEGORIES = Weights({"NEG": 48, "EMO": 37, "PHY": 8, "SAB": 5, "MUL": 2})
PREVIOUS_PLANS = Weights({0: 76, 1: 18, 2: 5, 3: 1})

WITHOUT_UPN = Weights({"UN2": 50, "UN3": 20, "UN4": 20, "UN5": 6, "UN6": 4})

AGES = Weights({(0, 1): 9, (1, 5): 22, (5, 10): 29, (10, 16): 33, (16, 18): 7})
"""Age at the referral, in years: from, and below."""
