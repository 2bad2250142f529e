"""A new region from nothing to a published first report, by the owner alone: the real service on an empty database, a mail
server, and a browser for each person. Every step is one that a person would take, by the words on the page; what it costs
in clicks is printed (`pytest -s`)."""

import pytest
from playwright.sync_api import expect

import desk_report
from browsing import chromium
from desk import REGIONS, Story
from mail_server import mail_server
from service import Installed


@pytest.fixture(scope="module")
def browser():
    # An edition is set while the owner waits: both languages, with attachments and without.
    expect.set_options(timeout=20_000)
    with chromium() as browser:
        yield browser


# Eleven of twelve municipalities answer; where `few` is set four of them do, and everything else is the same.
VARIANTS = {
    "sv-scripts": ("orebro", "sv", True, False),
    "en-no-scripts": ("orebro", "en", False, False),
    "sv-no-scripts": ("orebro", "sv", False, True),
    "en-scripts": ("orebro", "en", True, True),
    "vastmanland": ("vastmanland", "sv", True, False),
}


@pytest.mark.parametrize(("region", "lang", "scripts", "few"), VARIANTS.values(), ids=VARIANTS)
def test_a_region_from_nothing_to_a_corrected_report(malspar, browser, tmp_path, region, lang, scripts, few):
    with mail_server() as mailbox:
        service = Installed(malspar, tmp_path / "data", mailbox)
        story = Story(REGIONS[region], service, mailbox, browser, lang, scripts, tmp_path, few)
        story.first_account()
        with service:
            story.invite_owner()
            pdf = the_story(story)
    print(story.count.table(f"{region} {lang} {'with' if scripts else 'without'} scripts"))
    text = desk_report.says(pdf)
    for said in (desk_report.COMMENT, desk_report.ERRATUM, story.region.correction.comment):
        assert said in text, f"the corrected edition does not say {said}"


def the_story(story: Story):
    owner = story.owner_arrives()
    story.reads_strategy_in(owner)
    story.invites(owner)
    story.prepares(owner)
    story.opens(owner)
    story.contacts_answer()
    story.region_answers(owner)
    story.reminds(owner)
    story.asks_for_completion(owner)
    story.completes()
    story.approves(owner)
    desk_report.writes_texts(story, owner)
    desk_report.previews(story, owner)
    desk_report.consults(story, owner)
    desk_report.seals(story, owner, 1)
    desk_report.public_reads(story, 1)
    desk_report.corrects(story, owner)
    desk_report.seals(story, owner, 2)
    pdf = desk_report.public_reads(story, 2)
    desk_report.traces(story, owner, pdf)
    owner.leaves()
    return pdf
