"""What each text is read as in each kind of column: the one answer, whoever asks."""

from __future__ import annotations

from typing import NamedTuple

from worker.values import ValueFault as F


class Answer(NamedTuple):
    """The answer for a text in a column of SSDA903 in 2026/27; without a fault the text is good."""

    column: str
    text: str
    fault: F | None = None
    meant: str | None = None


DATES = [
    ("", None, None),
    ("05/06/2026", None, None),
    ("29/02/2024", None, None),
    ("  ", F.SPACES, ""),
    (" 05/06/2026", F.SPACES, "05/06/2026"),
    ("05/06/2026\u200b", F.SPACES, "05/06/2026"),
    ("5/6/2026", F.DATE_FORM, "05/06/2026"),
    ("05-06-2026", F.DATE_FORM, "05/06/2026"),
    ("05.06.26", F.DATE_FORM, "05/06/2026"),
    ("5 Jun 2026", F.DATE_FORM, "05/06/2026"),
    ("20260605", F.DATE_FORM, "05/06/2026"),
    ("46178", F.DATE_FORM, "05/06/2026"),
    ("2026-06-05", F.DATE_FORM, "05/06/2026"),
    ("2026-06-05T10:00:00Z", F.DATE_FORM, "05/06/2026"),
    ("2026-06-04T23:00:00Z", F.DATE_UNREADABLE, None),
    ("2026-06-05 whenever", F.DATE_UNREADABLE, None),
    ("06/13/2026", F.DATE_FORM, "13/06/2026"),
    ("05/06/58", F.DATE_UNREADABLE, None),
    ("05/06/60", F.DATE_UNREADABLE, None),
    ("29/02/2023", F.DATE_UNREADABLE, None),
    ("31/04/2026", F.DATE_UNREADABLE, None),
    ("soon", F.DATE_UNREADABLE, None),
    ("NULL", F.BLANK_WORD, ""),
    ("#N/A", F.EXCEL_ERROR, None),
    ("4.61E+04", F.SCIENTIFIC, None),
    ('="05/06/2026"', F.EXCEL_TEXT_MARK, "05/06/2026"),
]
OTHERS = [
    Answer("PrevPerm.DATE_PERM", "05/06/2026"),
    Answer("PrevPerm.DATE_PERM", "zz/06/2026"),
    Answer("PrevPerm.DATE_PERM", "ZZ/ZZ/ZZZZ"),
    Answer("PrevPerm.DATE_PERM", "2020", F.DATE_FORM, "zz/zz/2020"),
    Answer("PrevPerm.DATE_PERM", "5/2020", F.DATE_FORM, "zz/05/2020"),
    Answer("PrevPerm.DATE_PERM", "2020-05", F.DATE_FORM, "zz/05/2020"),
    Answer("PrevPerm.DATE_PERM", "5/6/2026", F.DATE_FORM, "05/06/2026"),
    Answer("PrevPerm.DATE_PERM", "05/06/58", F.DATE_UNREADABLE),
    Answer("PrevPerm.DATE_PERM", "31/04/2026", F.DATE_UNREADABLE),
    Answer("PrevPerm.DATE_PERM", "zz/13/2020", F.DATE_UNREADABLE),
    Answer("PrevPerm.DATE_PERM", "z/6/2026", F.DATE_UNREADABLE),
    Answer("Episodes.LS", "C2"),
    Answer("Episodes.LS", "c2", F.LOWER_CASE, "C2"),
    Answer("Episodes.LS", " C2 ", F.SPACES, "C2"),
    Answer("Episodes.LS", "full care order", F.WORD_FOR_CODE, "C2"),
    Answer("Episodes.LS", "C9", F.NOT_A_CODE),
    Answer("Episodes.LS", "c9 ", F.NOT_A_CODE),
    Answer("Episodes.LS", "C2;N1", F.TOO_LONG),
    Answer("Header.SEX", "1", F.NOT_A_CODE),
    Answer("Header.MOTHER", "1.0", F.DECIMALS, "1"),
    Answer("Header.MOTHER", "TRUE", F.WORD_FOR_CODE, "1"),
    Answer("PrevPerm.LA_PERM", "352"),
    Answer("PrevPerm.LA_PERM", "908"),
    Answer("PrevPerm.LA_PERM", "WAL"),
    Answer("PrevPerm.LA_PERM", "Manchester", F.WORD_FOR_CODE, "352"),
    Answer("PrevPerm.LA_PERM", "XX", F.NOT_A_CODE),
    Answer("Episodes.PL_POST", "M1 1AE"),
    Answer("Episodes.PL_POST", "SW1A1AA"),
    Answer("Episodes.PL_POST", "m1 1ae", F.LOWER_CASE, "M1 1AE"),
    Answer("Episodes.PL_POST", " m1  1ae ", F.SPACES, "M1 1AE"),
    Answer("Episodes.PL_POST", "m1", F.NOT_THE_SHAPE),
    Answer("Episodes.PL_POST", "SW1A 1AAA", F.TOO_LONG),
    Answer("Header.UPN", "A123456789012"),
    Answer("Header.UPN", "UN3"),
    Answer("Header.UPN", "un3", F.LOWER_CASE, "UN3"),
    Answer("Header.UPN", "UN6", F.NOT_THE_SHAPE),
    Answer("Header.UPN", "I123456789012", F.NOT_THE_SHAPE),
    Answer("Header.UPN", "1.23457E+12", F.SCIENTIFIC),
    Answer("Episodes.URN", "1234567"),
    Answer("Episodes.URN", "sc123456", F.LOWER_CASE, "SC123456"),
    Answer("Episodes.URN", "512919.0", F.DECIMALS, "512919"),
    Answer("Episodes.URN", "12345", F.NOT_THE_SHAPE),
    Answer("Episodes.URN", "SC0123456", F.TOO_LONG),
    Answer("OC2.SDQ_SCORE", "0"),
    Answer("OC2.SDQ_SCORE", "40"),
    Answer("OC2.SDQ_SCORE", "41", F.NOT_THE_SHAPE),
    Answer("OC2.SDQ_SCORE", "07", F.NOT_THE_SHAPE),
    Answer("OC2.SDQ_SCORE", "17.0", F.DECIMALS, "17"),
    Answer("OC2.SDQ_SCORE", "170", F.TOO_LONG),
    Answer("Header.CHILD", "A12"),
    Answer("Header.CHILD", "a12"),
    Answer("Header.CHILD", "1E5"),
    Answer("Header.CHILD", "", F.CHILD_BLANK),
    Answer("Header.CHILD", "NULL", F.CHILD_BLANK),
    Answer("Header.CHILD", "A12 ", F.SPACES, "A12"),
    Answer("Header.CHILD", "A 12", F.CHILD_CHARACTERS),
    Answer("Header.CHILD", "é12", F.CHILD_CHARACTERS),
    Answer("Header.CHILD", "A" * 21, F.TOO_LONG),
    Answer("Header.CHILD", "'00123", F.EXCEL_TEXT_MARK, "00123"),
    Answer("SWEpisodes.SW_ID", "sw Zoë-1"),
    Answer("SWEpisodes.SW_ID", "anything ", F.SPACES, "anything"),
    Answer("SWEpisodes.SW_ID", "Oâ€™Neill", F.GARBLED, "O’Neill"),
    Answer("SWEpisodes.SW_ID", "SW\ufffd1", F.GARBLED),
]
ANSWERS = [*(Answer("Episodes.DECOM", *date) for date in DATES), *OTHERS]
