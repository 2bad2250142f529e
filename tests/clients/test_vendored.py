"""Files of others that the repository keeps are those that their makers released, byte for byte."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "tests" / "browser" / "node_modules"
VENDOR = ROOT / "src" / "web" / "vendor"
RELEASED = {
    "designsystemet/designsystemet.css": "@digdir/designsystemet-css/dist/src/index.css",
    "designsystemet/LICENSE": "@digdir/designsystemet-css/LICENSE",
    "designsystemet/theme.css": "@digdir/designsystemet-theme/src/themes/designsystemet.css",
    "source-sans-3/source-sans-3-latin-400-normal.woff2": "@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2",
    "source-sans-3/source-sans-3-latin-600-normal.woff2": "@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2",
    "source-sans-3/LICENSE": "@fontsource/source-sans-3/LICENSE",
}


@pytest.mark.parametrize("kept", RELEASED)
def test_a_file_of_others_is_the_one_they_released(kept):
    assert (VENDOR / kept).read_bytes() == (MODULES / RELEASED[kept]).read_bytes()


def test_every_file_of_others_is_compared():
    there = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert there == set(RELEASED)


def test_the_releases_are_pinned():
    wanted = json.loads((ROOT / "tests" / "browser" / "package.json").read_text())["dependencies"]
    assert all(version[0].isdigit() for version in wanted.values())
