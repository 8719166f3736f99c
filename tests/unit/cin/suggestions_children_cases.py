"""Cases of suggestions about the header and the details of a child."""

from __future__ import annotations

from tests.unit.cin.offers import case

MADE_IN_MAY = """
    Year | ReferenceDate | DateTime
    2026 | 2026-03-31    | 2026-05-20T10:00:00
"""

CASES = [
    # 100
    case("100", "the year chosen is over", Header="Year | ReferenceDate\n2026 | 2026-02-28 > 2026-03-31"),
    case("100", "no date", Header="Year | ReferenceDate\n2026 | > 2026-03-31"),
    case("100", "another year than the one chosen", Header="Year | ReferenceDate\n2025 | 2026-03-31"),
    case(
        "100",
        "referrals of any child would overlap",
        Header="Year | ReferenceDate\n2026 | 2026-03-20",
        CINdetails="""
            CINreferralDate | CINclosureDate | ReferralNFA
            2026-03-20      |                | false
            2026-03-01      | 2026-03-02     | true
            2026-03-20      |                | false
        """,
    ),
    # 1530, 1540
    case("1530", "O for 0", ChildIdentifiers="UPN\nD2O1010123451 > D201010123451"),
    case("1530", "the check letter does not fit", ChildIdentifiers="UPN\nA2O1010123451"),
    case("1530", "an authority that does not exist", ChildIdentifiers="UPN\nA421010123451"),
    case("1530", "another child has it", ChildIdentifiers="UPN\nD2O1010123451\nD201010123451"),
    case("1540", "O for 0 and l for 1", ChildIdentifiers="UPN\nD20101Ol23451 > D201010123451"),
    case("1540", "it ends in a letter", ChildIdentifiers="UPN\nD20101O12345A"),
    case("1540", "too short", ChildIdentifiers="UPN\nD20101O1234"),
    # 1550
    case("1550", "S for 5", ChildIdentifiers="UPN\nJ20101234567S > J201012345675"),
    case("1550", "another child has it", ChildIdentifiers="UPN\nJ20101234567S\nJ201012345675"),
    case("1550", "the check letter does not fit", ChildIdentifiers="UPN\nB20101234567S"),
    # 1560Q
    case("1560Q", "also at the end", ChildIdentifiers="FormerUPN\nD2O101012345I > D201010123451"),
    case("1560Q", "it has spaces", ChildIdentifiers="FormerUPN\nD201·010123451"),
    case("1560Q", "another child has it", ChildIdentifiers="UPN | FormerUPN\n | D2O1010123451\nD201010123451 |"),
    # 1580
    case("1580", "a hyphen", ChildIdentifiers="Child | LAchildID\nC-12 | C-12 > C12\nD1 | D1"),
    case("1580", "another child has it", ChildIdentifiers="Child | LAchildID\nC-12 | C-12\nC12 | c12"),
    case("1580", "another child would get it", ChildIdentifiers="Child | LAchildID\nC-1 | C-1\nC_1 | C_1"),
    case("1580", "nothing is left", ChildIdentifiers="Child | LAchildID\n- | -"),
    case(
        "1580",
        "other files have it too",
        file_format="csv",
        ChildIdentifiers="Child | LAchildID\nC-1 | C-1 > C1",
        CINdetails="Child | CINdetailsID | LAchildID\nC-1 | 1 | C-1 > C1\nD | 1 | D",
        Reviews="Child | CINdetailsID | CPPID | LAchildID\nC-1 | 1 | 1 | C-1 > C1",
    ),
    # 4180
    case("4180", "an old code", ChildIdentifiers="PersonBirthDate | Sex\n2015-06-15 | 1 > M"),
    case("4180", "gender has it", ChildIdentifiers="PersonBirthDate | Sex | GenderCurrent\n2015-06-15 | > F | 2"),
    case("4180", "unknown", ChildIdentifiers="PersonBirthDate | Sex\n2015-06-15 | 9 > U"),
    case("4180", "the two disagree", ChildIdentifiers="PersonBirthDate | Sex | GenderCurrent\n2015-06-15 | 1 | 2"),
    case("4180", "nothing says it", ChildIdentifiers="PersonBirthDate | Sex\n2015-06-15 |"),
    case("4180", "unborn", ChildIdentifiers="ExpectedPersonBirthDate | Sex\n2026-06-15 | > U"),
    case("4180", "expected earlier", ChildIdentifiers="ExpectedPersonBirthDate | Sex\n2026-03-15 |"),
    case("4180", "unborn, yet gender is known", ChildIdentifiers="ExpectedPersonBirthDate | Sex\n2026-06-15 | 1"),
    case("4180", "a new code", year=2024, ChildIdentifiers="PersonBirthDate | GenderCurrent\n2015-06-15 | F > 2"),
    case(
        "4180", "unborn", year=2024, ChildIdentifiers="ExpectedPersonBirthDate | GenderCurrent\n2024-06-15 | > 0"
    ),
    # 8520
    case(
        "8520",
        "unborn on the reference date",
        Header=MADE_IN_MAY,
        ChildIdentifiers="""
            PersonBirthDate | ExpectedPersonBirthDate | Sex
            2026-05-19 >    | 2026-05-10              | F > U
        """,
    ),
    case(
        "8520",
        "gender",
        year=2024,
        Header="Year | ReferenceDate | DateTime\n2024 | 2024-03-31 | 2024-06-01T00:00:00",
        ChildIdentifiers="""
            PersonBirthDate | ExpectedPersonBirthDate | GenderCurrent
            2024-05-19 >    | 2024-05-10              | 2 > 0
        """,
    ),
    case(
        "8520",
        "after the file was made",
        Header=MADE_IN_MAY,
        ChildIdentifiers="PersonBirthDate | ExpectedPersonBirthDate | Sex\n2026-05-21 | 2026-05-10 | F",
    ),
    case(
        "8520",
        "no expected date",
        Header=MADE_IN_MAY,
        ChildIdentifiers="PersonBirthDate | Sex\n2026-05-19 | F",
    ),
    case(
        "8520",
        "nothing says when the file was made",
        ChildIdentifiers="PersonBirthDate | ExpectedPersonBirthDate | Sex\n2026-05-19 | 2026-05-10 | F",
    ),
    # 8525Q
    case(
        "8525Q",
        "born by the reference date",
        ChildIdentifiers="PersonBirthDate | ExpectedPersonBirthDate | Sex\n2026-03-30 | 2026-03-20 > | F",
    ),
    case(
        "8525Q",
        "born later",
        ChildIdentifiers="PersonBirthDate | ExpectedPersonBirthDate | Sex\n2026-04-02 > | 2026-04-10 | U",
    ),
    case(
        "8525Q",
        "born later with sex, which is then an error",
        ChildIdentifiers="PersonBirthDate | ExpectedPersonBirthDate | Sex\n2026-04-02 | 2026-04-10 | F",
    ),
    case(
        "8525Q",
        "born later, expected much earlier",
        ChildIdentifiers="PersonBirthDate | ExpectedPersonBirthDate | Sex\n2026-04-02 | 2025-04-10 | U",
    ),
    case("8525Q", "neither", ChildIdentifiers="Sex\nF"),
    # 8545Q
    case(
        "8545Q",
        "died after the reference date",
        Header=MADE_IN_MAY,
        ChildIdentifiers="PersonBirthDate | PersonDeathDate\n2015-06-15 | 2026-05-20 >",
    ),
    case(
        "8545Q",
        "a case was closed because of it",
        Header=MADE_IN_MAY,
        ChildIdentifiers="PersonBirthDate | PersonDeathDate\n2015-06-15 | 2026-05-20",
        CINdetails="ReasonForClosure\nRC2",
    ),
    case(
        "8545Q",
        "before the year",
        Header=MADE_IN_MAY,
        ChildIdentifiers="PersonBirthDate | PersonDeathDate\n2015-06-15 | 2025-03-20",
    ),
    # 8750
    case("8750", "expected later", ChildIdentifiers="ExpectedPersonBirthDate | Sex\n2026-06-15 | M > U"),
    case("8750", "expected earlier", ChildIdentifiers="ExpectedPersonBirthDate | Sex\n2026-03-15 | M"),
    case(
        "8750", "gender", year=2023, ChildIdentifiers="ExpectedPersonBirthDate | GenderCurrent\n2023-06-15 | 1 > 0"
    ),
    # 8772
    case(
        "8772",
        "a sound UPN",
        ChildIdentifiers="UPN | UPNunknown\nD201010123451 | UN7 >",
        CINdetails="ReferralNFA\nfalse",
    ),
    case(
        "8772",
        "a UPN of two children",
        ChildIdentifiers="UPN | UPNunknown\nD201010123451 | UN7\nD201010123451 |",
        CINdetails="ReferralNFA\nfalse",
    ),
    case(
        "8772",
        "a wrong UPN",
        ChildIdentifiers="UPN | UPNunknown\nA201010123451 | UN7",
        CINdetails="ReferralNFA\nfalse",
    ),
    case("8772", "no UPN", ChildIdentifiers="UPNunknown\nUN7", CINdetails="ReferralNFA\nfalse"),
    # 8790
    case(
        "8790",
        "primary need",
        CINdetails="PrimaryNeedCode\nN1\nN2",
        Disabilities="Disability\n✗NONE\nLD\n✗NONE",
    ),
    case(
        "8790",
        "a factor",
        CINdetails="PrimaryNeedCode\nN1",
        Disabilities="Disability\nLD\n✗NONE",
        Assessments="AssessmentActualStartDate\n2025-05-05",
        AssessmentFactorsList="AssessmentFactor\n1A\n6A",
    ),
    case("8790", "nothing decides", CINdetails="PrimaryNeedCode\nN1", Disabilities="Disability\nNONE\nLD"),
    case("8790", "no valid code", CINdetails="PrimaryNeedCode\nN2", Disabilities="Disability\nNONE\nZZ"),
    # 8794
    case("8794", "twice and more", Disabilities="Disability\nLD\nAUT\n✗LD\n✗LD"),
]
