"""Files of each kind, made for the tests as other programs make them."""

import io
import struct
import zipfile
import zlib
from datetime import UTC, datetime
from pathlib import Path

TITLE, OUTLET, DAY = "Raids kill 12 in Mayadin", "Euphrates Agency", "14 June 2017"
BODY = (
    "Air strikes by the coalition on the town of Mayadin in eastern Deir ez-Zor killed 12 civilians on "
    "Tuesday, five of them children, local activists told the agency."
)
ARABIC_TITLE, ARABIC_OUTLET = "مقتل 12 مدنياً بغارات على الميادين", "وكالة الفرات"
ARABIC_BODY = (
    "قُتل 12 مدنياً، بينهم 5 أطفال، وأصيب 30 آخرون بجروح جراء غارات جوية شنها طيران التحالف الدولي على مدينة "
    "الميادين في ريف دير الزور الشرقي يوم الثلاثاء، بحسب ناشطين محليين."
)


def page(title: str = TITLE, body: str = BODY, stamp: str = "2017-06-14") -> str:
    return (
        f"<html><head><title>{title}</title>"
        f'<meta property="article:published_time" content="{stamp}"></head>'
        f"<body><article><h1>{title}</h1><p>{body}</p><p>A second paragraph follows here, "
        "so that the page has a body of some length to be read.</p></article></body></html>"
    )


def word(path: Path, title: str = TITLE, paragraphs: tuple[str, ...] = (BODY,)) -> Path:
    import docx

    document = docx.Document()
    document.add_heading(title, level=1)
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Killed", "12"
    document.save(str(path))
    return path


def excel(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def warc(pages: dict[str, tuple[int, str, bytes]], *, compressed: bool = True) -> bytes:
    """Return a WARC of responses: by address the status, the kind of content and the content."""
    import gzip

    whole = b""
    for number, (url, (status, kind, content)) in enumerate(pages.items()):
        head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n"
        block = head.encode() + content
        record = (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
                "WARC-Date: 2017-06-15T10:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            ).encode()
            + block
            + b"\r\n\r\n"
        )
        whole += gzip.compress(record) if compressed else record
    return whole


def wacz(path: Path, archive: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("datapackage.json", "{}")
        container.writestr("archive/data.warc.gz", archive)
    return path


def telegram(messages: list[dict[str, object]], name: str = "مراسل الفرات") -> dict[str, object]:
    return {"name": name, "type": "public_channel", "id": 7, "messages": messages}


def message(number: int, text: object, **more: object) -> dict[str, object]:
    stamp = datetime(2017, 6, 14, 9, 30, tzinfo=UTC)
    return {
        "id": number,
        "type": "message",
        "date": "2017-06-14T12:30:00",
        "date_unixtime": str(int(stamp.timestamp())),
        "text": text,
    } | more


def feed(*items: str) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{OUTLET}</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


def item(title: str = TITLE, body: str = BODY, link: str = "https://example.org/1") -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>"
        "<pubDate>Wed, 14 Jun 2017 09:30:00 GMT</pubDate>"
        f"<description><![CDATA[<p>{body}</p>]]></description></item>"
    )


def pdf(path: Path, arabic: bool) -> Path | None:
    """Print a page to PDF with Chromium; `None` where it is not installed."""
    import shutil

    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        return None
    from playwright.sync_api import sync_playwright

    title, body, outlet = (ARABIC_TITLE, ARABIC_BODY, ARABIC_OUTLET) if arabic else (TITLE, BODY, OUTLET)
    line = "وكالة الفرات، 14 حزيران 2017" if arabic else f"{outlet}, {DAY}"
    side = "rtl" if arabic else "ltr"
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        sheet = opened.new_page()
        sheet.set_content(
            f'<html dir="{side}"><body style="font-size:15px">'
            f"<h1>{title}</h1><p>{line}</p><p>{body}</p></body></html>"
        )
        sheet.pdf(path=str(path))
        opened.close()
    return path


def empty_zip(members: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as container:
        for name, data in members.items():
            container.writestr(name, data)
    return whole.getvalue()


def png(width: int = 40, height: int = 30) -> bytes:
    """Return the header of a picture of this size."""
    head = b"IHDR" + struct.pack(">II", width, height) + b"\x08\x06\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
