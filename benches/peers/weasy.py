"""The same content as a page, its drawings made by matplotlib, set by WeasyPrint.

The text and tables are those of our page; every drawing in it is replaced by one of the same size that matplotlib makes
from as many marks and labels.
"""

import io
import re
import sys
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt
import weasyprint
from measure import measure

SVG = re.compile(r"<svg.*?</svg>", re.S)
page = Path(sys.argv[1]).read_text(encoding="utf-8")
# Drawings for phones are not printed.
page = re.sub(r'<div class="drawing phone">.*?</div>', "", page, flags=re.S)
# The small signs within a line have no size of their own, and are no drawings.
def is_drawing(svg: str) -> bool:
    return re.match(r'<svg[^>]* width="\d', svg) is not None


drawings = [svg for svg in SVG.findall(page) if is_drawing(svg)]


def drawn(svg: str) -> str:
    """As many labels and marks as in the drawing, in a figure of its size."""
    width, height = (float(re.search(rf'{side}="(\d+)"', svg).group(1)) for side in ("width", "height"))
    labels = re.findall(r"<text[^>]*>\s*([^<]*?)\s*</text>", svg)
    marks = len(re.findall(r"<(?:circle|rect|polygon|polyline)", svg))
    figure, axes = plt.subplots(figsize=(width / 72, max(height, 20) / 72))
    axes.scatter([n * 7 % 97 for n in range(marks)], [n * 13 % 89 for n in range(marks)], s=12)
    for n, label in enumerate(labels):
        axes.text(n * 11 % 97, n * 17 % 89, label.replace("$", r"\$"), fontsize=7)
    axes.set_axis_off()
    out = io.StringIO()
    figure.savefig(out, format="svg")
    plt.close(figure)
    return SVG.search(out.getvalue()).group(0)


def work() -> bytes:
    made = iter([drawn(svg) for svg in drawings])
    return weasyprint.HTML(string=SVG.sub(lambda svg: next(made) if is_drawing(svg.group(0)) else svg.group(0), page)).write_pdf()


measure(work, rounds=3)
