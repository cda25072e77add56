"""A corpus of nasty files, the same at every run: what breaks readers, and what is made to break them.

`nasty_files()` gives name and bytes; `put_oddities(folder)` makes what has no bytes of its own (links,
pipes, names that are no names). `python tests/collect/made_nasty.py FOLDER` writes all of them.
"""

import base64
import gzip
import io
import json
import random
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import made_files as made

SEED = 20170614
SECRET = "These words lie outside of what was named."
Nasty = tuple[str, bytes]
BOTH = f"{made.TITLE}\n\n{made.BODY}\n\n{made.ARABIC_TITLE}\n\n{made.ARABIC_BODY}\n"


def nasty_files() -> Iterator[Nasty]:
    """Yield name and bytes of every nasty file; names are unique and need no folder."""
    chance = random.Random(SEED)
    for number, (name, raw) in enumerate(_all(chance)):
        yield f"{number:03} {name}", raw


def _all(chance: random.Random) -> Iterator[Nasty]:
    yield from _cut(chance)
    yield from _flipped(chance)
    yield from _encodings()
    yield from _control_and_direction()
    yield from _zips()
    yield from _pages()
    yield from _pdfs()
    yield from _xml()
    yield from _tables()
    yield from _json()
    yield from _telegram()
    yield from _warcs()
    yield from _front_matter()
    yield from _disguised()
    yield from _pictures()


