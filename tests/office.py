"""Office files from raw XML: what python-docx cannot write is what readers stumble over."""

from __future__ import annotations

import io
import zipfile

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        "w": W,
        "r": OFFICE,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_ROOT = (
    f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


def zipped(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **parts: bytes | str) -> bytes:
    """A DOCX with this body; more parts by name, ``__`` for a slash: ``word__styles_xml``, or as they are."""
    document = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    return raw_docx(document, **parts)


def raw_docx(document: bytes | str, **parts: bytes | str) -> bytes:
    named = {name.replace("__", "/"): content for name, content in parts.items()}
    return zipped({"[Content_Types].xml": TYPES, "_rels/.rels": _ROOT, "word/document.xml": document, **named})


def odt(body: str, styles: str = "", master: str = "") -> bytes:
    """An ODT with this body, these automatic styles and this master page."""
    names = ("office", "text", "table", "style", "drawing:draw", "xsl-fo-compatible:fo", "svg-compatible:svg")
    spaces = " ".join(
        f'xmlns:{name.rpartition(":")[2]}="urn:oasis:names:tc:opendocument:xmlns:{name.partition(":")[0]}:1.0"'
        for name in names
    )
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    spaces += ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    masters = f"<office:master-styles>{master}</office:master-styles>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}>{automatic}{text}</office:document-content>",
            "styles.xml": f"<office:document-styles {spaces}>{masters}</office:document-styles>",
        }
    )


def relationships(targets: dict[str, tuple[str, str]], external: tuple[str, ...] = ()) -> dict[str, str]:
    """The main part's relationships: id -> (kind, target); ids in ``external`` lie outside the file."""
    rels = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if name in external else "/>")
        for name, (kind, target) in targets.items()
    )
    return {"word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}">{rels}</Relationships>'}


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; a run that is no XML is plain text."""
    said = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{said}</w:pPr>' if said else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """Rows of cells, each a string of paragraphs."""
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{cells}</w:tbl>"
