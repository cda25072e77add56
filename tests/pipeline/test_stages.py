"""What became of each item that was collected, copies among them, and the columns that are kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dalil.errors import BadTable
from dalil.pipeline.copies import paragraphs, shared
from dalil.pipeline.stages import Told, Watch, collect_into
from dalil.store.project import Project

FIRST = (
    "Air strikes on the market of the town killed nine people on Sunday morning, residents said.\n\n"
    "Rescue workers pulled two children out of the rubble of a bakery next to the market, they added."
)
OTHER = (
    "Gunmen on a motorcycle shot dead the mayor of the village in front of his house on Monday night.\n\n"
    "Nobody has claimed the killing; the mayor had received threats for months, relatives said by phone."
)
ARABIC = (
    "قتل تسعة أشخاص في غارات جوية على سوق البلدة صباح الأحد، بحسب ما قال سكان.\n\n"
    "وأخرج المسعفون طفلين من تحت أنقاض مخبز قرب السوق، كما أضافوا في حديثهم للوكالة."
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.open(tmp_path / "p.dalil") as opened:
        yield opened


def told(project: Project, folder: Path, **options) -> list[tuple[str, str]]:
    found: list[Told] = []
    collect_into(project, [folder], watch=Watch(tell=found.append), **options)
    return [(Path(one.path).name, one.outcome) for one in found]


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_each_item_is_told_what_became_of_it(project: Project, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=FIRST, b=FIRST, c=OTHER, d="")
    outcomes = [("a.txt", "stored"), ("b.txt", "seen again"), ("c.txt", "stored"), ("d.txt", "refused")]
    assert told(project, folder) == outcomes
    again = [(name, "seen again" if outcome == "stored" else outcome) for name, outcome in outcomes]
    assert told(project, folder) == again


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        (f"Other Agency\n\n{FIRST}\n\nFollow us for more.", True),
        (FIRST.replace("killed nine", "killed  NINE").replace("\n\n", "\n"), True),
        (ARABIC.replace("قتل", "قُتِلَ").replace("الأحد", "الأحــد") + "\n\nوكالة", True),
        (FIRST.split("\n\n")[0] + "\n\n" + OTHER, False),
        (f"{FIRST}\n\n{OTHER}", False),
        (FIRST.replace("nine people", "seven people").replace("two children", "three men"), False),
    ],
)
def test_what_says_the_same_is_kept_and_called_a_copy(
    project: Project, tmp_path: Path, text: str, copy: bool
) -> None:
    write(tmp_path / "in", a=FIRST, b=ARABIC.replace("الأحد", "الأحــد"))
    told(project, tmp_path / "in")
    later = write(tmp_path / "later", c=text)
    assert told(project, later) == [("c.txt", "copy" if copy else "stored")]
    assert len(project.reports()) == 3
    assert len(project.copies()) == copy
    assert project.verify() == []
    assert told(project, later) == [("c.txt", "seen again")]
    assert len(project.copies()) == copy


def test_a_copy_names_the_smallest_of_those_it_copies_in_whatever_order_they_came(
    project: Project, tmp_path: Path
) -> None:
    for number in (2, 1, 3):
        head = f"---\nid: r{number}\n---\n"
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "a.md").write_text(f"{head}Agency {number}\n\n{FIRST}", encoding="utf-8")
        told(project, folder)
    assert project.copies() == {"r1": "r2", "r3": "r1"}


def test_texts_without_a_long_paragraph_are_compared_as_a_whole() -> None:
    assert shared(paragraphs("A raid.\nThree died."), paragraphs("A raid!\n\nThree died")) == 1
    assert shared(paragraphs("A raid.\nThree died."), paragraphs("A raid.\nFour died.")) == 0
    assert shared(paragraphs("..."), paragraphs("!!!")) == 0


def table(folder: Path, name: str, header: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f'{header}\nA short note {name},"{FIRST} {name}"\n', encoding="utf-8")
    return path


def test_columns_are_shown_kept_and_used_for_the_next_table_with_that_header(
    project: Project, tmp_path: Path
) -> None:
    shown: list[str] = []

    def show(path: str, mapping) -> None:
        shown.append(f"{'saved' if mapping.saved else 'new'} {mapping.columns['text']}")

    first, second = table(tmp_path, "a.csv", "Notes,Details"), table(tmp_path, "b.csv", "Notes,Details")
    collect_into(project, [first], mapping={"text": "Details"}, watch=Watch(show=show))
    collect_into(project, [second], watch=Watch(show=show))
    assert shown == ["new Details", "saved Details"]
    assert sorted(report.text[-5:] for report in project.reports()) == ["a.csv", "b.csv"]
    other = table(tmp_path, "c.csv", "Description,Details")
    collect_into(project, [other], watch=Watch(show=show))
    assert shown[-1] == "new Description"


def test_a_wrong_column_is_an_error_that_names_those_there_are_and_is_not_kept(
    project: Project, tmp_path: Path
) -> None:
    path = table(tmp_path, "a.csv", "Notes,Details")
    with pytest.raises(BadTable, match='no column "Detail"; it has "Notes", "Details"'):
        collect_into(project, [path], mapping={"text": "Detail"})
    collect_into(project, [path])
    assert project.reports()[0].text == "A short note a.csv"
