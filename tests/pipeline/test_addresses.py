"""Pages fetched from a server on this machine into a project, and what the custody log says of them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dalil.pipeline.addresses import fetch_into
from dalil.pipeline.stages import Told, Watch
from dalil.store.project import Project
from tests.collect import made_files, made_server

BODY = made_files.BODY


@pytest.fixture
def site() -> Iterator[made_server.Site]:
    with made_server.running() as running:
        yield running


def fetch(folder: Path, *urls: str) -> list[Told]:
    told: list[Told] = []
    with Project.open(folder) as project:
        fetch_into(project, urls, made_server.fetcher(), watch=Watch(tell=told.append))
        assert project.verify() == []
    return told


def test_a_page_is_stored_with_its_bytes_its_record_and_its_address(
    site: made_server.Site, tmp_path: Path
) -> None:
    page = made_files.page(made_files.ARABIC_TITLE, made_files.ARABIC_BODY).encode("cp1256")
    site.put("/now", page, kind="text/html; charset=windows-1256")
    url = site.lead("/old", "/now")
    assert [(one.path, one.outcome) for one in fetch(tmp_path / "p.dalil", url)] == [(url, "stored")]
    with Project.open(tmp_path / "p.dalil", write=False) as project:
        (report,) = project.reports()
        assert made_files.ARABIC_BODY in report.text
        assert (report.url, report.path) == (site.address("/now"), url)
        assert report.collected == "2026-05-01T12:00:00+00:00"
        assert project.original(report.original or "") == page
        (entry,) = [entry for entry in project.custody() if entry.act == "address fetched"]
        assert entry.item == url and f"bytes {report.original}" in entry.detail
        record = json.loads(project.original(entry.detail.split()[-1]))
        assert [step["status"] for step in record["steps"]] == [302, 200]


def test_a_page_fetched_again_is_seen_again_and_a_changed_one_is_a_new_version(
    site: made_server.Site, tmp_path: Path
) -> None:
    url = site.put("/a", made_files.page().encode())
    outcomes = [fetch(tmp_path / "p.dalil", url)[0].outcome]
    site.put("/a", made_files.page().replace("<body>", "<body><!-- 7 readers now -->").encode())
    outcomes.append(fetch(tmp_path / "p.dalil", url)[0].outcome)
    site.put("/a", made_files.page(body=BODY.replace("12", "14")).encode())
    outcomes.append(fetch(tmp_path / "p.dalil", url)[0].outcome)
    assert outcomes == ["stored", "seen again", "changed"]
    with Project.open(tmp_path / "p.dalil", write=False) as project:
        assert len(project.reports()) == 1
        assert len([entry for entry in project.custody() if entry.act == "address fetched"]) == 3


def test_what_is_refused_is_named_and_the_others_are_stored(site: made_server.Site, tmp_path: Path) -> None:
    good = site.put("/good", made_files.page().encode())
    copy = site.put("/copy", made_files.page().encode())
    film = site.put("/film", b"x", kind="video/mp4")
    empty = site.put("/empty", b"<html></html>")
    feed = site.put(
        "/feed", made_files.feed(made_files.item(body="Other words of a report.")), kind="text/xml"
    )
    told = fetch(tmp_path / "p.dalil", good, film, copy, empty, site.address("/none"), feed)
    assert [one.outcome for one in told] == ["stored", "refused", "copy", "refused", "refused", "stored"]
    assert told[-1].path == f"{feed}, entry 1"
    assert '"video/mp4"' in told[1].detail and "status 404" in told[4].detail


def test_the_command_line_refuses_this_machine(site: made_server.Site, tmp_path: Path, monkeypatch) -> None:
    from typer.testing import CliRunner

    from dalil.cli.commands import app
    from dalil.errors import DalilError

    url = site.put("/a", made_files.page().encode()).replace("news.example", "127.0.0.1")
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(app, ["collect", url, "--project", "p.dalil"])
    assert isinstance(run.exception, DalilError)
    assert "no address of the public network" in run.exception.wrong
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    run = CliRunner().invoke(app, ["collect", "a.txt", url, "--project", "p.dalil", "--json"])
    told = json.loads(run.stdout)
    assert (told["stored"], [item["path"] for item in told["refused"]]) == (1, [url])
    assert site.asked == []


def test_no_option_makes_this_machine_reachable() -> None:
    from typer.main import get_command

    from dalil.cli.commands import app
    from dalil.collect.web import Fetcher
    from dalil.collect.web_address import is_public

    collect = get_command(app).commands["collect"]  # type: ignore[attr-defined]
    words = ("local", "loopback", "private", "allow", "robots", "insecure")
    assert not [p.name for p in collect.params if any(word in (p.name or "") for word in words)]
    assert Fetcher().limits.reachable is is_public
