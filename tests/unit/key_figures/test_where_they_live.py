"""Key figures 9 to 14 on small returns."""

from __future__ import annotations

from tests.unit.key_figures.figures import MID_YEAR, Value, compared, figure, figure_of


def episodes(column: str, *values: str) -> str:
    """An open episode for a child each, with these values in a column."""
    rows = "".join(f"\n{child} | 01/05/2020 | {value}" for child, value in enumerate(values, 1))
    return f"CHILD | DECOM | {column}{rows}"


def test_9_legal_status() -> None:
    statuses = episodes("LS", "C1", "C2", "C2", "D1", "E1", "V2", "L1", "L3", "J2", "V3", "V4", "", "C9")
    assert figure(9, Episodes=statuses) == {
        "Interim care order (C1)": [(1, 9)],
        "Full care order (C2)": [(2, 9)],
        "Freeing order (D1)": [(1, 9)],
        "Placement order (E1)": [(1, 9)],
        "Section 20 (V2)": [(1, 9)],
        "Detained for child protection (L1 to L3)": [(2, 9)],
        "Youth justice (J1 to J3)": [(1, 9)],
        "Not known": [(2, 11)],
    }


def test_9_of_a_child_in_two_episodes_the_latest_counts_and_on_a_tie_the_first() -> None:
    rows = """
        CHILD | DECOM      | LS | DEC
        1     | 01/05/2020 | C1 |
        1     | 01/06/2020 | C2 |
        1     | 01/06/2020 | E1 |
        2     | 01/05/2020 | C1 | 15/11/2026
        2     | 15/11/2026 | E1 |
              | 15/11/2026 | E1 |
    """
    assert figure(9, as_at=MID_YEAR, Episodes=rows) == {
        "Full care order (C2)": [(1, 2)],
        "Placement order (E1)": [(1, 2)],
    }


PLACES = episodes(
    "PLACE", "U1", "U6", "A3", "P1", "K2", "K1", "K3", "R2", "S1", "R5", "T4", "P3", "Z11", "H5", "P2", "Z1", ""
)


def test_10_placement_type() -> None:
    assert figure(10, Episodes=PLACES) == {
        "Foster care, relatives or friends (U1 to U3)": [(1, 13)],
        "Foster care, other carers (U4 to U6)": [(1, 13)],
        "Placed for adoption (A3 to A6)": [(1, 13)],
        "With parents (P1)": [(1, 13)],
        "Children’s home (K2)": [(1, 13)],
        "Secure children’s home (K1)": [(1, 13)],
        "Supported accommodation (K3)": [(1, 13)],
        "Residential care, family centre or health (R1 to R3)": [(1, 13)],
        "Residential school (S1)": [(1, 13)],
        "Custody (R5)": [(1, 13)],
        "Temporary (T0 to T4)": [(1, 13)],
        "Other (P3, Z)": [(2, 13)],
        "Not known": [(4, 17)],
    }


def supported(year: int) -> list[Value]:
    return figure(10, year=year, Episodes=PLACES, Episodes_last=PLACES)["Supported accommodation (K3)"]


def test_10_supported_accommodation_had_other_codes_before_2024_25() -> None:
    assert supported(2025) == [(1, 13), (2, 14)]
    assert supported(2026) == [(1, 13), (1, 13)]


def test_10_says_that_codes_changed_between_the_years() -> None:
    def changed(year: int, **last_year: str) -> str:
        return figure_of(compared(year=year, Episodes=PLACES, **last_year), 10).changed

    assert changed(2025, Episodes_last=PLACES) == "K3 replaced H5 and P2 in 2024/25."
    assert changed(2025) == ""
    assert changed(2027, Episodes_last=PLACES) == ""


def test_11_provider() -> None:
    providers = episodes("PLACE_PROVIDER", "PR0", "PR1", "PR1", "PR2", "PR3", "PR4", "PR5", "", "PR9")
    assert figure(11, Episodes=providers) == {
        "Parents (PR0)": [(1, 8)],
        "Own provision (PR1)": [(2, 8)],
        "Other council (PR2)": [(1, 8)],
        "Other public (PR3)": [(1, 8)],
        "Private (PR4)": [(1, 8)],
        "Voluntary (PR5)": [(1, 8)],
        "None recorded": [(1, 8)],
        "Code not valid": [(1, 9)],
    }


def test_12_outside_the_area() -> None:
    locations = episodes("PL_LOCATION", "IN", "IN", "OUT", "")
    assert figure(12, Episodes=locations, Episodes_last=locations) == {
        "Inside": [(2, 3), (2, 3)],
        "Outside": [(1, 3), (1, 3)],
        "Not known": [(1, 4), (1, 4)],
    }


def test_12_needs_a_council_unless_the_files_have_the_location() -> None:
    postcodes = "CHILD | DECOM | PL_POST\n1 | 01/05/2020 | M1 1AE"
    without = figure_of(compared(Episodes=postcodes), 12)
    assert (without.lines, without.why_not, without.deserves_a_look) == ((), ("No council is chosen.",), False)
    known = figure_of(compared(Episodes=postcodes, council="E08000003"), 12)
    assert {line.label: line.children for line in known.lines if line.children} == {"Inside": 1}


DISTANCES = episodes("PL_DISTANCE", "0.0", "20.0", "20.1", "999.9", "", "30.0")


def test_13_far_from_home() -> None:
    assert figure(13, Episodes=DISTANCES, UASC="CHILD | DUC\n6 |") == {
        "20 miles or less": [(2, 3)],
        "Over 20 miles": [(1, 3)],
        "Not known": [(2, 5)],
    }


def test_13_without_the_file_nobody_is_left_out_as_unaccompanied() -> None:
    assert figure(13, Episodes=DISTANCES)["Over 20 miles"] == [(2, 4)]


def test_14_supported_accommodation_from_16_and_other_placements() -> None:
    header = "CHILD | DOB\n1 | 15/11/2010\n2 | 16/11/2010\n3 | 01/01/2010\n4 | 01/01/2020\n5 |"
    places = episodes("PLACE", "K3", "K3", "U1", "Z12", "K3")
    assert figure(14, as_at=MID_YEAR, Header=header, Episodes=places) == {
        "16 and over in supported accommodation": [(1, 2)],
        "In other placements (Z)": [(1, 5)],
    }
    before = episodes("PLACE", "H5", "P2", "K3", "U1", "K3")
    assert figure(14, year=2024, Header=header.replace("2010", "2005"), Episodes=before) == {
        "16 and over in supported accommodation": [(2, 3)],
    }