@cache
def whole_files() -> dict[str, bytes]:
    """Return a sound file of every kind, from which damaged ones are made."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        word = made.word(folder / "a.docx", paragraphs=(made.BODY, made.ARABIC_BODY)).read_bytes()
        sheet = [["Title", "Text", "Date"], [made.TITLE, made.BODY, "2017-06-14"]]
        excel = made.excel(folder / "a.xlsx", {"Reports": sheet}).read_bytes()
        archive = made.warc({"https://example.org/a": (200, "text/html", made.page().encode())})
        web = made.wacz(folder / "a.wacz", archive).read_bytes()
    lines = [{"id": str(n), "text": body} for n, body in enumerate((made.BODY, made.ARABIC_BODY))]
    return {
        "a.txt": BOTH.encode(),
        "a.md": f"---\ntitle: {made.TITLE}\ndate: 2017-06-14\n---\n{BOTH}".encode(),
        "a.html": made.page(made.ARABIC_TITLE, made.ARABIC_BODY).encode(),
        "a.csv": (
            f'title,text\n"{made.TITLE}","{made.BODY}"\n"{made.ARABIC_TITLE}","{made.ARABIC_BODY}"\n'.encode()
        ),
        "a.jsonl": "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode(),
        "result.json": json.dumps(made.telegram([made.message(1, made.ARABIC_BODY)])).encode(),
        "a.rss": made.feed(
            made.item(), made.item(made.ARABIC_TITLE, made.ARABIC_BODY, "https://example.org/2")
        ),
        "a.warc.gz": archive,
        "a.warc": gzip.decompress(archive),
        "a.wacz": web,
        "a.docx": word,
        "a.xlsx": excel,
        "a.pdf": pdf([made.BODY]),
    }


def _cut(chance: random.Random) -> Iterator[Nasty]:
    """Yield files that end too early, at the beginning, in the middle and just before their end."""
    for name, whole in whole_files().items():
        places = {1, 7, len(whole) - 1, len(whole) - 9, *(chance.randrange(len(whole)) for _ in range(3))}
        for place in sorted(places):
            yield f"cut at {place} {name}", whole[:place]


def _flipped(chance: random.Random) -> Iterator[Nasty]:
    """Yield files of which bytes are others, or lie elsewhere."""
    for name, whole in whole_files().items():
        for share in (0.002, 0.05):
            raw = bytearray(whole)
            for _ in range(max(1, int(share * len(raw)))):
                raw[chance.randrange(len(raw))] = chance.randrange(256)
            yield f"flipped {share} {name}", bytes(raw)
        middle = len(whole) // 2
        yield f"turned round {name}", whole[middle:] + whole[:middle]
        yield f"noise behind {name}", whole + chance.randbytes(3000)


def _encodings() -> Iterator[Nasty]:
    arabic = made.ARABIC_BODY
    for encoding in ("cp1256", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "iso-8859-6"):
        yield f"{encoding}.txt", arabic.encode(encoding, "replace")
    for encoding in ("utf-8", "utf-16", "shift_jis", "nonsense", "x" * 3000):
        page = f'<html><head><meta charset="{encoding}"></head><body><p>{arabic}</p></body></html>'
        yield f"says {encoding[:12]} is windows.html", page.encode("cp1256", "replace")
        yield f"says {encoding[:12]} is utf-8.html", page.encode()
    yield (
        "mixed.txt",
        made.BODY.encode() + arabic.encode("cp1256") + arabic.encode() + arabic.encode("utf-16"),
    )
    yield "mark of utf-8 before utf-16.txt", b"\xef\xbb\xbf" + arabic.encode("utf-16-le")
    yield "mark only.txt", b"\xff\xfe"
    yield "marks everywhere.txt", ("\ufeff".join(made.BODY)).encode()
    yield "utf-16 with half a pair.txt", b"\xff\xfe" + arabic.encode("utf-16-le") + b"\x00\xd8a\x00"
    yield "too long utf-8.txt", made.BODY.encode() + b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf"
    yield "surrogates as utf-8.txt", made.BODY.encode() + b"\xed\xa0\x80\xed\xb0\x80"
    yield "every byte.txt", bytes(range(256)) * 40
    yield "twice encoded.txt", arabic.encode().decode("latin-1").encode()


def _control_and_direction() -> Iterator[Nasty]:
    text = made.BODY
    yield "null bytes.txt", b"\0" * 5000
    yield "null between.txt", text.replace(" ", "\0").encode()
    yield "null in a row.csv", b'id,text\n1,"a\0b killed"\n2,good words here\n'
    yield "null in a page.html", made.page(body=text.replace("e", "\0e")).encode()
    yield "controls.txt", "".join(chr(n) for n in range(32)).encode() * 30
    yield "bidi.txt", f"\u202e{text}\u202c \u2066{made.ARABIC_BODY}\u2069 \u200f\u202a\u202b{text}".encode()
    yield "bidi unclosed.txt", ("\u202e\u2067" * 5000 + text).encode()
    yield "zero width.txt", "\u200b".join(text).encode()
    yield "only zero width.txt", ("\u200b\u200c\u200d\u2060\ufeff" * 500).encode()
    yield (
        "homoglyphs.txt",
        text.translate(str.maketrans("aeopc", "\u0430\u0435\u043e\u0440\u0441")).encode(),
    )
    yield "marks on one letter.txt", (text + " a" + "\u0301" * 20_000).encode()
    yield "tashkeel.txt", ("ق" + "\u064e\u0651" * 10_000 + " " + made.ARABIC_BODY).encode()
    yield "emoji.txt", ("👨‍👩‍👧‍👦🏳️‍🌈🕊️" * 3000 + "\n\n" + made.ARABIC_BODY).encode()
    yield "private use and none.txt", ("\ue000\U0010ffff\U000e0041\ufdd0" * 200 + text).encode()
    yield "presentation forms.txt", ("ﻣﻘﺘﻞ ﻣﺪﻧﻴﻴﻦ ﻓﻲ ﺍﻟﻤﻴﺎﺩﻳﻦ. " * 200).encode()
    yield "line ends.txt", text.replace(" ", "\r\n\r\u2028\u2029\x85\v\f").encode()
    yield "only white space.txt", " \t\n\u00a0\u3000".encode() * 2000
    yield "terminal codes.txt", ("\x1b]0;owned\x07\x1b[2J" + text * 30).encode()
    yield "one long line.txt", (text.replace(" ", "") * 20_000).encode()
    yield "many empty lines.txt", ("\n" * 2_000_000 + text).encode()
    yield "many short lines.txt", ("a\n" * 500_000).encode()
    yield "one long word.md", b"# " + b"a" * 3_000_000
    yield "only punctuation.txt", "!?.…؟،؛\"'«»()[]{}".encode() * 20_000
    yield "only digits.txt", b"1234567890" * 100_000
    yield "only dates.txt", b"14 June 2017, 2017-06-14 | 14/06/2017 - " * 10_000
    yield "dates without end.txt", (f"{made.TITLE}\n" + "14 June " * 100_000).encode()


def _zips() -> Iterator[Nasty]:
    zeros = bytes(51_000_000)
    for ending, inside in (
        ("docx", "word/document.xml"),
        ("xlsx", "xl/workbook.xml"),
        ("wacz", "a/data.warc"),
    ):
        yield f"bomb.{ending}", made.empty_zip({inside: zeros})
        yield f"many bombs.{ending}", made.empty_zip({f"{n}/{inside}": zeros for n in range(4)})
        yield f"nested bomb.{ending}", made.empty_zip({inside: made.empty_zip({inside: zeros})})
        yield f"many members.{ending}", made.empty_zip({f"{n}.xml": b"" for n in range(12_000)})
        yield f"paths outside.{ending}", _outside(inside)
        yield f"lying sizes.{ending}", _lying(made.empty_zip({inside: bytes(3_000_000)}))
        yield f"overlapping.{ending}", _overlapping(inside, 2000)
        yield f"one name often.{ending}", _named_alike(inside)
        yield f"locked.{ending}", _locked(made.empty_zip({inside: made.BODY.encode()}))
        yield f"unknown method.{ending}", _with_method(made.empty_zip({inside: made.BODY.encode()}), 99)
        yield f"no member.{ending}", made.empty_zip({})
        yield f"end only.{ending}", b"PK\x05\x06" + b"\xff" * 18
        yield (
            f"comment of zips.{ending}",
            made.empty_zip({inside: b"x"})[:-2] + b"\xff\xff" + b"PK\x05\x06" * 16_000,
        )
    yield "bomb.txt", made.empty_zip({"a.txt": zeros})


def _outside(inside: str) -> bytes:
    names = (
        "../../outside.txt",
        "/etc/outside.txt",
        "C:\\outside.txt",
        "..\\..\\outside.txt",
        "a/../../o.warc.gz",
    )
    return made.empty_zip(
        {name: made.BODY.encode() for name in (*names, inside, "a\0b.warc", "x" * 60_000)}
    )


def _lying(raw: bytes) -> bytes:
    """Return a zip whose headers say ten bytes, in both places where they say it."""
    damaged = bytearray(raw)
    damaged[22:26] = struct.pack("<I", 10)
    central = raw.rindex(b"PK\x01\x02")
    damaged[central + 24 : central + 28] = struct.pack("<I", 10)
    return bytes(damaged)


def _overlapping(inside: str, number: int) -> bytes:
    """Return a zip whose entries all point to the same packed bytes."""
    kernel = zlib.compress(bytes(90_000), 9)[2:-4]
    crc = zlib.crc32(bytes(90_000))
    name = inside.encode()
    local = (
        struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(kernel), 90_000, len(name), 0)
        + name
    )
    central = b""
    for n in range(number):
        other = name if n == 0 else f"{n}.warc".encode()
        central += struct.pack(
            "<4s6H3I5H2I",
            b"PK\x01\x02",
            20,
            20,
            0,
            8,
            0,
            0,
            crc,
            len(kernel),
            90_000,
            len(other),
            0,
            0,
            0,
            0,
            0,
            0,
        )
        central += other
    body = local + kernel
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, number, number, len(central), len(body), 0)
    return body + central + end


def _named_alike(inside: str) -> bytes:
    import warnings

    whole = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(whole, "w") as container:
        warnings.simplefilter("ignore")
        for n in range(50):
            container.writestr(inside, f"<a>{n}</a>")
    return whole.getvalue()


def _locked(raw: bytes) -> bytes:
    damaged = bytearray(raw)
    damaged[6] |= 1
    damaged[raw.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(damaged)


def _with_method(raw: bytes, method: int) -> bytes:
    damaged = bytearray(raw)
    damaged[8:10] = struct.pack("<H", method)
    central = raw.rindex(b"PK\x01\x02")
    damaged[central + 10 : central + 12] = struct.pack("<H", method)
    return bytes(damaged)


def _pages() -> Iterator[Nasty]:
    body = made.BODY
    yield "deep divs.html", ("<div>" * 100_000 + body).encode()
    yield "deep closed.html", ("<div>" * 100_000 + body + "</div>" * 100_000).encode()
    yield "deep tables.html", ("<table><tr><td>" * 30_000 + body).encode()
    yield "deep lists.html", ("<ul><li>" * 50_000 + body).encode()
    yield "deep inline.html", ("<b><i><a href=x>" * 30_000 + body).encode()
    yield "deep navs around much.html", ("<nav>" * 200 + "<p>a</p>" * 4_000 + made.page()).encode()
    yield (
        "many words named.html",
        ("<div class='share-x'><p>ab cd</p></div>" * 3_000 + made.page()).encode(),
    )
    yield "huge attribute.html", f"<p title='{'x' * 4_000_000}'>{body}</p>".encode()
    yield "huge class.html", f"<p class='{'a-b_' * 100_000}'>{body}</p>{made.page()}".encode()
    yield (
        "many attributes.html",
        ("<p " + " ".join(f"a{n}=1" for n in range(10_000)) + f">{body}</p>").encode(),
    )
    yield "too large.html", made.page(body=f"{body} " * 40_000).encode()
    yield "much text.html", made.page(body=f"<p>{body}</p>" * 4_000).encode()
    yield "scripts.html", made.page(body=f"<script>alert(1)</script><p onclick=x()>{body}</p>").encode()
    yield "script never closed.html", made.page(body=f"<script>while(1){{}} {body}").encode()
    yield "styles.html", made.page(body=f"<style>p{{background:url(//x.example/a)}}</style>{body}").encode()
    yield (
        "meta refresh.html",
        (
            '<meta http-equiv="refresh" content="0;url=file:///etc/passwd"><base href="file:///etc/">'
            + made.page()
        ).encode(),
    )
    yield (
        "frames.html",
        ('<iframe src="file:///etc/passwd"></iframe><embed src="//x.example/">' + made.page()).encode(),
    )
    yield (
        "entities.html",
        made.page(body="&#x;&#0;&#xD800;&#x110000;&#99999999999;&amp;amp;&nosuch;&" * 500 + body).encode(),
    )
    yield "comments.html", ("<!--" * 50_000 + made.page()).encode()
    yield (
        "cdata.html",
        (f"<![CDATA[{body}]]><!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;" * 50).encode(),
    )
    yield "no tags.html", body.encode()
    yield "only a tag.html", b"<"
    yield "only tags.html", b"<p></p>" * 30_000
    yield "half a tag.html", (made.page() + "<" * 300_000).encode()
    yield (
        "bad linked data.html",
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>" + made.page()).encode(),
    )
    yield (
        "much linked data.html",
        (
            '<script type="application/ld+json">['
            + ",".join(["[{}]"] * 100_000)
            + "]</script>"
            + made.page()
        ).encode(),
    )
    yield (
        "linked data of other kinds.html",
        (
            '<script type="application/ld+json">{"@type":["Article",7,null],"headline":{"a":[1]},'
            '"datePublished":20170614,"publisher":["x"],"mainEntityOfPage":{"@id":{"b":1}},"url":[]}</script>'
            + made.page()
        ).encode(),
    )
    yield "many dates.html", ("<time datetime=2017-06-14>x</time>" * 8_000 + made.page()).encode()
    yield "dates of no day.html", made.page(stamp="9999-99-99T99:99").encode() + b"<time datetime='-1'>"
    yield "many titles.html", ("<title>a - b | c: d</title>" * 30_000 + made.page()).encode()
    yield "title without end.html", ("<title>" + "a | " * 100_000 + made.page()).encode()
    yield (
        "pictures in it.html",
        made.page(body=f'<img src="data:image/png;base64,{"A" * 3_000_000}">{body}').encode(),
    )
    yield "shadow.html", f"<template><p>{body}</p></template><svg><foreignObject><p>{body}".encode()
    yield "many links.html", (f"<a href=x>{body}</a>" * 5000).encode()
    yield "breaks.html", made.page(body="<br>" * 20_000 + body).encode()


def pdf(texts: list[str]) -> bytes:
    """Return a PDF of one page a text, in a font that every reader has."""
    pages = [3 + 2 * n for n in range(len(texts))]
    kids = " ".join(f"{n} 0 R" for n in pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(texts)}/Kids[{kids}]>>".encode(),
    ]
    for number, text in zip(pages, texts, strict=True):
        font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {number + 1} 0 R"
            f"/Resources<</Font<</F1 {font}>>>>>>".encode()
        )
        stream = f"BT /F1 9 Tf 20 700 Td ({text}) Tj ET".encode()
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    return pdf_of(objects)


def pdf_of(objects: list[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Return a PDF of these objects, numbered from 1."""
    whole, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(whole)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    whole += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return whole + b"trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)


