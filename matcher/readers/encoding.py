"""Bytes -> text, for the formats that are text."""

from __future__ import annotations

import codecs
import re
import unicodedata

from matcher.errors import UnsupportedFormatError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_WESTERN = re.compile(r"[^\W\d_][¹³¿¼¾¥£¡¢]|[¹³¿¼¾¥£¡¢][^\W\d_]|[\x80-\xff]{4}")
"""What Central European and non-Latin text looks like when it is taken for Windows-1252."""
_SAMPLE = 65_536
_BINARY_SHARE = 0.01
"""Text has no control characters but line ends and tabs; one in a hundred allows for a damaged spot."""

_FEW = 2_000
_UNUSED = frozenset({"Cn", "Co", "Cs"})
"""Not assigned, private, half of a pair."""
_NOISE_SHARE = 0.05
"""Of random bytes read as UTF-16 every tenth; icons of a copied CV are fewer."""


def decode(data: bytes, source: str) -> str:
    """The text of a file. Raises ``UnsupportedFormatError`` when it is not text.

    A byte order mark decides; then UTF-8; then UTF-16 by its zero bytes; then Windows-1252 or what
    charset-normalizer finds.
    """
    text = _decoded(data)
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _BINARY_SHARE * len(sample) or _is_noise(sample[:_FEW]):
        raise UnsupportedFormatError("not a document that can be read: give the CV as PDF or DOCX", source=source)
    return text


def _is_noise(text: str) -> bool:
    """Bytes taken for UTF-16 always give characters, but many that no language has."""
    odd = sum(unicodedata.category(c) in _UNUSED or c == "\ufffd" for c in text)
    return odd > _NOISE_SHARE * len(text)


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    sample = data[:_SAMPLE]
    if sample.count(0) > len(sample) // 10:
        return data.decode(_utf16(sample), errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_legacy(data), errors="replace")


def _utf16(sample: bytes) -> str:
    """Latin letters have their zero byte second in little endian."""
    return "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"


def _legacy(data: bytes) -> str:
    sample = data[:_SAMPLE]
    if len(sample.decode("utf-8", errors="ignore").encode()) > 0.99 * len(sample):
        return "utf-8"  # UTF-8 with a damaged spot
    western = sample.decode("cp1252", errors="replace")
    if "\ufffd" not in western and not _NOT_WESTERN.search(western):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, explain=False).best()
    return best.encoding if best else "cp1252"
