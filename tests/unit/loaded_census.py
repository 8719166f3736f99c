"""Files of a Children in Need census for tests of the common rooms, and their tables."""

from __future__ import annotations

from worker.editing.tables import EditedTables
from worker.reading.file_reports import FileToLoad
from worker.returns.cin import CIN
from worker.service.loaded_files import LoadedFiles

HEADER = """  <Header>
    <CollectionDetails>
      <Collection>CIN</Collection>
      <Year>2026</Year>
      <ReferenceDate>2026-03-31</ReferenceDate>
    </CollectionDetails>
    <Source>
      <SourceLevel>L</SourceLevel>
      <LEA>352</LEA>
      <SerialNo>001</SerialNo>
      <DateTime>2026-04-20T10:00:00</DateTime>
    </Source>
  </Header>
"""
FULL_CHILD = """    <Child>
      <ChildIdentifiers>
        <LAchildID>{child}</LAchildID>
        <PersonBirthDate>2015-01-02</PersonBirthDate>
        <Sex>F</Sex>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>WBRI</Ethnicity>
        <Disabilities>
          <Disability>LD</Disability>
          <Disability>AUT</Disability>
        </Disabilities>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2025-05-05</CINreferralDate>
        <ReferralSource>1A</ReferralSource>
        <PrimaryNeedCode>N1</PrimaryNeedCode>
        <Assessments>
          <AssessmentActualStartDate>2025-05-06</AssessmentActualStartDate>
          <FactorsIdentifiedAtAssessment>
            <AssessmentFactors>1A</AssessmentFactors>
            <AssessmentFactors>2B</AssessmentFactors>
          </FactorsIdentifiedAtAssessment>
        </Assessments>
        <Section47>
          <S47ActualStartDate>2025-06-01</S47ActualStartDate>
          <ICPCnotRequired>false</ICPCnotRequired>
        </Section47>
        <ReferralNFA>0</ReferralNFA>
        <ChildProtectionPlans>
          <CPPstartDate>2025-07-01</CPPstartDate>
          <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
          <LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>
          <NumberOfPreviousCPP>0</NumberOfPreviousCPP>
          <Reviews>
            <CPPreviewDate>2025-09-01</CPPreviewDate>
            <CPPreviewDate>2025-12-01</CPPreviewDate>
          </Reviews>
        </ChildProtectionPlans>
      </CINdetails>
      <CINdetails>
        <CINreferralDate>2026-01-05</CINreferralDate>
        <ReferralSource>1B</ReferralSource>
        <ReferralNFA>1</ReferralNFA>
      </CINdetails>
    </Child>
"""
BARE_CHILD = """    <Child>
      <ChildIdentifiers>
        <LAchildID>{child}</LAchildID>
      </ChildIdentifiers>
    </Child>
"""


def census(*children: str) -> bytes:
    """A file with these children, each a group."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n'
    return f"{head}{HEADER}  <Children>\n{''.join(children)}  </Children>\n</Message>\n".encode()


CENSUS = census(
    FULL_CHILD.format(child="C1"), BARE_CHILD.format(child="c1"), BARE_CHILD.format(child="").replace("></", "></")
)
"""A child with everything, a second with the same ID, and a third without ID."""


def census_of(children: int) -> bytes:
    """A file of as many children, each with everything, about 2 KB each."""
    return census(*(FULL_CHILD.format(child=f"C{number:05}") for number in range(children)))


def loaded_files(data: bytes) -> LoadedFiles:
    """The file as it is loaded."""
    loaded = LoadedFiles((CIN,))
    loaded.load([FileToLoad("1", "census.xml", None)], [data])
    return loaded


def loaded_census(data: bytes) -> EditedTables:
    """Its tables, to be edited."""
    return EditedTables(CIN, loaded_files(data).tables)
