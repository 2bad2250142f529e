"""The same templates, data and drawings, set by the typst package for Python."""

import sys

import typst
from measure import measure

folder = sys.argv[1]


def work() -> bytes:
    # A new compiler each time, as a new report would need.
    compiler = typst.Compiler(f"{folder}/main.typ", root=folder, font_paths=[f"{folder}/fonts"], ignore_system_fonts=True)
    return compiler.compile(format="pdf", pdf_standards=["a-3a"])


measure(work)
