"""Pages from an address: what is asked, what is kept, and every reason to refuse."""

import gzip
import json
import zlib
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from dalil.collect.web import AGENT, Fetcher, Limits
from dalil.errors import UnreadableReport
from tests.collect import made_server as made
from tests.collect.made_files import page

PAGE = page().encode()
PUBLIC, PRIVATE = ip_address("93.184.215.14"), ip_address("10.0.0.7")


@pytest.fixture
def site() -> Iterator[made.Site]:
    with made.running() as running:
        yield running


def refused(url: str, words: str, fetcher: Fetcher | None = None) -> None:
    with pytest.raises(UnreadableReport, match=words) as caught:
        (fetcher or made.fetcher()).fetch(url)
    assert caught.value.remedy


def test_a_page_is_kept_as_it_came_with_the_record_of_how(site: made.Site) -> None:
    url = site.put("/a", PAGE, kind='text/html; charset="utf-8"', X_Served_By="cache 7")
    fetched = made.fetcher().fetch(f"{url}#part")
    assert (fetched.url, fetched.body, fetched.ending) == (url, PAGE, ".html")
    assert (fetched.charset, fetched.time) == ("utf-8", "2026-05-01T12:00:00+00:00")
    record = json.loads(fetched.record)
    assert (record["asked"], record["agent"]) == (f"{url}#part", AGENT)
    (step,) = record["steps"]
    assert (step["url"], step["machine"], step["status"]) == (url, "127.0.0.1", 200)
    assert ["X-Served-By", "cache 7"] in step["headers"]


def test_it_says_who_it_is_and_asks_for_robots_once_and_first(site: made.Site) -> None:
    fetcher = made.fetcher()
    for path in ("/a", "/b"):
        fetcher.fetch(site.put(path, PAGE))
    assert site.paths() == ["/robots.txt", "/a", "/b"]
    headers = site.asked[1][1]
    assert headers["User-Agent"].startswith("dalil/") and headers["Host"] == f"news.example:{site.port}"
    assert "Cookie" not in headers and "Referer" not in headers


def test_between_two_requests_it_waits(site: made.Site) -> None:
    waits: list[float] = []
    made.fetcher(pause=waits.append).fetch(site.put("/a", PAGE))
    assert waits == [1.0]


@pytest.mark.parametrize("path", ["/private", "/private/a?b=c"])
def test_what_robots_shall_not_read_is_not_asked_for(site: made.Site, path: str) -> None:
    refused(site.put(path, PAGE), "asks robots not to read")
    assert site.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("status", "body", "allowed"),
    [
        (404, b"", True),
        (403, b"", True),
        (503, b"", False),
        (429, b"", False),
        (200, b"User-agent: dalil\nDisallow: /\n", False),
        (200, b"User-agent: other\nDisallow: /\n", True),
        (200, b"\xff\xfe\0 no words", True),
    ],
)
def test_robots_are_understood_as_they_are_meant(
    site: made.Site, status: int, body: bytes, allowed: bool
) -> None:
    site.put("/robots.txt", body, kind="text/plain", status=status)
    url = site.put("/a", PAGE)
    if allowed:
        assert made.fetcher().fetch(url).body == PAGE
    else:
        refused(url, "robots")
        assert "/a" not in site.paths()


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 127.8.8.8 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 192.0.2.5 "
    "224.0.0.1 255.255.255.255 240.0.0.1 ::1 :: fe80::1 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 "
    "64:ff9b::7f00:1 2002:7f00:1::1 2001:db8::1".split(),
)
def test_what_is_not_the_public_network_is_refused(address: str) -> None:
    literal = f"[{address}]" if ":" in address else address
    refused(f"http://{literal}/", "no address of the public network", Fetcher())
    refused("http://a.example/", "public", Fetcher(Limits(names=lambda host, port: [ip_address(address)])))


@pytest.mark.parametrize("host", ["localhost", "127.1", "0x7f.1", "2130706433", "0177.0.0.1", "localhost."])
def test_this_machine_is_refused_however_it_is_written(host: str, monkeypatch) -> None:
    from dalil.collect import web_address

    monkeypatch.setattr(
        web_address.socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("127.0.0.1", 80))]
    )
    refused(f"http://{host}/", "no address of the public network", Fetcher())


def test_a_name_with_one_private_address_among_others_is_refused(site: made.Site) -> None:
    limits = Limits(names=lambda host, port: [PUBLIC, PRIVATE])
    refused(site.put("/a", PAGE), "10.0.0.7", Fetcher(limits))
    assert site.asked == []


def test_the_address_that_was_checked_is_the_one_that_is_asked(site: made.Site) -> None:
    """A name that leads elsewhere at the second look does not lead the connection there."""
    answers = iter([ip_address("127.0.0.1")] * 3 + [ip_address("192.0.2.1")] * 9)
    looked: list[str] = []

    def names(host: str, port: int):
        looked.append(host)
        return [next(answers)]

    fetched = made.fetcher(names=names).fetch(site.put("/a", PAGE))
    assert fetched.body == PAGE
    assert looked == ["news.example", "news.example"]  # for the page and for robots.txt, never to connect


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_written_down(site: made.Site, status: int) -> None:
    site.put("/b", PAGE)
    url = site.lead("/a", "/b#there", status)
    fetched = made.fetcher().fetch(url)
    assert fetched.url == site.address("/b")
    steps = json.loads(fetched.record)["steps"]
    assert [(step["url"], step["status"]) for step in steps] == [(url, status), (fetched.url, 200)]


