"""Small files for tests: CVs of a made-up person, and what strangers send instead of one."""

from __future__ import annotations

import io

CV = """Maren Tidewell
AI Engineer
maren.tidewell@example.org | +44 7700 900461 | Bristol, United Kingdom

EXPERIENCE

AI Engineer, Fernwood Labs Ltd, Bristol                     March 2023 - Present
- Built retrieval-augmented answers over 9,000 pages with LangChain and pgvector
- Wrote the evaluation set of 300 questions and ran it in CI on every prompt change

Software Engineer, Oakhurst Software Ltd, Bath              June 2019 - February 2023
- Wrote REST services in Python with FastAPI and PostgreSQL

EDUCATION
MSc Computer Science, University of Leeds, 2017 - 2019

SKILLS
Python, SQL, FastAPI, LangChain, Docker
"""


def cv(name: str = "Maren Tidewell") -> bytes:
    """A plain-text CV of this person."""
    given, _, family = name.partition(" ")
    text = CV.replace("Maren Tidewell", name).replace("maren.tidewell", f"{given}.{family}".lower().replace(" ", ""))
    return text.encode()


def pdf(lines: list[str], password: str = "") -> bytes:
    """A one-page PDF that prints the lines; with a password, one that asks for it."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    content = f"BT /F1 11 Tf 50 780 Td {shown}ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    encrypt = b""
    if password:  # the file is not really encrypted: no password opens it, which is all that is needed
        objects.append(b"<</Filter/Standard/V 1/R 2/O<" + b"00" * 32 + b">/U<" + b"11" * 32 + b">/P -4>>")
        encrypt = b"/Encrypt %d 0 R/ID[<00><00>]" % len(objects)
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, encrypt, start))
    return out.getvalue()


def picture_pdf() -> bytes:
    """A page that is a picture of nothing: no text, and none for OCR to find."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (400, 500), "white").save(out, "PDF")
    return out.getvalue()