def _pdfs() -> Iterator[Nasty]:
    catalog = b"<</Type/Catalog/Pages 2 0 R>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>"
    yield "pages that hold themselves.pdf", pdf_of([catalog, b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"])
    yield (
        "pages that hold each other.pdf",
        pdf_of(
            [catalog, b"<</Type/Pages/Count 9/Kids[3 0 R]>>", b"<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>"]
        ),
    )
    yield (
        "pages without end.pdf",
        pdf_of([catalog, b"<</Type/Pages/Count 2000000000/Kids[3 0 R]>>", page, b"<<>>"]),
    )
    yield (
        "fewer pages than none.pdf",
        pdf_of([catalog, b"<</Type/Pages/Count -7/Kids[3 0 R]>>", page, b"<<>>"]),
    )
    yield "an object that is itself.pdf", pdf_of([catalog, b"2 0 R"])
    yield "objects in a ring.pdf", pdf_of([catalog, b"3 0 R", b"4 0 R", b"2 0 R"])
    yield (
        "stream as long as itself.pdf",
        pdf_of(
            [
                catalog,
                b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
                page,
                b"<</Length 4 0 R>>stream\nBT ET\nendstream",
            ]
        ),
    )
    whole = pdf([made.BODY])
    start = whole.rindex(b"startxref")
    for what, place in (("itself", start), ("nowhere", 99_999_999), ("the beginning", 0)):
        yield f"table that points to {what}.pdf", whole[:start] + b"startxref\n%d\n%%%%EOF" % place
    table = whole.rindex(b"xref\n0")
    ring = whole.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % whole.index(b"xref\n0"))
    yield "tables in a ring.pdf", ring
    yield "table of lies.pdf", whole[:table] + whole[table:].replace(b"00000 n", b"65535 n")
    yield "table that is huge.pdf", whole.replace(b"xref\n0 5", b"xref\n0 999999999")
    bomb = zlib.compress(bytes(150_000_000), 1)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(bomb), bomb)
    kids = [catalog, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page]
    yield "packed bomb.pdf", pdf_of([*kids, stream])
    twice = zlib.compress(bomb, 1)
    yield (
        "packed twice.pdf",
        pdf_of(
            [
                *kids,
                b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream"
                % (len(twice), twice),
            ]
        ),
    )
    yield (
        "operators without end.pdf",
        pdf_of([*kids, b"<</Length 4000000>>stream\n" + b"q " * 2_000_000 + b"\nendstream"]),
    )
    yield "deep arrays.pdf", pdf_of([catalog, b"[" * 200_000 + b"]" * 200_000])
    yield "deep dictionaries.pdf", pdf_of([catalog, b"<</Type/Pages/Kids " + b"<</A " * 100_000])
    yield (
        "many pages.pdf",
        pdf_of([catalog, b"<</Type/Pages/Count 3000/Kids[" + b"3 0 R " * 3000 + b"]>>", page, b"<<>>"]),
    )
    yield (
        "locked.pdf",
        pdf_of(
            [
                *kids,
                b"<<>>",
                b"<</Filter/Standard/V 1/R 2/O(" + b"x" * 32 + b")/U(" + b"y" * 32 + b")/P -4>>",
            ],
            b"/Root 1 0 R/Encrypt 5 0 R/ID[(a)(a)]",
        ),
    )
    yield (
        "program in it.pdf",
        pdf_of(
            [
                b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL\\('file:///'\\))>>>>",
                *kids[1:],
                b"<<>>",
            ]
        ),
    )
    yield (
        "form in itself.pdf",
        pdf_of(
            [
                *kids[:2],
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
                b"/Resources<</XObject<</X 5 0 R>>>>>>",
                b"<</Length 5>>stream\n/X Do\nendstream",
                b"<</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>"
                b"stream\n/X Do\nendstream",
            ]
        ),
    )
    yield "a page of no size.pdf", whole.replace(b"[0 0 612 792]", b"[0 0 1e30 -1]")
    yield "only the mark.pdf", b"%PDF-1.7"
    yield "no pdf.pdf", made.page().encode()
    yield "empty.pdf", b""


