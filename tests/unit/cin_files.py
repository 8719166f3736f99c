"""A small census as XML and as the CSV files of another tool, for tests of reading."""

from __future__ import annotations

HEADER = """<Header>
    <CollectionDetails>
      <Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate>
    </CollectionDetails>
    <Source>
      <SourceLevel>L</SourceLevel><LEA>352</LEA><SoftwareCode>Made up</SoftwareCode><Release>1</Release>
      <SerialNo>001</SerialNo><DateTime>2026-05-01T09:30:00</DateTime>
    </Source>
  </Header>"""
IDENTIFIERS = """<ChildIdentifiers>
        <LAchildID>C1</LAchildID><UPN>A123456789123</UPN><PersonBirthDate>2015-01-02</PersonBirthDate><Sex>F</Sex>
      </ChildIdentifiers>"""
CHARACTERISTICS = """<ChildCharacteristics>
        <Ethnicity>WBRI</Ethnicity><Disabilities><Disability>LD</Disability><Disability>AUT</Disability></Disabilities>
      </ChildCharacteristics>"""
ASSESSMENT = """<Assessments>
          <AssessmentActualStartDate>2025-05-06</AssessmentActualStartDate>
          <AssessmentAuthorisationDate>2025-06-06</AssessmentAuthorisationDate>
          <FactorsIdentifiedAtAssessment>
            <AssessmentFactors>1A</AssessmentFactors><AssessmentFactors>2B</AssessmentFactors>
          </FactorsIdentifiedAtAssessment>
        </Assessments>"""
PLAN = """<ChildProtectionPlans>
          <CPPstartDate>2025-07-01</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
          <LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP>
          <Reviews><CPPreviewDate>2025-09-01</CPPreviewDate><CPPreviewDate>2025-12-01</CPPreviewDate></Reviews>
        </ChildProtectionPlans>"""
EPISODE = f"""<CINdetails>
        <CINreferralDate>2025-05-05</CINreferralDate><ReferralSource>1A</ReferralSource>
        <PrimaryNeedCode>N1</PrimaryNeedCode>
        {ASSESSMENT}
        <CINPlanDates><CINPlanStartDate>2025-06-10</CINPlanStartDate></CINPlanDates>
        <Section47>
          <S47ActualStartDate>2025-06-01</S47ActualStartDate><DateOfInitialCPC>2025-06-20</DateOfInitialCPC>
          <ICPCnotRequired>false</ICPCnotRequired>
        </Section47>
        <ReferralNFA>0</ReferralNFA>
        {PLAN}
      </CINdetails>"""
SECOND_EPISODE = """<CINdetails>
        <CINreferralDate>2026-01-05</CINreferralDate><ReferralSource>1B</ReferralSource><ReferralNFA>1</ReferralNFA>
      </CINdetails>"""
CHILD = f"""<Child>
      {IDENTIFIERS}
      {CHARACTERISTICS}
      {EPISODE}
      {SECOND_EPISODE}
    </Child>"""
CENSUS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Message>
  {HEADER}
  <Children>
    {CHILD}
  </Children>
</Message>
"""
"""A census of one child with all kinds of group, in which nothing is wrong with the structure."""

CSV_FILES = {
    "header.csv": "Collection,Year,ReferenceDate,SourceLevel,LEA,SerialNo,DateTime\n"
    "CIN,2026,31/03/2026,L,352,001,2026-05-01T10:00:00\n",
    "children.csv": "LAchildID,UPN,FormerUPN,UPNunknown,PersonBirthDate,ExpectedPersonBirthDate,Sex,"
    "PersonDeathDate\n"
    "c1,-,-,UN1,05/06/2015,-,F,-\n"
    "C2,,,,2016-01-02,,M,\n",
    "referrals.csv": "LAchildID,CINdetailsID,CINreferralDate,ReferralSource,PrimaryNeedCode,CINclosureDate,"
    "ReasonForClosure,DateOfInitialCPC,ReferralNFA\n"
    "C1,17,05/05/2025,1A,N1,-,-,-,False\n"
    "C1,19,05/09/2025,1A,N1,-,-,-,False\n"
    "C2,20,05/09/2025,1A,N1,-,-,-,False\n"
    ",21,05/09/2025,1A,N1,-,-,-,False\n",
    "assessments.csv": "LAchildID,CINdetailsID,AssessmentID,AssessmentActualStartDate,"
    "AssessmentInternalReviewDate,"
    "AssessmentAuthorisationDate,AssessmentFactors\n"
    "C1,19,4,2025-05-05,-,-,2B|3A\n"
    "C2,20,9,5/5/2025,-,-,-\n",
    "plans.csv": "LAchildID,CINdetailsID,CPPID,CPPstartDate,CPPendDate,InitialCategoryOfAbuse,"
    "LatestCategoryOfAbuse,"
    "NumberOfPreviousCPP\nC1,19,8,2025-05-05,-,NEG,NEG,0\n",
    "reviews.csv": "LAchildID,CINdetailsID,CPPID,CPPreviewDate\nC1,19,8,2025-07-05\n",
    "section47.csv": "LAchildID,S47ActualStartDate,InitialCPCtarget,DateOfInitialCPC,ICPCnotRequired\n"
    "C2,2025-07-05,,,false\n",
}
"""A census as the CSV files of another tool, with its own numbers for the groups."""
