"""Takes the pictures of README: the first screen of a brief in both languages.

python docs/images/make_images.py PROJECT.dalil
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent


def main() -> int:
    """Write brief-en.png and brief-ar.png beside this file."""
    project = Path(sys.argv[1]).resolve()
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for language, name in (("en", "brief.html"), ("ar", "brief.ar.html")):
            page = browser.new_page(viewport={"width": 1000, "height": 1150})
            page.goto((project / name).as_uri())
            page.evaluate("document.getElementById('findings').scrollIntoView(); window.scrollTo(0, 0)")
            page.screenshot(path=HERE / f"brief-{language}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