def laughs(levels: int = 9) -> str:
    """Return a declaration whose last entity stands for a billion laughs."""
    lines = ["<!ENTITY a0 'ha'>"]
    lines += [f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, levels + 1)]
    return f"<!DOCTYPE x [{''.join(lines)}]>"


def _xml() -> Iterator[Nasty]:
    outer = "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'><!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'>%p;]>"
    inner = {
        "laughs": (laughs(), "&a9;"),
        "external": (outer, "&f;"),
        "square": (f"<!DOCTYPE x [<!ENTITY s '{'x' * 100_000}'>]>", "&s;" * 50_000),
    }
    for name, (declared, used) in inner.items():
        head = f'<?xml version="1.0"?>{declared}'
        yield (
            f"{name}.rss",
            f"{head}<rss><channel><item><title>{used}</title></item></channel></rss>".encode(),
        )
        yield f"{name}.atom", f"{head}<feed><entry><title>{used}</title></entry></feed>".encode()
        yield f"{name} late.xml", f"{head}{' ' * 3000}<rss><channel><item><title>{used}".encode()
        yield (
            f"{name} utf-16.rss",
            f"{head}<rss><channel><item><title>{used}</title></item>".encode("utf-16"),
        )
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        words = f"<w:body><w:p><w:r><w:t>{used}</w:t></w:r></w:p></w:body>"
        document = f'{head}<w:document xmlns:w="{space}">{words}</w:document>'
        yield f"{name}.docx", _within("a.docx", "word/document.xml", document.encode())
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        row = f'<row><c t="inlineStr"><is><t>{used}</t></is></c></row>'
        sheet = f'{head}<worksheet xmlns="{space}"><sheetData>{row}</sheetData></worksheet>'
        yield f"{name}.xlsx", _within("a.xlsx", "xl/worksheets/sheet1.xml", sheet.encode())
    deep = "<a>" * 100_000
    yield "deep.rss", f"<rss><channel><item><description>{deep}".encode()
    yield "deep.xml", deep.encode()
    yield "deep.docx", _within("a.docx", "word/document.xml", deep.encode())
    yield "many entries.rss", made.feed(*["<item><title>x</title></item>"] * 2_000)
    yield "much html.rss", made.feed(made.item(body="<div><b>" * 20_000 + made.BODY))
    yield "two roots.rss", made.feed(made.item()) * 3
    yield "no entry.rss", made.feed()
    yield (
        "odd dates.atom",
        (
            b"<feed><entry><title>A raid killed three</title><updated>9999-99-99T99:99:99Z</updated>"
            b"<published>-0001-00-00</published><link href=''/><link/></entry></feed>"
        ),
    )
    width = "".join(f'<c r="XFD{n}"><v>1</v></c>' for n in range(1, 50))
    row = f'<sheetData><row r="1048576">{width}</row></sheetData>'
    far = f'<worksheet xmlns="{space}"><dimension ref="A1:XFD1048576"/>{row}</worksheet>'
    yield "lying dimensions.xlsx", _within("a.xlsx", "xl/worksheets/sheet1.xml", far.encode())
    rows = "".join(
        f'<row r="{n}"><c r="XFD{n}" t="inlineStr"><is><t>x</t></is></c></row>' for n in range(1, 200)
    )
    wide = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    yield "cells far out.xlsx", _within("a.xlsx", "xl/worksheets/sheet1.xml", wide.encode())
    yield from _external()
    yield "no sheet.xlsx", _within("a.xlsx", "xl/workbook.xml", b"<workbook/>")
    yield "formulas.xlsx", _formulas()


