"""Files that are no plain text: each kind gives its reports with title, day, outlet and place."""

import json
from datetime import date
from pathlib import Path

import pytest

from dalil.collect import apart, images
from dalil.collect.collect import collect
from dalil.collect.pdf_pages import _with_tanwin, unwrapped
from dalil.collect.refusal import Refusal
from dalil.errors import DalilError, UnreadableReport
from dalil.model import Report
from tests.collect import made_files as made

DAY = date(2017, 6, 14)


def reports(path: Path) -> list[Report]:
    return [item for item in collect([path]) if isinstance(item, Report)]


def refusals(path: Path) -> list[Refusal]:
    return [item for item in collect([path]) if isinstance(item, Refusal)]


def test_a_word_document_gives_its_heading_and_paragraphs(tmp_path: Path) -> None:
    path = made.word(tmp_path / "تقرير.docx", paragraphs=(f"{made.OUTLET}, {made.DAY}", made.BODY))
    (report,) = reports(path)
    assert (report.title, report.published, report.outlet) == (made.TITLE, DAY, made.OUTLET)
    assert report.text == f"{made.TITLE}\n\n{made.BODY}\n\nKilled | 12"
    assert report.reader is not None and "python-docx" in report.reader


def test_an_excel_table_gives_a_report_a_row_of_each_sheet_with_texts(tmp_path: Path) -> None:
    rows = [[], ["Title", "Body", "Date"], ["Raid", made.BODY, DAY], [None, made.ARABIC_BODY, "14/06/2017"]]
    path = made.excel(tmp_path / "t.xlsx", {"Reports": rows, "Notes": [["Colour"], ["red"]]})
    first, second = reports(path)
    assert (first.title, first.published) == ("Raid", DAY)
    assert first.path == f'{path}, sheet "Reports", line 3'
    assert second.text == made.ARABIC_BODY


def test_an_excel_table_without_a_column_of_texts_says_so(tmp_path: Path) -> None:
    path = made.excel(tmp_path / "t.xlsx", {"Notes": [["Colour"], ["red"]]})
    with pytest.raises(DalilError, match="No column holds the text"):
        reports(path)


@pytest.mark.parametrize("arabic", [False, True], ids=["English", "Arabic"])
def test_a_pdf_gives_its_text_in_reading_order(tmp_path: Path, arabic: bool) -> None:
    path = made.pdf(tmp_path / "p.pdf", arabic)
    if path is None:
        pytest.skip("Chromium, which prints the PDF, is not installed here")
    (report,) = reports(path)
    title, body = (made.ARABIC_TITLE, made.ARABIC_BODY) if arabic else (made.TITLE, made.BODY)
    assert (report.title, report.published) == (title, DAY)
    assert report.text == f"{title}\n\n{body}"


def test_a_warc_gives_each_page_with_its_address_and_when_it_was_captured(tmp_path: Path) -> None:
    pages = {
        "https://example.org/a": (200, "text/html; charset=utf-8", made.page().encode()),
        "https://example.org/gone": (404, "text/html", made.page("Gone").encode()),
        "https://example.org/p.png": (200, "image/png", b"\x89PNG"),
        "https://example.org/b": (
            200,
            "text/html",
            made.page(made.ARABIC_TITLE, made.ARABIC_BODY).encode("cp1256"),
        ),
    }
    path = tmp_path / "c.warc.gz"
    path.write_bytes(made.warc(pages))
    first, second = reports(path)
    assert (first.url, first.title, first.published) == ("https://example.org/a", made.TITLE, DAY)
    assert first.collected == "2017-06-15T10:00:00Z"
    assert made.ARABIC_BODY in second.text
    assert second.path == f"{path}, https://example.org/b"


def test_a_wacz_gives_the_pages_of_its_archives(tmp_path: Path) -> None:
    pages = {"https://example.org/a": (200, "text/html", made.page().encode())}
    (report,) = reports(made.wacz(tmp_path / "c.wacz", made.warc(pages)))
    assert report.url == "https://example.org/a"


