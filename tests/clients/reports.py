"""Reports in a reader's hands: what stands in a PDF's tree of tags and in a page, and the tables in both."""

import csv
import html.parser
import io
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pikepdf
import pytest

from conftest import run

READER = Path(__file__).resolve().parent / "ReadPdfs.java"
JARS = ":".join(f"/usr/share/java/{jar}.jar" for jar in ("pdfbox2", "fontbox2", "commons-logging"))
HEADING = re.compile(r"H[1-6]")
# A piece of content by its page and its number there.
Piece = tuple[int, int]


def language(path: Path) -> str:
    """The language that a report's file name tells: `…_sv.pdf`, `…_en_plain.pdf`, `…-sv-plain.pdf`."""
    return re.findall(r"[-_](sv|en)(?=[-_.])", path.name)[-1]


def is_plain(path: Path) -> bool:
    """The copy of a locked report that carries no files."""
    return path.stem.endswith(("_plain", "-plain"))


def faults(check, paths: list[Path]) -> dict[str, object]:
    """What `check` finds in each file that it finds something in; two programs at a time."""
    assert paths, "there is nothing to check"
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(check, paths))
    return {path.name: fault for path, fault in zip(paths, found) if fault}


def none(found: dict[str, object]) -> None:
    """Nothing was found in any file. Otherwise what was, the first of it: a pytest assertion would cut it short."""
    listed = [(name, faults if isinstance(faults, list) else [faults]) for name, faults in found.items()]
    lines = [f"{name}: {fault}" for name, faults in listed for fault in faults]
    if lines:
        shown = "\n".join(line[:500] for line in lines[:25])
        pytest.fail(f"{len(lines)} in {len(found)} files\n{shown}", pytrace=False)


def attachments(path: Path) -> dict[str, bytes]:
    """Attached files by name."""
    with pikepdf.open(path) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