def _external() -> Iterator[Nasty]:
    """Yield documents that name parts elsewhere, which a reader shall not fetch."""
    outside = (
        "http://127.0.0.1:9/x",
        "file:///etc/passwd",
        "\\\\127.0.0.1\\share\\x",
        "../../../../etc/passwd",
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for number, target in enumerate(outside):
        for mode in ("External", "Internal"):
            rows = "".join(
                f'<Relationship Id="r{place}" Type="{kind}/{name}" Target="{target}" TargetMode="{mode}"/>'
                for place, name in enumerate(
                    ("attachedTemplate", "image", "externalLink", "styles", "oleObject")
                )
            )
            space = "http://schemas.openxmlformats.org/package/2006/relationships"
            part = f'<?xml version="1.0"?><Relationships xmlns="{space}">{rows}</Relationships>'.encode()
            yield (
                f"part elsewhere {number} {mode}.docx",
                _within("a.docx", "word/_rels/document.xml.rels", part),
            )
            yield (
                f"part elsewhere {number} {mode}.xlsx",
                _within("a.xlsx", "xl/_rels/workbook.xml.rels", part),
            )


def _formulas() -> bytes:
    import openpyxl

    book, whole = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Text", "Title"])
    book.active.append(['=HYPERLINK("http://x.example","killed 3")', "=1+1"])
    book.active.append([made.BODY, "@SUM(1)"])
    book.save(whole)
    return whole.getvalue()


def _within(kind: str, name: str, data: bytes) -> bytes:
    """Return a sound file of a kind with another content of one of its members."""
    with zipfile.ZipFile(io.BytesIO(whole_files()[kind])) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    return made.empty_zip(members | {name: data})


def _tables() -> Iterator[Nasty]:
    body = made.BODY
    yield "ragged.csv", f"id,text,outlet\n1,{body}\n2\n\n3,{body} 3,A,B,C\n4,{body} 4,A,,,\n,,\n".encode()
    yield "marked twice.csv", b"\xef\xbb\xbf\xef\xbb\xbf" + f"text,outlet\n{body},A\n".encode()
    yield "marked utf-16.csv", f"text,outlet\n{made.ARABIC_BODY},A\n".encode("utf-16")
    yield (
        "formulas.csv",
        f'id,text,url\n=cmd|calc,"=HYPERLINK(1) {body}",@SUM(1)\n+1,"-2+3 {body}","\t=1"\n'.encode(),
    )
    yield "quotes open.csv", f'text,outlet\n"{body},A\n{body},B\n'.encode()
    yield "quotes within.csv", f'text,outlet\n{body} "x" y,"A"b\n"{body}"z,B\ngood words here,C\n'.encode()
    yield "columns.csv", (",".join(f"c{n}" for n in range(100_000)) + "\n" + "1," * 99_999 + "1\n").encode()
    yield (
        "columns with a text.csv",
        ("text," + ",".join(f"c{n}" for n in range(100_000)) + f"\n{body}\n").encode(),
    )
    yield "the same column.csv", (",".join(["a"] * 100_000) + "\n" + "1," * 99_999 + "1\n").encode()
    yield "commas.csv", b"text\n" + b"," * 3_000_000
    yield "rows of nothing.csv", b"text,a\n" + b"x\n" * 20_000
    yield "rows too wide.csv", b"text,a\n" + b"a,b,c\n" * 50_000
    yield "header only.csv", b"text,title,date\n"
    yield "no header.csv", (f"{body}\n" * 3).encode()
    yield "only line ends.csv", b"\r\n" * 500_000
    yield "only quotes.csv", b'"' * 1_000_001
    yield "one long cell.csv", b'text\n"' + b"a" * 6_000_000 + b'"\n'
    yield "long header.csv", b"text," + b"x" * 3_000_000 + b"\nA raid killed three.,1\n"
    yield "odd delimiters.csv", f"text;title|x\ty,z\n{body};{body}|1\t2,3\n".encode()
    yield "turned delimiters.tsv", f"text,title\n{body},x\n".encode()
    yield "line ends of old.csv", f"text,outlet\r{body},A\r{body} Again.,B\r".encode()
    yield (
        "dates of none.csv",
        f"text,date\n{body},9999999-13-45\n{body} 2,{'1' * 5000}\n{body} 3,٠٠٠٠\n".encode(),
    )
    yield (
        "ids.csv",
        f"id,text\n{'x' * 100_000},{body}\n../../etc/passwd,{body} 2\n\u202e,{body} 3\n".encode(),
    )
    yield "addresses.csv", f"url,text\nfile:///etc/passwd,{body}\njavascript:alert(1),{body} 2\n".encode()


def _json() -> Iterator[Nasty]:
    body = json.dumps(made.BODY)
    for opening in ("[", '{"a":', '[{"text":'):
        deep = opening * 100_000
        for ending in ("json", "jsonl"):
            yield (
                f"deep {opening[-2:].strip(':').strip(chr(34))}.{ending}".replace("[", "list").replace(
                    "{", "object"
                ),
                (deep.encode()),
            )
    yield "deep closed.json", ("[" * 100_000 + "]" * 100_000).encode()
    yield (
        "deep in a row.jsonl",
        f'{{"text": {body}, "x": {"[" * 50_000}{"]" * 50_000}}}\n{{"text": {body}}}\n'.encode(),
    )
    yield (
        "half a character.jsonl",
        b'{"id": "1", "text": "a \\ud83d raid"}\n{"id": "2", "text": "\\udc00"}\n',
    )
    yield (
        "half in other places.json",
        f'[{{"text": {body}, "title": "\\ud800", "url": "\\udfff", "\\ud800": 1}}]'.encode(),
    )
    yield (
        "no numbers.jsonl",
        f'{{"text": {body}, "id": NaN}}\n{{"text": NaN}}\n{{"text": {body}, "date": -Infinity}}'.encode(),
    )
    yield (
        "long numbers.jsonl",
        f'{{"text": {body}, "id": {"9" * 6000}}}\n{{"text": {body}, "id": 1e999999}}'.encode(),
    )
    yield (
        "a key twice.jsonl",
        f'{{"text": {body}, "text": "Another text of the same row.", "id": 1}}\n'.encode(),
    )
    yield "a key twice.json", f'[{{"text": {body}, "id": 1, "id": 2}}]'.encode()
    yield (
        "other kinds.jsonl",
        b'1\nnull\ntrue\n"text"\n[]\n{}\n{"text": []}\n{"text": {"a": 1}}\n{"text": 7}\n',
    )
    yield (
        "other kinds.json",
        f'[1, null, [], {{}}, "x", {{"text": {body}, "title": [1], "date": {{}}, "id": true}}]'.encode(),
    )
    yield "an object only.json", f'{{"text": {body}}}'.encode()
    yield "many empty.json", ("[" + "[]," * 300_000 + "[]]").encode()
    yield "many objects.json", ("[" + "{}," * 400_000 + "{}]").encode()
    yield "many bad lines.jsonl", b"x\n" * 50_000
    yield "many lines of one.jsonl", b"1\n" * 50_000
    yield (
        "many keys.jsonl",
        ("{" + ",".join(f'"k{n}":1' for n in range(200_000)) + f',"text": {body}}}').encode(),
    )
    yield "comments.jsonl", f"// a\n/* b */\n{{'text': 'x'}}\n{{\"text\": {body},}}\n".encode()
    yield "null inside.jsonl", b'{"text": "a\\u0000b raid killed three"}\n{"text": "\\u0000"}\n'
    yield "not one value.json", f'[{{"text": {body}}}] [1] trailing'.encode()
    yield "empty list.json", b"[]"
    yield "open text.json", b'[{"text": "' + b"a" * 3_000_000


def _telegram() -> Iterator[Nasty]:
    odd: list[object] = [None, True, 7, -1.5, "text", [], {}, [[]], {"a": 1}, "\ud800", 10**30]
    for number, value in enumerate(odd):
        chats = [
            {"type": "channel", "messages": value},
            {"type": "channel", "name": value, "messages": [value, {"type": value}]},
            {"about": "x", "type": "x", "chats": {"list": value, "messages": []}},
        ]
        for place, chat in enumerate(chats):
            yield f"other kind {number} {place} telegram.json", json.dumps(chat).encode()
        messages = [
            {"id": value, "type": "message", "text": made.BODY},
            made.message(2, value),
            made.message(3, [value, {"type": "bold", "text": value}, {"type": value}]),
            {
                "id": 4,
                "type": "message",
                "text": made.BODY,
                "date": value,
                "date_unixtime": value,
                "edited": value,
            },
            made.message(5, made.ARABIC_BODY, forwarded_from=value),
        ]
        yield (
            f"messages of other kinds {number} telegram.json",
            json.dumps(made.telegram(messages)).encode(),
        )
    stamps = ["²", "٣", "99999999999", "-1", "1" * 400, "0"]
    odd_days = [
        made.message(n, f"{made.BODY} {n}", date_unixtime=stamp, date=stamp)
        for n, stamp in enumerate(stamps)
    ]
    yield "odd days telegram.json", json.dumps(made.telegram(odd_days)).encode()
    yield "deep telegram.json", b'{"type": "x", "messages": ' + b"[" * 100_000
    many = [made.message(n, "") for n in range(40_000)]
    yield "many messages telegram.json", json.dumps(made.telegram(many)).encode()
    pieces = [{"type": "bold", "text": "a"}] * 100_000
    yield "many pieces telegram.json", json.dumps(made.telegram([made.message(1, pieces)])).encode()


def _warcs() -> Iterator[Nasty]:
    page = made.page().encode()
    one = made.warc({"https://example.org/a": (200, "text/html", page)}, compressed=False)
    yield "no end of the member.warc.gz", gzip.compress(one)[:-12]
    yield "no end of the first.warc.gz", gzip.compress(one)[:-12] + gzip.compress(one)
    yield "wrong check sum.warc.gz", gzip.compress(one)[:-8] + b"\0" * 8
    yield "bomb.warc.gz", gzip.compress(bytes(150_000_000))
    yield (
        "bomb in a record.warc.gz",
        gzip.compress(_record(b"Content-Length: 150000000", bytes(150_000_000))),
    )
    yield "bomb in a bomb.warc.gz", gzip.compress(gzip.compress(bytes(100_000_000)))
    packed = gzip.compress(bytes(100_000_000))
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + packed
    yield "packed page.warc", _record(b"Content-Length: %d" % len(answer), answer)
    for kind in (b"gzip, gzip, br", b"br", b"deflate", b"nonsense"):
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\n\r\n" % kind
        yield (
            f"says it is {kind.decode()}.warc",
            _record(b"Content-Length: %d" % len(head + page), head + page),
        )
    chunks = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n"
        + page
    )
    yield "chunks that lie.warc", _record(b"Content-Length: %d" % len(chunks), chunks)
    for length in (b"-1", b"99999999999999999999", b"x", b"0", b"7"):
        yield (
            f"length {length.decode()}.warc",
            _record(b"Content-Length: " + length, b"HTTP/1.1 200 OK\r\n\r\n" + page),
        )
    yield "no length.warc", _record(b"X: y", page)
    yield "headers without end.warc", b"WARC/1.0\r\n" + b"A: b\r\n" * 300_000
    yield "one long header.warc", b"WARC/1.0\r\nWARC-Type: response\r\nX: " + b"a" * 5_000_000
    yield "not a version.warc", one.replace(b"WARC/1.0", b"WARC/9.9")
    yield "no status.warc", one.replace(b"HTTP/1.1 200 X", b"HTTP/1.1 ABC")
    yield (
        "address of another kind.warc",
        one.replace(b"https://example.org/a", b"\xff\xfe\0javascript:\x1b[2J"),
    )
    yield "day of none.warc", one.replace(b"2017-06-15T10:00:00Z", b"yesterday")
    yield (
        "many records.warc",
        made.warc({f"https://e.org/{n}": (404, "text/html", b"") for n in range(3000)}, compressed=False),
    )
    yield "no record.warc", made.BODY.encode()


