"""The pdfium functions that are called once a word or once a painted object, bound to plain addresses.

The bindings of pypdfium2 check and wrap every argument and every returned pointer; at two thousand calls a page that is
a third of the reading time. Here objects on the page are addresses: whoever calls keeps them alive. What is the same in
call after call (the page, room for what pdfium writes) is a ``Reference`` made once: ``ctypes`` passes it on as it is.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable
from functools import partial
from typing import Any

import pypdfium2.raw as raw

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_KIND = ctypes.PYFUNCTYPE(_INT)
"""Keeps the interpreter's lock: the calls are shorter than letting it go and taking it again."""

Reference = Any
"""What ``ctypes.byref`` makes."""


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    """Only the first arguments are named: those behind them go as they are, a ``Reference`` or an ``int`` of C."""
    bound = _KIND(ctypes.cast(function, _POINTER).value or 0)
    bound.restype = result
    if arguments:
        bound.argtypes = arguments
    return bound


loose_char_box = _bound(raw.FPDFText_GetLooseCharBox, _INT)
"""(text page, character, four floats: left, top, right, bottom) -> whether there is one"""
char_origin = _bound(raw.FPDFText_GetCharOrigin, _INT)
"""(text page, character, double, double) -> whether there is one"""
text_of = _bound(raw.FPDFText_GetText, _INT)
"""(text page, first character, how many, UTF-16 units and room for a zero) -> units written, with the zero"""
unicode_of = _bound(raw.FPDFText_GetUnicode, ctypes.c_uint)
text_object = _bound(raw.FPDFText_GetTextObject, _POINTER)
"""(text page, character) -> address of its text object, or None"""
matrix_of = _bound(raw.FPDFText_GetMatrix, _INT)
"""(text page, character, six floats) -> whether there is one"""
page_object = _bound(raw.FPDFPage_GetObject, _POINTER)
"""(page, number) -> address"""

font_of_object = _bound(raw.FPDFTextObj_GetFont, _POINTER, _POINTER)
render_mode = _bound(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
size_of_object = _bound(raw.FPDFTextObj_GetFontSize, _INT, _POINTER)
"""(text object, one float)"""
form_object = _bound(raw.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
object_type = _bound(raw.FPDFPageObj_GetType, _INT, _POINTER)
object_bounds = _bound(raw.FPDFPageObj_GetBounds, _INT, _POINTER)
"""(object, four floats: left, bottom, right, top)"""
object_color = _bound(raw.FPDFPageObj_GetFillColor, _INT, _POINTER)
"""(object, four unsigned: red, green, blue, alpha)"""
stroke_color = _bound(raw.FPDFPageObj_GetStrokeColor, _INT, _POINTER)
"""(object, four unsigned: red, green, blue, alpha)"""
stroke_width = _bound(raw.FPDFPageObj_GetStrokeWidth, _INT, _POINTER)
"""(path, one float)"""
is_blended = _bound(raw.FPDFPageObj_HasTransparency, _INT, _POINTER)
"""Opacity, a soft mask, or another blend mode than the usual one; for a form, also a group of its own."""
clip_of = _bound(raw.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
count_clips = _bound(raw.FPDFClipPath_CountPaths, _INT, _POINTER)
"""-1 for no clip at all; 0 for one by letters alone."""
count_clip_points = _bound(raw.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
clip_point = _bound(raw.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)
"""(clip, path, point) -> address, the same for all objects under the same clip"""
point_at = _bound(raw.FPDFPathSegment_GetPoint, _INT, _POINTER)
"""(point, two floats)"""
char_box = _bound(raw.FPDFText_GetCharBox, _INT)
"""(text page, character, four doubles: left, right, bottom, top) -> whether there is one; that of its ink"""
set_active = _bound(raw.FPDFPageObj_SetIsActive, _INT, _POINTER, _INT)
"""(object, whether it is painted at all)"""
draw_mode = _bound(raw.FPDFPath_GetDrawMode, _INT, _POINTER)
"""(path, two numbers: how it is filled, whether it is stroked)"""
count_segments = _bound(raw.FPDFPath_CountSegments, _INT, _POINTER)
segment_of = _bound(raw.FPDFPath_GetPathSegment, _POINTER, _POINTER)
segment_point = _bound(raw.FPDFPathSegment_GetPoint, _INT, _POINTER)
"""(segment, two floats: x, y) -> whether it has one"""
segment_type = _bound(raw.FPDFPathSegment_GetType, _INT, _POINTER)
segment_closes = _bound(raw.FPDFPathSegment_GetClose, _INT, _POINTER)

count_marks = _bound(raw.FPDFPageObj_CountMarks, _INT, _POINTER)
mark_of = _bound(raw.FPDFPageObj_GetMark, _POINTER, _POINTER, ctypes.c_ulong)
mark_name = _bound(raw.FPDFPageObjMark_GetName, _INT, _POINTER, _POINTER, ctypes.c_ulong)
"""(mark, buffer, its length, the length needed: bytes of UTF-16 with a zero)"""
mark_parameter = _bound(
    raw.FPDFPageObjMark_GetParamStringValue, _INT, _POINTER, ctypes.c_char_p, _POINTER, ctypes.c_ulong, _POINTER
)
"""(mark, key, buffer, its length, the length needed) -> whether it has the key"""


class Room:
    """Memory for a few numbers that pdfium writes: where each stands, and how to read them all at once."""

    def __init__(self, code: str, count: int) -> None:
        """``code`` of one number for ``struct``."""
        layout = struct.Struct(f"={count}{code}")
        memory = bytearray(layout.size)
        self.start = start_of(memory)
        self.places: tuple[Reference, ...] = tuple(
            start_of(memory, index * layout.size // count) for index in range(count)
        )
        self.read: Callable[[], tuple[Any, ...]] = partial(layout.unpack_from, memory)


def start_of(memory: bytearray, offset: int = 0) -> Reference:
    """Making an array type of ``ctypes`` costs more than what pdfium then writes into it."""
    return ctypes.byref(ctypes.c_char.from_buffer(memory, offset))


def reference(helper: Any) -> Reference:
    """To a page or text page of pypdfium2, which must stay open."""
    return ctypes.byref(helper.raw.contents)