def values(path: Path) -> list[dict[str, str]]:
    """The rows of the attached table."""
    text = attachments(path)["values.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def squeezed(text: str) -> str:
    """Without what a line break puts in or takes away, so that two readers' texts can be compared."""
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", text)


# ---------------------------------------------------------------------------------------------- tables


@dataclass(frozen=True)
class Table:
    """A table with a line of headers, and where it stands."""

    heading: str
    caption: str
    header: list[str]
    rows: list[list[str]]
    notes: list[str] = field(default_factory=list, compare=False)

    def squeezed(self) -> tuple:
        return squeezed(self.caption), *(tuple(map(squeezed, row)) for row in [self.header, *self.rows])


# ---------------------------------------------------------------------------------------------- PDF


@dataclass
class Tag:
    """A structure element with what is in it, in reading order."""

    kind: str
    alt: str
    attributes: frozenset[str]
    content: list["Tag | Piece"]

    def below(self) -> Iterator["Tag"]:
        """This one and every other below it."""
        yield self
        for child in self.content:
            if isinstance(child, Tag):
                yield from child.below()

    def pieces(self) -> Iterator[Piece]:
        for child in self.content:
            if isinstance(child, Tag):
                yield from child.pieces()
            else:
                yield child


class Read:
    """A PDF as PDFBox reads it, with the tree of tags as pikepdf sees it."""

    def __init__(self, said: dict):
        self.path = Path(said["path"])
        self.text: str = said["text"]
        self.complaints: list[str] = said["complaints"]
        # What each piece says, and where it begins: from the left, from the top; where its last line stands.
        self.said = {tuple(map(int, key.split(":"))): place for key, place in said["pieces"].items()}

    @cached_property
    def tags(self) -> list[Tag]:
        """Every tag, in reading order."""
        with pikepdf.open(self.path) as pdf:
            numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
            root = Tag("", "", frozenset(), list(content(pdf.Root.StructTreeRoot.K, 0, numbers)))
        return [tag for tag in root.below() if tag.kind]

    @cached_property
    def aloud(self) -> str:
        """All that the tags say, in their order: what is no more than decoration is not in it."""
        tops = [tag for tag in self.tags if tag.kind == "Document"] or self.tags[:1]
        return " ".join(self.text_of(tag) for tag in tops)

    @cached_property
    def drawings(self) -> list[tuple[str, str]]:
        """What each drawing says, and what is said of it to who does not see it."""
        return [(self.text_of(tag), tag.alt) for tag in self.tags if tag.kind == "Figure"]

    def text_of(self, tag: Tag) -> str:
        return " ".join(self.said[piece][0] for piece in tag.pieces() if piece in self.said).strip()

    @cached_property
    def tables(self) -> list[Table]:
        """Every table, with the heading it stands under."""
        found, heading = [], ""
        for tag in self.tags:
            if HEADING.fullmatch(tag.kind):
                heading = self.text_of(tag)
            elif tag.kind == "Table":
                caption = "".join(self.text_of(t) for t in tag.content if isinstance(t, Tag) and t.kind == "Caption")
                rows = [[self.text_of(cell) for cell in row.content] for row in tag.below() if row.kind == "TR"]
                found.append(Table(heading, caption, rows[0], rows[1:]))
        return found


def content(node, page: int, pages: dict) -> Iterator[Tag | Piece]:
    """What is in a node of the tree: tags, and pieces of pages."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from content(child, page, pages)
    elif isinstance(node, int):
        yield page, node
    elif isinstance(node, pikepdf.Dictionary):
        page = pages[node.Pg.objgen] if "/Pg" in node else page
        if "/S" in node:
            inside = list(content(node.K, page, pages)) if "/K" in node else []
            yield Tag(str(node.S)[1:], str(node.get("/Alt", "")).strip(), attributes(node), inside)
        elif "/MCID" in node:
            yield page, int(node.MCID)


def attributes(node) -> frozenset[str]:
    """The names of a structure element's attributes."""
    own = node.get("/A", pikepdf.Array())
    own = own if isinstance(own, pikepdf.Array) else [own]
    return frozenset(key for attribute in own if isinstance(attribute, pikepdf.Dictionary) for key in attribute.keys())


def read_pdfs(paths: list[Path]) -> dict[Path, Read]:
    """Reads PDFs, all in one JVM."""
    said = run("java", "-XX:+UseSerialGC", "-cp", JARS, READER, *paths, seconds=600)
    assert said.stderr == "", said.stderr[:2000]
    read = [Read(json.loads(line)) for line in said.stdout.split("\n") if line]
    assert [one.path for one in read] == paths
    return {one.path: one for one in read}


# ---------------------------------------------------------------------------------------------- page


class Page(html.parser.HTMLParser):
    """A saved page: its text without styles, its headings with their levels, its tables with the notes after them."""

    def __init__(self, path: Path):
        super().__init__()
        self.text: list[str] = []
        self.headings: list[list] = []
        self.tables: list[Table] = []
        self.drawings: list[tuple[str, str]] = []
        self._inside: list[str] = []
        self._told = False  # is what is being read of a drawing said to who does not see it?
        self._open: dict[str, list[str]] = {}  # what is being read of a heading, a caption, a cell, a note
        self._row: list[str] | None = None
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        if tag in ("style", "svg"):
            self._inside.append(tag)
            if tag == "svg":
                self.drawings.append(("", ""))
        elif "svg" in self._inside:
            self._told = tag in ("title", "desc")
        elif HEADING.fullmatch(tag.upper()):
            self.headings.append([int(tag[1]), ""])
            self._open["heading"] = []
        elif tag == "table":
            self.tables.append(Table(self.headings[-1][1] if self.headings else "", "", [], []))
        elif tag == "caption":
            self._open["caption"] = []
        elif tag == "tr":
            self._row = []
        elif tag in ("th", "td"):
            self._open["cell"] = []
        elif tag == "p" and names.get("class") == "fine":
            self._open["note"] = []
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag):
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()
        elif HEADING.fullmatch(tag.upper()):
            self.headings[-1][1] = self._closed("heading")
        elif tag == "caption":
            last = self.tables.pop()
            self.tables.append(Table(last.heading, self._closed("caption"), last.header, last.rows, last.notes))
        elif tag in ("th", "td"):
            self._row.append(self._closed("cell"))
        elif tag == "tr":
            table = self.tables[-1]
            (table.rows if table.header else table.header).extend([self._row] if table.header else self._row)
        elif tag == "p" and "note" in self._open:
            note = self._closed("note")
            if self.tables:
                self.tables[-1].notes.append(note)

    def _closed(self, name: str) -> str:
        return "".join(self._open.pop(name)).strip()

    def handle_data(self, data):
        if "style" in self._inside:
            return
        self.text.append(data)
        if "svg" in self._inside:
            drawn, told = self.drawings[-1]
            self.drawings[-1] = (drawn, told + data) if self._told else (drawn + data, told)
        else:
            for collected in self._open.values():
                collected.append(data)
