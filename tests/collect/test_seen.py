"""What a collection has met is known again, with any name, on the disk."""

from dataclasses import replace

from dalil.collect.seen import Seen, content_of
from dalil.model import Report

REPORT = Report("r1", "Shells hit a market.", "en", path="a.txt", original="0" * 64)


def test_a_file_is_new_once() -> None:
    seen = Seen()
    assert [seen.file_before(sha, f"{n}.txt") for n, sha in enumerate("aba")] == [None, None, "0.txt"]


def test_a_report_is_new_the_same_or_another() -> None:
    seen = Seen()
    assert not seen.has_reports()
    assert seen.before(REPORT) is None
    assert seen.has_reports()
    assert seen.before(replace(REPORT, path="b.txt", original="1" * 64)) == (True, "a.txt")
    assert seen.before(replace(REPORT, text="Shells hit two markets.")) == (False, "a.txt")


def test_names_that_are_no_utf8_are_kept() -> None:
    seen = Seen()
    odd = replace(REPORT, id="r\udce9", path="\udce9.txt")
    assert seen.before(odd) is None
    assert seen.before(odd) == (True, "\udce9.txt")


def test_content_is_what_is_said_and_not_where_it_lay() -> None:
    assert content_of(REPORT) == content_of(replace(REPORT, path=None, reader="dalil 9"))
    assert content_of(REPORT) != content_of(replace(REPORT, title="A title"))
