"""Exports of auto-archiver: a sheet, and rows of status, metadata and media in CSV and JSON."""

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dalil.collect.collect import collect
from dalil.collect.refusal import Refusal
from dalil.model import Report
from tests.collect import made_files as made

URL, COPY = "https://social.example/post/7", "https://store.example/7.mp4"
METADATA = {
    "url": URL,
    "title": "Post 7",
    "content": made.ARABIC_BODY,
    "timestamp": datetime(2017, 6, 14, 9, 30, tzinfo=UTC),
    "_processed_at": datetime(2017, 6, 15, 8, 0, 1, 5, tzinfo=UTC),
}
MEDIA = [{"filename": "7.mp4", "urls": [COPY], "properties": {}}]


def table(*rows: dict[str, object]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


SHEET = table(
    {
        "Link": URL,
        "Archive status": "telethon: success",
        "Destination folder": "one",
        "Archive location": COPY,
        "Archive date": "2017-06-15T08:00:01.000005+00:00",
        "Upload timestamp": "2017-06-14T09:30:00+00:00",
        "Upload title": "Post 7",
        "Text content": made.ARABIC_BODY,
        "Hash": "abc",
    },
    {"Link": f"{URL}2", "Archive status": "nothing archived"},
)
ROWS = table(
    {"status": "telethon: success", "metadata": METADATA, "media": MEDIA},
    {"status": "no archiver", "metadata": {"url": f"{URL}2"}, "media": []},
)
OBJECT = {"status": "telethon: success", "metadata": METADATA, "media": MEDIA}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sheet.csv", SHEET),
        ("db.csv", ROWS),
        ("one.json", json.dumps(OBJECT, default=str, indent=2)),
        ("lines.jsonl", json.dumps(OBJECT, default=datetime.timestamp) + "\n"),
    ],
)
def test_an_archived_post_becomes_a_report_with_its_address_day_and_copy(
    tmp_path: Path, name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    report, *rest = collect([path])
    assert isinstance(report, Report)
    assert report.text == f"Post 7\n\n{made.ARABIC_BODY}"
    assert (report.url, report.published, report.language) == (URL, date(2017, 6, 14), "ar")
    assert report.published_rule == "upload timestamp of the archiver"
    assert (report.collected or "").startswith("2017-06-15")
    assert report.issues == (f'The archived copy lies at "{COPY}".',)
    for refusal in rest:
        assert isinstance(refusal, Refusal) and "took no words of it" in refusal.reason
    assert len(rest) == name.endswith(".csv")


@pytest.mark.parametrize(
    "metadata",
    [
        "__import__('os').system('true')",
        "[" * 5_000,
        "{'a': " * 3_000,
        "{'content': open('/etc/passwd')}",
        "7",
    ],
)
def test_metadata_that_is_no_data_is_refused_and_never_run(tmp_path: Path, metadata: str) -> None:
    path = tmp_path / "db.csv"
    good = {"status": "success", "metadata": METADATA, "media": MEDIA}
    path.write_text(table({"status": "x", "metadata": metadata, "media": "[]"}, good), encoding="utf-8")
    refusal, report = collect([path])
    assert isinstance(refusal, Refusal) and "cannot be read" in refusal.reason
    assert isinstance(report, Report)


def test_columns_that_the_user_names_come_before_what_the_archiver_means(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(SHEET, encoding="utf-8")
    report = next(iter(collect([path], mapping={"text": "Archive status"})))
    assert isinstance(report, Report) and report.text == "telethon: success"
