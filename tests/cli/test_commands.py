"""The command line as a user meets it: answers, JSON, errors with a remedy, exit codes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
QUESTION = "What happened to ISIS after the coalition raids?"
ARABIC_QUESTION = "ماذا حدث لداعش بعد غارات التحالف؟"
SEED_LIKE = """What has become of ISIS since the raids began?

In recent months ISIS has lost much of its strength because of the coalition bombing of its positions. The
group has executed at least 60 people in the Raqqa region on charges of treason and witchcraft. Many of its
commanders flee to Turkey, according to local sources. ISIS has also forced hundreds of residents to attend
Sharia courses.
"""


def dalil(*arguments, cwd, **environment):
    """Run the program as a user does, in a folder of its own."""
    command = [sys.executable, "-c", "from dalil.cli import main; main()", *map(str, arguments)]
    inherited = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "160"} | environment
    return subprocess.run(
        command, cwd=cwd, env=inherited, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """One run of the whole way on a slice of the example reports."""
    folder = tmp_path_factory.mktemp("asked")
    reports = folder / "reports"
    reports.mkdir()
    for path in sorted((ROOT / "examples" / "reports").iterdir())[::4]:
        (reports / path.name).write_bytes(path.read_bytes())
    run = dalil("ask", QUESTION, "reports", "--project", "demo.dalil", "--json", cwd=folder)
    assert run.returncode == 0, run.stderr
    return folder, json.loads(run.stdout)


def test_ask_answers_with_findings_incidents_and_a_brief(asked):
    folder, answer = asked
    assert answer["question"]["actor_id"] == "isis"
    assert answer["question"]["intervention"]["date"] == "2014-09-23"
    assert answer["incidents"]
    assert all(finding["why_en"] or finding["ratio"] for finding in answer["findings"])
    html = (folder / answer["brief"]).read_text(encoding="utf-8")
    assert QUESTION in html
    assert (folder / "demo.dalil" / "brief.ar.html").exists()


def test_every_value_of_the_answer_is_the_words_of_a_report(asked):
    folder, answer = asked
    from dalil.store.project import Project

    with Project.open(folder / "demo.dalil", create=False) as project:
        texts = {report.id: report.text for report in project.reports()}
        assert project.verify() == []
    for claim in answer["claims"].values():
        text = texts[claim["report_id"]]
        for slot, where in claim["spans"].items():
            if slot in claim and isinstance(where, dict):
                assert text[where["start"] : where["end"]] == claim[slot]


def test_asking_again_codes_nothing_and_gives_the_same_answer(asked):
    folder, answer = asked
    run = dalil("ask", QUESTION, "reports", "--project", "demo.dalil", "--json", cwd=folder)
    again = json.loads(run.stdout)
    assert again["collected"]["coded_now"] == 0
    assert again["collected"]["stored"] == 0
    same = ("question", "findings", "incidents", "claims", "causes", "brief_id")
    assert {key: again[key] for key in same} == {key: answer[key] for key in same}


def test_the_question_in_arabic_finds_the_same_incidents(asked):
    folder, answer = asked
    run = dalil("ask", ARABIC_QUESTION, "--project", "demo.dalil", "--json", cwd=folder)
    arabic = json.loads(run.stdout)
    assert [i["id"] for i in arabic["incidents"]] == [i["id"] for i in answer["incidents"]]
    assert arabic["question"]["language"] == "ar"


def test_publish_writes_the_brief_of_the_last_question_again(asked):
    folder, _ = asked
    dalil("ask", QUESTION, "--project", "demo.dalil", cwd=folder)
    first = (folder / "demo.dalil" / "brief.html").read_bytes()
    run = dalil("publish", cwd=folder)
    assert run.returncode == 0, run.stderr
    assert (folder / run.stdout.strip()).name == "brief.html"
    assert (folder / "demo.dalil" / "brief.html").read_bytes() == first
    arabic = dalil("publish", "--language", "ar", "--out", "other.html", cwd=folder)
    assert arabic.stdout.strip() == "other.html"
    assert 'dir="rtl"' in (folder / "other.html").read_text(encoding="utf-8")


def test_show_gives_rule_and_words_of_every_value(asked):
    folder, answer = asked
    claim_id = next(iter(answer["claims"]))
    shown = dalil("show", claim_id, "--project", "demo.dalil", cwd=folder)
    assert shown.returncode == 0
    assert answer["claims"][claim_id]["type"] in shown.stdout
    incident = json.loads(dalil("show", answer["incidents"][0]["id"], "--json", cwd=folder).stdout)
    assert {c["claim_id"] for c in incident["claims"]} == set(answer["incidents"][0]["claim_ids"])


def test_one_undated_page_is_quoted_and_no_change_is_told(tmp_path):
    (tmp_path / "page.txt").write_text(SEED_LIKE, encoding="utf-8")
    run = dalil("ask", QUESTION, "page.txt", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "cannot be told" in run.stdout
    assert "no date of publication" in " ".join(run.stdout.split())
    answer = json.loads(dalil("ask", QUESTION, "--project", "page.dalil", "--json", cwd=tmp_path).stdout)
    assert all(finding["ratio"] is None for finding in answer["findings"])
    assert {"execution"} <= {incident["type"] for incident in answer["incidents"]}
    assert all(claim["evidence"] in SEED_LIKE for claim in answer["claims"].values())


ERRORS = [
    ("empty folder", ["ask", QUESTION, "empty"], 1, "empty"),
    ("missing path", ["ask", QUESTION, "nowhere"], 1, "nowhere"),
    ("binary file", ["ask", QUESTION, "picture.png"], 1, "picture.png"),
    (
        "actor that no alias matches",
        ["ask", "What happened to Zorblax after the coalition raids?", "r.txt"],
        1,
        "Zorblax",
    ),
    ("unknown intervention", ["ask", "What happened to ISIS after the zorblax?", "r.txt"], 1, "zorblax"),
    ("date outside the data", ["ask", "What happened to ISIS after 3 May 1999?", "dated.md"], 1, "1999"),
    (
        "no relevant report",
        ["ask", "What happened to the Houthis after the coalition raids?", "r.txt"],
        1,
        "Houthi",
    ),
    ("no question", ["ask", "Hello", "r.txt"], 1, "Hello"),
    ("bad columns", ["ask", QUESTION, "bad.csv"], 1, "bad.csv"),
    ("bad mapping", ["collect", "bad.csv", "--map", "text"], 2, "text"),
    ("no project", ["show", "abc", "--project", "none.dalil"], 1, "none.dalil"),
    ("no such option", ["ask", QUESTION, "--nonsense"], 2, "nonsense"),
    ("bad day", ["compare", "--series", "bad.csv", "--at", "soon"], 2, "soon"),
    ("bad series", ["compare", "--series", "bad.csv", "--at", "2014-09-23"], 1, "bad.csv"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "named"), [row[1:] for row in ERRORS], ids=[row[0] for row in ERRORS]
)
def test_an_error_names_what_is_wrong_and_what_to_do(tmp_path, arguments, code, named):
    (tmp_path / "empty").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")
    (tmp_path / "r.txt").write_text("ISIS executed 3 men in Hajin.\n", encoding="utf-8")
    (tmp_path / "dated.md").write_text(
        "---\ntitle: Three men executed\npublished: 2015-02-01\n---\n\nISIS executed 3 men in Hajin.\n",
        encoding="utf-8",
    )
    (tmp_path / "bad.csv").write_text("colour,size\nred,3\n", encoding="utf-8")
    run = dalil(*arguments, cwd=tmp_path)
    assert run.returncode == code, run.stderr
    assert named in run.stderr
    assert "Traceback" not in run.stderr
    assert len(run.stderr.strip().splitlines()) >= 2


def test_one_bad_file_does_not_stop_the_rest(tmp_path):
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.txt").write_text(SEED_LIKE, encoding="utf-8")
    (folder / "b.txt").write_bytes("قتل ثلاثة مدنيين في هجين".encode() + b"\xff\xfe\x81\xc3")
    (folder / "c.txt").write_bytes(
        "أعدم تنظيم داعش ثلاثة رجال في مدينة الميادين بتهمة التجسس يوم الأحد.".encode("cp1256")
    )
    run = dalil("collect", "mixed", "--json", cwd=tmp_path)
    done = json.loads(run.stdout)
    assert run.returncode == 0
    assert done["stored"] == 2
    assert [Path(refusal["path"]).name for refusal in done["refused"]] == ["b.txt"]
    assert "b.txt" in run.stderr
    later = json.loads(dalil("ask", QUESTION, "--project", "mixed.dalil", "--json", cwd=tmp_path).stdout)
    assert "mixed/b.txt" in [item["what"] for item in later["excluded"]]


def test_code_prints_a_line_for_every_report_in_order(tmp_path):
    lines = [
        {"id": f"r{n}", "text": f"ISIS executed {n + 2} men in Hajin on Sunday.", "published": "2016-11-22"}
        for n in range(3)
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join([json.dumps(line) for line in lines] + ["{broken"]), encoding="utf-8")
    run = dalil("code", "in.jsonl", "--json", cwd=tmp_path)
    coded = [json.loads(line) for line in run.stdout.splitlines()]
    assert [line["id"] for line in coded] == ["r0", "r1", "r2"]
    assert coded[1]["claims"][0]["counts"][0]["low"] == 3
    where = coded[0]["claims"][0]["spans"]["actor"]
    assert lines[0]["text"][where["start"] : where["end"]] == "ISIS"
    assert "in.jsonl" in run.stderr


def test_compare_reads_a_series(tmp_path):
    months = [(year, month) for year in (2013, 2014) for month in range(1, 13)]
    rows = [
        f"{year}-{month:02}-01,{19 + month % 3 if year == 2013 else 4 + month % 3}"
        for year, month in months
    ]
    (tmp_path / "s.csv").write_text("date,count\n" + "\n".join(rows) + "\n", encoding="utf-8")
    run = dalil("compare", "--series", "s.csv", "--at", "2014-01-01", "--json", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    assert result["rate_ratio"]["value"] < 1
    assert set(result) >= {"interval", "level", "slope", "verdict", "checks"}


def test_evaluate_of_gold_against_itself_is_perfect(tmp_path):
    gold = ROOT / "evaluation" / "benchmark" / "dev.jsonl"
    run = dalil("evaluate", gold, gold, "--json", cwd=tmp_path)
    rows = json.loads(run.stdout)
    assert {row["f1"] for row in rows if row["gold"]} == {1.0}


def test_help_is_quick_because_nothing_heavy_is_imported():
    heavy = "('spacy', 'numpy', 'altair', 'rich.table', 'yaml')"
    script = f"import sys, dalil.cli; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_an_interrupted_run_says_so_and_keeps_what_it_stored(tmp_path):
    command = [sys.executable, "-c", "from dalil.cli import main; main()", "ask", QUESTION]
    command += [str(ROOT / "examples" / "reports"), "--project", "p.dalil"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a background run ignores it
    )
    deadline = time.monotonic() + 60
    while not (tmp_path / "p.dalil" / "project.sqlite").exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    time.sleep(1)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130, said
    assert "interrupted" in said
    assert "Traceback" not in said
    checked = dalil("verify", "--project", "p.dalil", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout


def test_guessed_columns_of_a_table_are_shown_and_can_be_corrected(tmp_path):
    (tmp_path / "t.csv").write_text(
        "Headline,Body,Date\nThree executed,ISIS executed 3 men in Hajin.,2016-11-22\n", encoding="utf-8"
    )
    run = dalil("collect", "t.csv", "--json", cwd=tmp_path)
    assert json.loads(run.stdout)["stored"] == 1
    assert 'text = "Body"' in run.stderr
    corrected = dalil("collect", "t.csv", "--map", "text=Headline", "-p", "u.dalil", "--json", cwd=tmp_path)
    assert 'text = "Headline"' in corrected.stderr


def test_unknown_actors_are_listed_instead_of_claims(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Fighters of the River Brigade shelled Hajin on 3 May 2018, killing two people.", encoding="utf-8"
    )
    run = dalil("code", "a.txt", "--unknown", "--json", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    rows = [(row["words"], row["types"]) for row in json.loads(run.stdout)]
    assert rows == [("Fighters of the River Brigade", ["shelling"])]


def test_own_lists_are_checked(tmp_path):
    lists = tmp_path / "lists"
    (lists / "lexicon").mkdir(parents=True)
    entry = "type: {}\nen:\n  - {{words: [raze], part: verb, example: The army razed homes in Hajin.}}\n"
    (lists / "lexicon" / "x.yml").write_text(entry.format("property_seizure"), encoding="utf-8")
    good = dalil("data", "check", "lists", cwd=tmp_path)
    assert good.returncode == 0, good.stdout
    (lists / "lexicon" / "x.yml").write_text(entry.format("razing"), encoding="utf-8")
    bad = dalil("data", "check", "lists", "--json", cwd=tmp_path)
    assert bad.returncode == 1
    assert "razing" in json.loads(bad.stdout)[0]["what"]
