"""Where a locked report is read on the site: printed, and as a code for cameras, where the service has an address."""

import pytest

from conftest import CYCLE, OREBRO, STRATEGY, run
from reports import Read, read_pdfs, squeezed

ADDRESS = "https://malspar.example.se"
PAGE = f"{ADDRESS}/strategier/{STRATEGY}/utgavor"
CODE = {"sv": f"QR-kod som leder till {PAGE}", "en": f"QR code that leads to {PAGE}"}


@pytest.fixture(params=[ADDRESS, None], ids=["with an address", "without"])
def locked(request, malspar, demo_copy, monkeypatch) -> tuple[str | None, dict[str, Read]]:
    """The demo's report locked by a service with an address, or without, by the rest of its file name."""
    if request.param:
        monkeypatch.setenv("MALSPAR_ADDRESS", f"{request.param}/")
    else:
        monkeypatch.delenv("MALSPAR_ADDRESS", raising=False)
    of = ("--data", demo_copy, "--strategy", STRATEGY, "--cycle", CYCLE)
    run(malspar, "report", "seal", *of, "--leave-out", "--with-gaps")
    run(malspar, "report", "seal", *of, "--organisation", OREBRO.own)
    files = {}
    for scope in ("region", OREBRO.own):
        folder = demo_copy / scope
        run(malspar, "report", "export", f"{STRATEGY}/{CYCLE}/{scope}/1", "--data", demo_copy, "--out", folder)
        for path in folder.glob("*.pdf"):
            said = run(malspar, "report", "verify", path, "--data", demo_copy).stdout
            assert said, path
            files[path] = path.name.split(f"{CYCLE}_")[1]
    read = read_pdfs(sorted(files))
    return request.param, {name: read[path] for path, name in files.items()}


def test_a_locked_report_prints_where_it_is_read(locked):
    address, read = locked
    assert len(read) == 8
    for name, one in read.items():
        codes = [alt for _, alt in one.drawings if "QR" in alt]
        lang = "en" if "_en" in name else "sv"
        if address is None:
            assert codes == [] and "malspar.example.se" not in one.aloud, name
        else:
            # On the summary and where the way of checking stands; a municipality's own has no summary.
            assert codes == ([CODE[lang]] if name.startswith("region") else []), name
            assert squeezed(PAGE) in squeezed(one.aloud), name
            short = squeezed(PAGE.removeprefix("https://"))
            assert squeezed(one.aloud).count(short) == (2 if name.startswith("region") else 1), name
