from pathlib import Path

import pytest

from dalil.errors import BadKnowledge
from dalil.knowledge.load import load_knowledge
from dalil.knowledge.source_list import Source, read_sources

SOURCES = load_knowledge().sources
ACTORS = load_knowledge().actors
KNOWN = list(SOURCES)


def cited(text: str) -> list[tuple[str, str]]:
    return [(m.source_id, m.span.of(text)) for m in SOURCES.mentions(text, "en")]


@pytest.mark.parametrize("source", KNOWN, ids=lambda s: s.id)
def test_a_source_is_found_by_each_name_and_domain(source: Source) -> None:
    for words in (*source.names, *source.domains, *(f"https://www.{d}/a/b" for d in source.domains)):
        assert SOURCES.find(words) == source, words
    assert set(source.weak) <= set(source.names)
    assert source.party_to is None or source.party_to in ACTORS
    if source.example is not None:
        assert source.id in [found for found, _ in cited(source.example)]


@pytest.mark.parametrize(
    ("outlet", "ids"),
    [
        ("Hurriyet Daily News (AFP)", ["hurriyet", "afp"]),
        ("Breitbart (Reuters/SOHR)", ["breitbart", "reuters", "sohr"]),
        ("مصراوي (نقلاً عن الحياة)", ["masrawy", "hayat"]),
        ("RFE/RL (via Refworld)", ["rferl"]),
        ("DeirEzzor24", ["deirezzor24"]),
        ("ديرالزور24", ["deirezzor24"]),
        ("https://amp.dw.com/ar/x/a-1", ["dw"]),
        ("A local paper", []),
        ("example.org", []),
        ("", []),
    ],
)
def test_an_outlet_line_names_the_outlet_and_its_origins(outlet: str, ids: list[str]) -> None:
    assert [source.id for source in SOURCES.origins(outlet)] == ids


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("AFP reported, citing SOHR, that", [("afp", "AFP"), ("sohr", "SOHR")]),
        ("قال المرصد السوري لوكالة فرانس برس", [("sohr", "المرصد السوري"), ("afp", "وكالة فرانس برس")]),
        ("وأكد المرصد أن القصف توقف", [("sohr", "المرصد")]),
        ("وأضاف المصدر أن الحياة توقفت في العالم", []),
        ("نقلاً عن صحيفة الوطن", [("watan_sy", "صحيفة الوطن")]),
        ("The observatory on the hill was hit; sana is a name, ap is not.", []),
        ("The UN said so.", [("united_nations", "The UN")]),
    ],
)  # fmt: skip
def test_sources_cited_in_running_text(text: str, mentions: list[tuple[str, str]]) -> None:
    assert cited(text) == mentions


def test_an_overlay_adds_its_own(tmp_path: Path) -> None:
    (tmp_path / "sources.yml").write_text(
        "sources:\n- {id: river, name_en: River Radio, name_ar: راديو النهر, kind: media}\n",
        encoding="utf-8",
    )
    sources = load_knowledge(tmp_path).sources
    assert sources.find("راديو النهر") == sources.get("river")
    assert sources.find("SOHR") is not None


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.yml"
    path.write_text("sources:\n- {id: x, name_en: X, kind: blog}\n", encoding="utf-8")
    with pytest.raises(BadKnowledge, match='"blog"'):
        read_sources(path)
