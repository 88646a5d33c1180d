"""The pdfium functions that are called once a word or once a painted object, bound to plain addresses.

The bindings of pypdfium2 check and wrap every argument and every returned pointer; at a thousand calls a page that
is a third of the reading time. Here pointers are integers: whoever calls keeps the objects alive.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(function, _POINTER).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(address)


loose_char_box = _bound(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
"""(text page, character, FS_RECTF) -> whether there is one"""
char_origin = _bound(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
"""(text page, character, double, double) -> whether there is one"""
text_object = _bound(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
"""(text page, character) -> address of its text object, or None"""
font_of_object = _bound(raw.FPDFTextObj_GetFont, _POINTER, _POINTER)
render_mode = _bound(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
matrix_of = _bound(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
font_size = _bound(raw.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
fill_color = _bound(raw.FPDFText_GetFillColor, _INT, _POINTER, _INT, _POINTER, _POINTER, _POINTER, _POINTER)
page_object = _bound(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
object_type = _bound(raw.FPDFPageObj_GetType, _INT, _POINTER)

count_marks = _bound(raw.FPDFPageObj_CountMarks, _INT, _POINTER)
mark_of = _bound(raw.FPDFPageObj_GetMark, _POINTER, _POINTER, ctypes.c_ulong)
mark_parameter = _bound(
    raw.FPDFPageObjMark_GetParamStringValue, _INT, _POINTER, ctypes.c_char_p, _POINTER, ctypes.c_ulong, _POINTER
)
"""(mark, key, buffer, its length, address of the length needed) -> whether it has the key"""


def address(handle: Any) -> int:
    """Of a pypdfium2 helper object or a raw pointer."""
    return ctypes.cast(getattr(handle, "raw", handle), _POINTER).value or 0
