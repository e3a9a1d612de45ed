"""Files of every kind that is read, made here: small, whole, and saying in each that a town lends ferries."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping

TOLD = "The town will lend the island five ferries, the mayor said on Monday, and the first of them will sail in May."
PAGE = f"""<html><head><title>Ferries for the island</title></head><body><article><h1>Ferries for the island</h1>
<p>{TOLD}</p><p>{TOLD.replace("five", "six")}</p><p>{TOLD.replace("five", "seven")}</p></article></body></html>"""
MAIL = f"""From: Harbour Press Office <press@harbour.example>
To: desk@news.example
Subject: =?utf-8?q?Ferries_for_the_island_=E2=80=93_at_last?=
Date: Fri, 14 Mar 2031 09:30:00 +0200
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{TOLD}
"""
SAVED = f"""From: <Saved by a browser>
Snapshot-Content-Location: https://harbour.example/ferries
Subject: Ferries for the island
Date: Fri, 14 Mar 2031 07:30:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="cut"

--cut
Content-Type: text/html
Content-Location: https://harbour.example/ferries

{PAGE}
--cut
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--cut--
"""
TABLE = f'id;Headline;Body;Date\nf1;Ferries;"{TOLD}";2031-03-14\n'
LINES = f'{{"text": "{TOLD}", "id": "j1", "published": "2031-03-14"}}\n'


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 3, 14, 9, 30, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(members: Mapping[str, bytes | str], links: Mapping[str, str] | None = None) -> bytes:
    """A TAR archive, with symbolic links where named."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, target in (links or {}).items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, target
            archive.addfile(info)
        for name, words in members.items():
            data = words.encode() if isinstance(words, str) else words
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), 1_931_247_000
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def warc(*pages: tuple[str, str, str], status: str = "200 OK", media: str = "text/html; charset=utf-8") -> bytes:
    """A web archive of (address, date, page), as ISO 28500 has it."""
    out = b""
    for url, date, page in pages:
        body = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nETag: x\r\n\r\n{page}".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        out += head.encode() + body + b"\r\n\r\n"
    return out


def parquet(rows: list[dict[str, object]]) -> bytes:
    """A Parquet table."""
    import pyarrow as pa
    from pyarrow import parquet as files

    out = io.BytesIO()
    files.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def pdf(*pages: Iterable[str]) -> bytes:
    """A PDF whose pages hold the lines, one under the other."""
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        drawn = "".join(f"({_escaped(line)}) Tj T*\n" for line in page)
        content = f"BT /F1 11 Tf 14 TL 72 760 Td\n{drawn}ET"
        parts.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
        kids.append(f"{len(parts) + 1} 0 R")
        drawn_by = f"/Contents {len(parts)} 0 R /Resources << /Font << /F1 3 0 R >> >>"
        parts.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {drawn_by} >>")
    parts[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _numbered(parts)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _numbered(parts: list[str]) -> bytes:
    out = b"%PDF-1.4\n"
    starts = []
    for number, part in enumerate(parts, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n".encode("cp1252")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(parts) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def every_kind() -> dict[str, bytes]:
    """One sound file of each kind, by its name."""
    captured = warc(("https://harbour.example/ferries", "2031-03-14T07:30:00Z", PAGE))
    packed = gzip.compress(captured, mtime=0)
    return {
        "a.txt": TOLD.encode(),
        "b.html": PAGE.encode(),
        "c.eml": MAIL.encode(),
        "d.mhtml": SAVED.encode(),
        "e.pdf": pdf([TOLD[:60], TOLD[60:]]),
        "f.csv": TABLE.encode(),
        "g.jsonl": LINES.encode(),
        "h.parquet": parquet([{"id": "p1", "text": TOLD, "date": "2031-03-14"}]),
        "i.warc": captured,
        "j.warc.gz": packed,
        "k.wacz": zipped({"archive/data.warc.gz": packed, "datapackage.json": "{}", "pages/pages.jsonl": "{}"}),
        "l.zip": zipped({"news/a.txt": TOLD, "news/b.html": PAGE}),
        "m.tar": tarred({"news/a.txt": TOLD}),
        "n.tar.gz": gzip.compress(tarred({"news/a.txt": TOLD}), mtime=0),
        "o.tgz": gzip.compress(tarred({"news/a.txt": TOLD}), mtime=0),
        "p.jsonl.gz": gzip.compress(LINES.encode(), mtime=0),
    }