def _record(length: bytes, block: bytes) -> bytes:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.org/\r\n"
    head += b"Content-Type: application/http\r\n"
    return head + length + b"\r\n\r\n" + block + b"\r\n\r\n"


def _front_matter() -> Iterator[Nasty]:
    anchors = "a: &a [x,x]\n" + "".join(
        f"b{n}: &b{n} [*{'a' if n == 0 else f'b{n - 1}'}{', *a' * 9}]\n" for n in range(9)
    )
    heads = {
        "laughs": anchors,
        "objects": "title: !!python/object/apply:os.system ['true']",
        "deep": "a: " + "[" * 20_000,
        "deep blocks": "\n".join(" " * n + "a:" for n in range(1500)),
        "a key twice": "title: One\ntitle: Two",
        "other kinds": "title: [1, 2]\ndate: {a: b}\nid: null\n? [x]\n: y",
        "tabs": "title:\tx\n\tdate: 1",
        "quotes open": 'title: "x\ndate: 2017',
        "long": "title: " + "x" * 1_000_000,
        "many keys": "\n".join(f"k{n}: v" for n in range(20_000)),
        "control": "title: a\x07b\x00c",
        "ring": "title: &a [*a]",
    }
    for name, head in heads.items():
        yield f"{name}.md", f"---\n{head}\n---\n{made.BODY}\n".encode()
    yield "never closed.md", ("---\ntitle: x\n" * 50_000).encode()
    yield "headings.md", ("# " * 200_000 + made.BODY).encode()
    yield "rules.md", ("---\n" * 200_000 + made.BODY).encode()