def test_a_warc_that_is_cut_off_keeps_what_stood_before(tmp_path: Path) -> None:
    pages = {
        f"https://example.org/{n}": (200, "text/html", made.page(f"Raid {n} kills many people").encode())
        for n in range(3)
    }
    whole = made.warc(pages)
    path = tmp_path / "c.warc.gz"
    path.write_bytes(whole[: len(whole) - 150])
    assert [report.url for report in reports(path)] == ["https://example.org/0", "https://example.org/1"]


def test_telegram_messages_become_reports_with_the_channel_and_the_day(tmp_path: Path) -> None:
    pieces = [
        {"type": "bold", "text": "عاجل"},
        " قُتل خمسة مدنيين ",
        {"type": "hashtag", "text": "#الميادين"},
    ]
    messages = [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        made.message(2, pieces),
        made.message(3, "", photo="p.jpg"),
        made.message(4, made.BODY, forwarded_from="Local News", edited="2017-06-15T08:00:00"),
    ]
    path = tmp_path / "result.json"
    path.write_text(json.dumps(made.telegram(messages), ensure_ascii=False), encoding="utf-8")
    first, second = reports(path)
    assert (first.text, first.published) == ("عاجل قُتل خمسة مدنيين #الميادين", DAY)
    assert (first.outlet, first.path) == ("مراسل الفرات", f"{path}, message 2")
    assert any("Local News" in issue for issue in second.issues)
    assert any("edited on 2017-06-15" in issue for issue in second.issues)


def test_a_whole_telegram_account_gives_its_chats(tmp_path: Path) -> None:
    chats = {"about": "x", "chats": {"list": [made.telegram([made.message(1, made.BODY)], "One")]}}
    path = tmp_path / "result.json"
    path.write_text(json.dumps(chats), encoding="utf-8")
    assert [report.outlet for report in reports(path)] == ["One"]


def test_a_feed_gives_its_entries_and_says_where_they_may_be_beginnings(tmp_path: Path) -> None:
    path = tmp_path / "news.rss"
    path.write_bytes(
        made.feed(made.item(), made.item(made.ARABIC_TITLE, made.ARABIC_BODY, "https://example.org/2"))
    )
    first, second = reports(path)
    assert (first.title, first.published, first.outlet) == (made.TITLE, DAY, made.OUTLET)
    assert first.url == "https://example.org/1"
    assert first.text == f"{made.TITLE}\n\n{made.BODY}"
    assert any("beginning only" in issue for issue in first.issues)
    assert second.text == f"{made.ARABIC_TITLE}\n\n{made.ARABIC_BODY}"


def test_a_picture_is_read_by_tesseract_and_marked(tmp_path: Path, monkeypatch) -> None:
    said = {"--version": "tesseract 5.3.0\nmore", "--list-langs": "ara\neng\n", "-": "A raid killed 3."}
    monkeypatch.setattr(images, "_asked", lambda *arguments, data=b"": said[arguments[0]])
    path = tmp_path / "photo.png"
    path.write_bytes(made.png())
    (report,) = reports(path)
    assert report.text == "A raid killed 3."
    assert images.LOW_CONFIDENCE in report.issues
    assert report.reader is not None and report.reader.endswith("picture, tesseract 5.3.0")