def test_a_redirect_into_the_house_is_refused_after_the_name_is_looked_up(site: made.Site) -> None:
    def names(host: str, port: int):
        return [ip_address("127.0.0.1") if host == "news.example" else PRIVATE]

    fetcher = made.fetcher(names=names, reachable=lambda ip: ip != PRIVATE)
    refused(site.lead("/a", "http://inside.example/admin"), "10.0.0.7", fetcher)
    refused(site.lead("/c", f"http://{PRIVATE}/admin"), "10.0.0.7", fetcher)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("/a", "leads on more than 5 times"),
        ("file:///etc/passwd", "no address of the web"),
        ("ftp://news.example/a", "no address of the web"),
        ("javascript:alert(1)", "no address of the web"),
        ("", "does not say where"),
        ("http://user:word@news.example/", "user's name or password"),
    ],
)
def test_a_redirect_that_leads_nowhere_good_is_refused(site: made.Site, place: str, words: str) -> None:
    refused(site.lead("/a", place), words)


def test_a_redirect_to_what_robots_shall_not_read_is_refused(site: made.Site) -> None:
    site.put("/private/b", PAGE)
    refused(site.lead("/a", "/private/b"), "asks robots not to read")
    assert "/private/b" not in site.paths()


def test_a_redirect_from_an_encrypted_page_to_an_open_one_is_refused(site: made.Site) -> None:
    fetcher = made.fetcher()
    target = fetcher._target("https://news.example/a")
    with pytest.raises(UnreadableReport, match="not encrypted"):
        fetcher._next(target, made_answer(302, Location="http://news.example/a"))


def made_answer(status: int, **headers: str):
    from dalil.collect.web_wire import Answer

    return Answer(status, list(headers.items()), b"")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "no address of the web"),
        ("http://", "no address of the web"),
        ("http://[::1", "no address of the web"),
        ("http://news.example:99999/", "no address of the web"),
        ("http://user@news.example/", "user's name or password"),
        ("http://news.example/a b", "a blank or a backslash"),
        ("http://news.example\\@127.0.0.1/", "."),
        (f"http://{'a' * 70}.example/", "."),
    ],
)
def test_what_is_no_address_is_refused_before_anything_is_asked(url: str, words: str) -> None:
    refused(url, words)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("application/octet-stream", '"application/octet-stream", which is not read'),
        ("video/mp4", '"video/mp4"'),
        ("application/zip", '"application/zip"'),
        ("", "does not say what kind"),
    ],
)
def test_kinds_of_content_that_are_not_read_are_refused(site: made.Site, kind: str, words: str) -> None:
    refused(site.put("/a", PAGE, kind=kind), words)


@pytest.mark.parametrize("status", [204, 401, 403, 404, 410, 500, 503])
def test_an_answer_that_is_no_page_is_refused_with_its_status(site: made.Site, status: int) -> None:
    refused(site.put("/a", PAGE if status != 204 else b"", status=status), f"status {status}")


def test_a_page_that_is_too_large_is_refused(site: made.Site) -> None:
    few = made.fetcher(most_bytes=1_000)
    refused(site.put("/a", b"x" * 1_001), "larger than 1,000 bytes", few)
    refused(site.put("/b", b"x", Content_Length="5000000"), "larger than", few)
    refused(site.put("/c", b"x", Content_Length="9" * 30), ".", few)
    bomb = gzip.compress(bytes(5_000_000))
    refused(site.put("/d", bomb, Content_Encoding="gzip"), "larger than", made.fetcher(most_bytes=100_000))


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress(PAGE), "gzip"),
        (zlib.compress(PAGE), "deflate"),
        (zlib.compress(PAGE)[2:-4], "deflate"),
    ],
)
def test_a_page_packed_against_our_wish_is_unpacked(site: made.Site, packed: bytes, encoding: str) -> None:
    assert made.fetcher().fetch(site.put("/a", packed, Content_Encoding=encoding)).body == PAGE


@pytest.mark.parametrize(
    ("packed", "encoding", "words"),
    [(gzip.compress(PAGE)[:-20], "gzip", "damaged"), (PAGE, "gzip", "damaged"), (PAGE, "br", '"br"')],
)
def test_a_page_packed_badly_is_refused(site: made.Site, packed: bytes, encoding: str, words: str) -> None:
    refused(site.put("/a", packed, Content_Encoding=encoding), words)


def test_a_server_that_drips_is_given_up_in_time() -> None:
    with made.dripping(0.05) as url:
        refused(url, "did not end within its time", made.fetcher(seconds=0.5))


def test_a_server_that_is_not_there_is_refused() -> None:
    refused("http://news.example:9/", "does not answer")


def test_a_name_that_nobody_knows_is_refused(monkeypatch) -> None:
    def unknown(host: str, port: int):
        raise OSError("no such name")

    refused("http://nowhere.example/", "not known on the network", made.fetcher(names=unknown))


def test_an_encrypted_page_has_to_show_its_certificate(site: made.Site) -> None:
    refused(f"https://news.example:{site.port}/", "does not answer")


def test_names_of_other_scripts_are_asked_in_their_written_form(site: made.Site) -> None:
    site.put("/a", PAGE)
    made.fetcher().fetch(site.address("/a", "أخبار.example"))
    assert site.asked[0][1]["Host"].startswith("xn--")
