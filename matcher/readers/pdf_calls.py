"""The pdfium functions that are called once a word or once a painted object, bound to plain addresses.

The bindings of pypdfium2 check and wrap every argument and every returned pointer; at a thousand calls a page that
is a third of the reading time. Here pointers are integers: whoever calls keeps the objects alive.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable
from functools import partial
from typing import Any

import pypdfium2.raw as raw

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(function, _POINTER).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(address)


loose_char_box = _bound(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
"""(text page, character, four floats: left, top, right, bottom) -> whether there is one"""
char_origin = _bound(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
"""(text page, character, double, double) -> whether there is one"""
text_of = _bound(raw.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _POINTER)
"""(text page, first character, how many, UTF-16 units and room for a zero) -> units written, with the zero"""
unicode_of = _bound(raw.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
text_object = _bound(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
"""(text page, character) -> address of its text object, or None"""
font_of_object = _bound(raw.FPDFTextObj_GetFont, _POINTER, _POINTER)
render_mode = _bound(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
matrix_of = _bound(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
"""(text page, character, six floats) -> whether there is one"""
size_of_object = _bound(raw.FPDFTextObj_GetFontSize, _INT, _POINTER, _POINTER)
"""(text object, one float)"""
page_object = _bound(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
form_object = _bound(raw.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
object_type = _bound(raw.FPDFPageObj_GetType, _INT, _POINTER)
object_bounds = _bound(raw.FPDFPageObj_GetBounds, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
"""(object, four floats: left, bottom, right, top)"""
object_color = _bound(raw.FPDFPageObj_GetFillColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
draw_mode = _bound(raw.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)

count_marks = _bound(raw.FPDFPageObj_CountMarks, _INT, _POINTER)
mark_of = _bound(raw.FPDFPageObj_GetMark, _POINTER, _POINTER, ctypes.c_ulong)
mark_parameter = _bound(
    raw.FPDFPageObjMark_GetParamStringValue, _INT, _POINTER, ctypes.c_char_p, _POINTER, ctypes.c_ulong, _POINTER
)
"""(mark, key, buffer, its length, address of the length needed) -> whether it has the key"""


class Room:
    """Memory for a few numbers that pdfium writes: where each stands, and how to read them all at once."""

    def __init__(self, code: str, count: int) -> None:
        """``code`` of one number for ``struct``."""
        layout = struct.Struct(f"={count}{code}")
        self._memory = bytearray(layout.size)
        self.start = start_of(self._memory)
        self.addresses = tuple(self.start + index * layout.size // count for index in range(count))
        self.read: Callable[[], tuple[Any, ...]] = partial(layout.unpack_from, self._memory)


def start_of(memory: bytearray) -> int:
    """Its address, good as long as it is neither freed nor resized. Making an array type of ``ctypes`` costs more than
    what pdfium then writes into it."""
    return ctypes.addressof(ctypes.c_char.from_buffer(memory))


def address(handle: Any) -> int:
    """Of a pypdfium2 helper object or a raw pointer."""
    return ctypes.cast(getattr(handle, "raw", handle), _POINTER).value or 0
