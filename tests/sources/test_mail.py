"""Mails and saved pages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from made import MAIL, PAGE, SAVED, TOLD, pdf
from parcels import only, opened, refusal

from pledgebook.model.articles import PassedOver, Setback
from pledgebook.sources.card import Capture


def test_a_mail_is_an_article_with_its_subject_sender_and_day() -> None:
    found = only(MAIL.encode(), "a.eml")
    assert found.text.strip() == TOLD
    assert (found.record.title, found.record.outlet) == ("Ferries for the island – at last", "Harbour Press Office")
    assert found.record.published is not None
    assert (found.record.published.value.text, found.record.published.rule) == ("2031-03-14", "the mail's Date")
    assert found.raw is not None
    assert found.raw.receipt.captured == datetime(2031, 3, 14, 7, 30, tzinfo=UTC)
    assert ("From", "Harbour Press Office <press@harbour.example>") in found.raw.receipt.headers


def test_a_page_that_a_browser_saved_is_read_as_that_page() -> None:
    found = only(SAVED.encode(), "a.mhtml")
    assert TOLD in found.text
    assert found.record.url == "https://harbour.example/ferries"
    assert found.page.title == "Ferries for the island"
    assert found.record.published is None


def test_a_page_that_another_browser_saved_is_no_mail_and_the_day_of_saving_not_its_date() -> None:
    data = SAVED.replace("Snapshot-Content-Location: https://harbour.example/ferries\n", "To: nobody@harbour.example\n")
    found = only(data.encode(), "a.mht")
    assert (found.record.published, found.record.title) == (None, None)
    assert found.record.url == "https://harbour.example/ferries"


PARTS = """From: press@harbour.example
To: desk@news.example
Subject: Ferries
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="cut"

--cut
Content-Type: text/html; charset=windows-1252

{page}
--cut
Content-Type: application/pdf
Content-Disposition: attachment; filename="release.pdf"
Content-Transfer-Encoding: base64

{release}
--cut
Content-Type: image/png
Content-Disposition: attachment; filename="ferry.png"

x
--cut--
"""


def test_attachments_are_read_like_files_and_a_mail_of_html_like_a_page() -> None:
    from base64 import encodebytes

    release = encodebytes(pdf([TOLD.replace("five", "nine")[:70], TOLD.replace("five", "nine")[70:]])).decode()
    data = PARTS.format(page=PAGE.replace("mayor", "“mayor”"), release=release).encode("cp1252")
    mail, attached, others = opened(data, "a.eml")
    assert isinstance(mail, Capture)
    assert "the “mayor” said" in mail.text
    assert mail.record.outlet == "harbour.example"
    assert isinstance(attached, Capture)
    assert attached.location == "a.eml!/release.pdf"
    assert "nine ferries" in attached.text
    assert others == PassedOver("a.eml", ((".png", 1),))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"From: a@b\nSubject: c\n\n", "The mail holds no text. Save its text as .txt and read that."),
        (
            b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nx\n--x--",
            "The saved page holds no HTML.",
        ),
    ],
)
def test_a_mail_without_text_is_refused(data: bytes, reason: str) -> None:
    assert refusal(data, "a.eml").startswith(reason)


@pytest.mark.parametrize(
    "header",
    [
        "Date: yesterday",
        "Date: Fri, 99 Mar 2031 09:30:00",
        "Date: Fri, 14 Mar 0031 09:30:00 +0000",
        "Subject: =?no-such?q?x?=",
        "From: <<<>>>",
        "Content-Type: text/plain; charset=no-such",
        "Content-Type: text/plain; charset=utf-16",
        "Content-Transfer-Encoding: base64",
        "Content-Type: multipart/mixed",
        "Content-Type: ;;;",
    ],
)
def test_odd_headers_do_no_harm(header: str) -> None:
    (found,) = opened(f"From: a@b.example\nTo: c@d.example\n{header}\n\n{TOLD}".encode(), "a.eml")
    assert isinstance(found, Capture | Setback)


def test_parts_in_parts_without_end_are_refused_or_read_and_never_a_crash() -> None:
    data = "From: a@b\nTo: c\n" + "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(3000)) + TOLD
    assert len(opened(data.encode(), "a.eml")) == 1