def _disguised() -> Iterator[Nasty]:
    """Yield files whose name says one thing and whose bytes say another."""
    whole = whole_files()
    for name in ("a.docx", "a.warc.gz", "a.pdf", "a.html", "result.json"):
        for ending in ("txt", "csv", "html", "xlsx", "wacz", "rss"):
            yield f"really {name}.{ending}", whole[name]
    program = base64.b64decode("f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAA") * 50
    for ending in ("txt", "html", "csv", "json", "docx", "pdf", "warc", "png"):
        yield f"a program.{ending}", program
        yield f"nothing.{ending}", b""


def _pictures() -> Iterator[Nasty]:
    yield "huge picture.png", made.png(60_000, 60_000)
    yield "cut picture.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 40
    yield (
        "huge picture.jpg",
        b"\xff\xd8\xff\xc0\0\x11\x08" + struct.pack(">HH", 65_000, 65_000) + b"\0" * 40,
    )
    yield "marks only.jpg", b"\xff\xd8" + b"\xff" * 100_000
    yield "huge picture.webp", b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\xff" * 6
    yield "not a picture.webp", made.BODY.encode()
    tags = struct.pack("<HHIIHHII", 256, 4, 1, 90_000, 257, 4, 1, 90_000)
    yield "huge picture.tif", b"II*\0\x08\0\0\0\x02\0" + tags + bytes(4)
    yield "ring.tif", b"II*\0\x08\0\0\0" + b"\x01\0" + b"\0" * 12 + b"\x08\0\0\0"


