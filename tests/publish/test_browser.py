"""The brief in a real browser: offline, readable in both directions, every proof opens."""

import shutil

import pytest
from made_content import make_content, make_seed_content

from dalil.publish.brief import write_brief

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: the brief was not opened in a browser"),
]


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as p:
        chromium = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(params=["en", "ar"])
def page(browser, tmp_path, request):
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    tab = context.new_page()
    tab.wanted, tab.faults = [], []
    tab.on("request", lambda r: tab.wanted.append(r.url))
    tab.on("console", lambda m: tab.faults.append(m.text) if m.type == "error" else None)
    path = write_brief(make_content(), tmp_path / "brief.html", request.param)
    tab.goto(path.as_uri())
    tab.language = request.param
    yield tab
    context.close()


def test_opens_offline_without_a_request_or_an_error(page):
    assert [url for url in page.wanted if not url.startswith("file:")] == []
    assert page.faults == []


def test_a_figure_of_the_table_leads_to_words_on_screen(page):
    page.locator("#findings table a").first.click()
    target = page.evaluate("location.hash")
    assert page.locator(f'[id="{target[1:]}"]').is_visible()


def test_proof_of_a_count_opens_and_shows_the_source_words(page):
    page.locator("details.incident summary").first.click()
    page.locator("details.incident .card .proof a").first.click()
    target = page.evaluate("decodeURIComponent(location.hash)")[1:]
    found = page.locator(f'[id="{target}"]')
    assert found.is_visible()
    assert found.inner_text().strip()


@pytest.mark.parametrize("width", [1200, 390])
def test_nothing_runs_out_of_the_page(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_direction_follows_the_language(page):
    expected = "rtl" if page.language == "ar" else "ltr"
    assert page.evaluate("getComputedStyle(document.body).direction") == expected


def test_keyboard_reaches_the_answer(page):
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#answer"


def test_prints(page):
    assert page.pdf().startswith(b"%PDF")


def test_seed_brief_opens(browser, tmp_path):
    tab = browser.new_page()
    tab.goto(write_brief(make_seed_content(), tmp_path / "seed.html", "en").as_uri())
    assert "cannot be told" in tab.locator("#answer").inner_text()
    tab.close()
