"""The words on the pages, as the product's own message files have them: a journey finds its way by what a person reads."""

import re
from pathlib import Path

LOCALES = Path(__file__).resolve().parent.parent.parent / "locales"


def _plain_messages(lang: str) -> dict[str, str]:
    """The messages without a choice in them."""
    lines = (LOCALES / f"{lang}.ftl").read_text().splitlines()
    found = (re.match(r"([a-z][a-z0-9-]*) = (.+)", line) for line in lines)
    return {match[1]: match[2] for match in found if match and "->" not in match[2]}


_WORDS = {lang: _plain_messages(lang) for lang in ("sv", "en")}


def said(lang: str, key: str, **values: object) -> str:
    """A message, with its values filled in."""
    text = _WORDS[lang][key]
    for name, value in values.items():
        text = text.replace("{ $" + name + " }", str(value))
    return text