def put_oddities(folder: Path) -> list[Path]:
    """Make what has no bytes of its own: links, pipes, and names that hardly are names."""
    import os
    import socket

    loops = folder / "loops"
    deeper = loops / "a" / "b"
    deeper.mkdir(parents=True)
    (deeper / "round").symlink_to(loops)
    (deeper / "self").symlink_to(deeper / "self")
    (loops / "one.txt").symlink_to(loops / "two.txt")
    (loops / "two.txt").symlink_to(loops / "one.txt")
    (loops / "nowhere.txt").symlink_to(folder / "not there")
    (loops / "device.txt").symlink_to("/dev/zero")
    (loops / "memory.txt").symlink_to("/proc/self/mem")
    os.mkfifo(loops / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as made_socket:
        here = Path.cwd()
        os.chdir(loops)  # a socket's path may be no longer than a hundred bytes
        made_socket.bind("s.txt")
        os.chdir(here)
    names = folder / "names"
    names.mkdir()
    odd = [
        "a\nb.txt",
        "\u202etxt.exe.txt",
        "🕊️ تقرير.txt",
        "-p.txt",
        "a\x1b[2Jb.txt",
        " .txt",
        "x" * 250 + ".txt",
        "quote\"'`$(id).txt",
        "a\\b.txt",
        "CON.txt",
        "é.txt",
        "é.txt",
        "%s%n.txt",
        "a, line 7.txt",
        "۰.txt",
    ]
    for number, name in enumerate(odd):
        (names / name).write_text(f"{made.BODY} {number}", encoding="utf-8")
    for number, raw in enumerate((b"\xff\xfe.txt", b"\xed\xa0\x80.txt", b"caf\xe9.txt")):
        (names / os.fsdecode(raw)).write_text(f"{made.BODY} odd {number}", encoding="utf-8")
    deep = folder / "deep"
    for _ in range(60):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(f"{made.BODY} deep", encoding="utf-8")
    (names / "secret.txt").symlink_to(_secret(folder))
    (names / "secrets").symlink_to(_secret(folder).parent)
    (names / "not for you.txt").write_text(f"{made.BODY} not for you", encoding="utf-8")
    (names / "not for you.txt").chmod(0)
    (folder / "line of 200 MB.txt").write_bytes(b"")
    os.truncate(folder / "line of 200 MB.txt", 200_000_000)
    return [loops, names, folder / "deep", folder / "line of 200 MB.txt"]


def _secret(folder: Path) -> Path:
    """Return a file beside the corpus that no collection may read."""
    secret = folder.parent / f"{folder.name} secrets" / "secret.txt"
    secret.parent.mkdir(exist_ok=True)
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    return secret


def main(folder: Path) -> None:
    """Write the corpus."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for name, raw in nasty_files():
        (folder / name.replace("/", "_")).write_bytes(raw)
        number += 1
    put_oddities(folder)
    print(f"{number} files, and links, pipes and odd names.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
