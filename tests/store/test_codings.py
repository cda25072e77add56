"""Codings: the last one of a coder counts, nothing is coded twice."""

from dataclasses import replace

import pytest

from dalil.errors import NotFound, StoreError
from dalil.model import Coding
from dalil.store.project import Project
from tests.store.made_items import TEXT_AR, made_coding, made_incident, made_judgement, made_report

EN = made_report("en")
AR = made_report("ar", TEXT_AR)


@pytest.fixture
def coded(project: Project) -> Project:
    project.add_reports([EN, AR])
    project.add_coding(made_coding(EN), "rules", "1")
    project.add_coding(made_coding(AR, "قُتل"), "rules", "1")
    return project


def test_a_coding_comes_back_as_it_was(coded: Project) -> None:
    assert coded.coding("en", "rules", "1") == made_coding(EN)
    assert coded.coding("ar", "rules", "1") == made_coding(AR, "قُتل")


def test_the_parts_of_all_codings_are_listed_by_report(coded: Project) -> None:
    codings = [made_coding(AR, "قُتل"), made_coding(EN)]
    assert coded.claims() == [claim for coding in codings for claim in coding.claims]
    assert coded.causes() == [(coding.report_id, cause) for coding in codings for cause in coding.causes]
    assert coded.issues() == [issue for coding in codings for issue in coding.issues]


@pytest.mark.parametrize(
    ("report_id", "coder", "version"), [("en", "rules", "2"), ("en", "llm:x", "1"), ("other", "rules", "1")]
)
def test_what_is_still_to_code_has_no_coding(
    coded: Project, report_id: str, coder: str, version: str
) -> None:
    assert coded.coding(report_id, coder, version) is None
    assert not coded.is_coded(report_id, coder, version)


def test_a_report_that_states_nothing_is_coded_all_the_same(coded: Project) -> None:
    coded.add_report(made_report("quiet"))
    coded.add_coding(Coding("quiet", (), ()), "rules", "1")
    assert coded.coding("quiet", "rules", "1") == Coding("quiet", (), ())
    assert coded.is_coded("quiet", "rules", "1")


def test_the_same_coding_again_changes_nothing(coded: Project) -> None:
    before = coded.custody()
    coded.add_coding(made_coding(EN), "rules", "1")
    assert coded.custody() == before


def test_a_later_version_of_a_coder_replaces_only_its_own_coding(coded: Project) -> None:
    by_person = made_coding(EN, "killed in Hajin")
    coded.add_coding(by_person, "person:reviewer", "1")
    coded.add_judgement(made_judgement())
    coded.add_coding(Coding("en", (), ()), "rules", "2")
    assert coded.coding("en", "rules", "1") is None
    assert coded.claims("rules") == list(made_coding(AR, "قُتل").claims)
    assert coded.claims("person:reviewer") == list(by_person.claims)
    assert coded.judgements() == [made_judgement()]


def test_an_obsolete_claim_is_said_to_be_obsolete(coded: Project) -> None:
    assert coded.claim("en-c0") == made_coding(EN).claims[0]
    coded.add_coding(Coding("en", (), ()), "rules", "2")
    with pytest.raises(NotFound, match='"en-c0" is obsolete'):
        coded.claim("en-c0")
    with pytest.raises(NotFound, match='No claim.*"nobody"'):
        coded.claim("nobody")


def test_a_coding_of_an_unknown_report_is_refused(coded: Project) -> None:
    with pytest.raises(NotFound, match='"nobody"'):
        coded.add_coding(Coding("nobody", (), ()), "rules", "1")


def test_a_rerun_of_collect_code_and_merge_changes_nothing(project: Project) -> None:
    def run() -> None:
        project.add_reports([EN, AR])
        project.log_refusal("broken.pdf", "It is encrypted.")
        for report, words in ((EN, "killed"), (AR, "قُتل")):
            if not project.is_coded(report.id, "rules", "1"):
                project.add_coding(made_coding(report, words), "rules", "1")
        project.set_incidents([made_incident("i2", "en-c0"), made_incident("i1", "ar-c0")])

    def content() -> tuple[object, ...]:
        return project.reports(), project.claims(), project.causes(), project.incidents()

    run()
    first, log = content(), len(project.custody())
    run()
    assert content() == first
    assert [entry.act for entry in project.custody()[log:]] == ["report seen again"] * 2
    settled = project.custody()
    run()
    assert content() == first
    assert project.custody() == settled


def test_a_coding_that_fails_half_way_leaves_nothing(coded: Project) -> None:
    claim = made_coding(EN).claims[0]
    broken = replace(claim, id=None)  # type: ignore[arg-type]
    before = coded.custody()
    with pytest.raises((TypeError, ValueError, AttributeError)):
        coded.add_coding(Coding("en", (claim, broken), ()), "rules", "2")
    assert coded.custody() == before
    assert coded.coding("en", "rules", "1") == made_coding(EN)


def test_a_row_that_is_damaged_is_said_when_it_is_read(coded: Project) -> None:
    for trigger in ("claims_no_update", "reports_no_update"):
        coded._database.rows(f"DROP TRIGGER {trigger}")
    coded._database.rows("UPDATE claims SET row = substr(row, 1, 40) WHERE id = 'en-c0'")
    coded._database.rows("UPDATE reports SET row = '{\"id\": 5}' WHERE id = 'ar'")
    for read in (coded.claims, coded.reports, lambda: coded.claim("en-c0"), lambda: coded.report("ar")):
        with pytest.raises(StoreError, match="is damaged: a (claim|report) in it cannot be read"):
            read()
    assert coded.report("en") == EN
