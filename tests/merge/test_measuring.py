"""What counts as a pair of reports of one incident, when merging is measured."""

from made_claims import Corpus

from dalil.knowledge.load import load_knowledge
from dalil.merge.merge import merge
from evaluation.merging import joined_pairs, listed_pairs


def test_the_list_gives_every_pair_of_an_incident_once(tmp_path):
    path = tmp_path / "same.csv"
    path.write_text("incident,file\none,c.md\none,a.md\ntwo,d.md\none,b.md\n", encoding="utf-8")
    pairs, files = listed_pairs(path)
    assert pairs == {("a.md", "b.md"), ("a.md", "c.md"), ("b.md", "c.md")}
    assert files == {"a.md", "b.md", "c.md", "d.md"}


def test_reports_that_share_an_incident_are_a_pair():
    corpus = Corpus()
    for name, place in (("a", "Hajin"), ("b", "Hajin"), ("c", "Raqqa")):
        text = f"{name}: The group took {place} on Tuesday after 41 of its men had died."
        corpus.report(name, text, outlet=name)
        corpus.claim("capture", text, at=place, on="2017-04-04", actor_id="isis", counts={"killed": 41})
    incidents = merge(corpus.reports, corpus.claims, [], load_knowledge())
    pairs = joined_pairs(incidents, {"a": "a.md", "b": "b.md", "c": "c.md"})
    assert set(pairs) == {("a.md", "b.md")}
    assert pairs[("a.md", "b.md")].place_name == "Hajin"