def test_a_picture_without_tesseract_is_refused_with_what_to_install(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(images.shutil, "which", lambda _: None)
    path = tmp_path / "photo.png"
    path.write_bytes(made.png())
    with pytest.raises(UnreadableReport, match=r"not installed here\. Install tesseract-ocr"):
        reports(path)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.wacz", "result.json", "a.rss"])
@pytest.mark.parametrize("damage", ["cut off", "nothing but noise"])
def test_a_damaged_file_is_refused_and_the_others_are_read(tmp_path: Path, name: str, damage: str) -> None:
    path = tmp_path / name
    whole = {
        "a.docx": lambda: made.word(path).read_bytes(),
        "a.xlsx": lambda: made.excel(path, {"R": [["Text"], [made.BODY]]}).read_bytes(),
        "a.wacz": lambda: made.wacz(path, made.warc({})).read_bytes(),
        "a.rss": lambda: made.feed(made.item()),
        "result.json": lambda: json.dumps(made.telegram([made.message(1, "x")])).encode(),
        "a.pdf": lambda: b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n",
    }[name]()
    path.write_bytes(whole[: len(whole) // 2] if damage == "cut off" else bytes(range(256)) * 20)
    (tmp_path / "good.txt").write_text(made.BODY, encoding="utf-8")
    found = list(collect([tmp_path]))
    assert [item.text for item in found if isinstance(item, Report)][-1] == made.BODY
    if name != "a.rss" or damage != "cut off":  # what stands before the cut of a feed is whole
        told = [item for item in found if isinstance(item, Refusal)]
        assert told
        assert all(refusal.path.startswith(str(path)) and refusal.remedy for refusal in told)


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(made.empty_zip({"word/document.xml": bytes(210_000_000)}))
    with pytest.raises(UnreadableReport, match="unpacks to 210,000,000 bytes"):
        reports(path)


def test_a_feed_with_entities_of_its_own_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "laughs.rss"
    path.write_bytes(
        b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">]><rss><channel>&a;</channel></rss>'
    )
    with pytest.raises(UnreadableReport, match="entities of its own"):
        reports(path)


LONG, LONGER = "A long line of a paragraph that goes", "Another long line that goes on and on"


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (
            ["A raid killed three", "people in Hajin.", "", "Nobody."],
            ["A raid killed three people in Hajin.", "Nobody."],
        ),
        (["They were evacu-", "ated at night now"], ["They were evacuated at night now"]),
        ([LONG, "on.", "Title", LONGER], [f"{LONG} on.", "Title", LONGER]),
        ([], []),
    ],
)
def test_lines_broken_by_the_margin_are_joined(lines: list[str], paragraphs: list[str]) -> None:
    assert unwrapped(lines) == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("مقتل 12 مدني باًغارات", "مقتل 12 مدنياً بغارات"),
        ("قُتل مدنياً بغارة", "قُتل مدنياً بغارة"),
        ("سماءً صافية", "سماءً صافية"),
    ],
)
def test_a_stray_tanwin_goes_back_to_its_word(line: str, right: str) -> None:
    assert _with_tanwin(line) == right


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (made.png(20_000, 20_000), "20,000 by 20,000 pixels"),
        (made.png()[:10], "no whole PNG"),
    ],
)
def test_a_picture_too_large_to_unpack_is_refused_before_it_is_read(tmp_path: Path, raw, words) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(raw)
    with pytest.raises(UnreadableReport, match=words):
        reports(path)


def test_files_in_the_folder_where_it_runs_are_not_taken_for_code(tmp_path: Path, monkeypatch) -> None:
    for name in ("docx", "openpyxl", "lxml", "json", "trafilatura", "feedparser"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('code of the reports folder ran')")
    made.word(tmp_path / "a.docx")
    (tmp_path / "b.html").write_text(made.page(body=f"{made.BODY} Twice."), encoding="utf-8")
    (tmp_path / "c.rss").write_bytes(made.feed(made.item(body=f"{made.BODY} Thrice.")))
    monkeypatch.chdir(tmp_path)
    assert len(reports(Path())) == 3


def test_a_page_that_takes_too_long_is_refused_and_the_next_is_read(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(apart, "seconds_for", lambda size: 0.02)
    monkeypatch.setattr(apart, "_readers", [])
    slow, good = tmp_path / "a.html", tmp_path / "b.txt"
    slow.write_text("<nav>" * 100 + "<p>ab</p>" * 30_000 + made.page(), encoding="utf-8")
    good.write_text(made.BODY, encoding="utf-8")
    first, second = collect([tmp_path])
    assert isinstance(first, Refusal) and "not read within" in first.reason
    assert isinstance(second, Report)
    monkeypatch.undo()
    slow.write_text(made.page(), encoding="utf-8")
    assert reports(slow)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.warc", made.warc({"https://example.org/p.png": (200, "image/png", b"x")}, compressed=False)),
        ("result.json", json.dumps(made.telegram([])).encode()),
        ("a.rss", made.feed()),
    ],
)
def test_a_file_without_a_single_report_says_so(tmp_path: Path, name: str, raw: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(UnreadableReport, match="It holds no report"):
        reports(path)


def test_xml_that_is_no_feed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<note><to>you</to></note>", encoding="utf-8")
    with pytest.raises(UnreadableReport, match="no RSS or Atom feed"):
        reports(path)
