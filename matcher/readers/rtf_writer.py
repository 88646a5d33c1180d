"""RTF tokens -> blocks: what each control word does to the state, and what text becomes."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.document import LineKind
from matcher.errors import TooLargeError
from matcher.readers.blocks import Block, Cell, Paragraph, Region, Run, Table
from matcher.readers.flow import MAX_CHARACTERS
from matcher.readers.rtf_state import UNKNOWN, Shape, State, in_character, in_layout
from matcher.readers.rtf_tokens import Token, tokens
from matcher.readers.symbols import symbol
from matcher.readers.visibility import WHITE, same_color, unreadable

MAX_DEPTH = 2_000
"""Open groups; Word closes a file with more than a few hundred."""
MAX_TOKENS = 1_500_000
"""Control words, braces and texts; a CV has 20,000, and its pictures are one text a line."""
_OFF_PAGE = 1_200.0
"""Points: further than every paper that CVs are written on (A3: 1191)."""
_FLAT = 40
"""Twentieths of a point: see ``visibility.UNREADABLE_SIZE``."""
_MOST_CELLS = 100
_SKIPPED = frozenset(
    "pict object objdata info xmlnstbl datastore themedata colorschememapping latentstyles rsidtbl generator "
    "listtable listoverridetable pgptbl filetbl revtbl stylesheet bkmkstart bkmkend nonshppict fldinst xe tc "
    "mmathpr shprslt footnote userprops annotation atnid atnauthor".lower().split()
)
"""Destinations without text of the document."""
_SIGNS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "endash": "–", "emdash": "—", "emspace": " ", "enspace": " ", "qmspace": " ", "page": "\n", "column": "\n",
}  # fmt: skip
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_HEADING = re.compile(r"heading ([1-9])$")
_LINK = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"')
_LOADS = re.compile(r'(?:INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE)\s+"?([^"]{1,500})')


class RtfWriter:
    """Reads one file; afterwards ``body`` and ``running`` hold its blocks."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.body: list[Block] = []
        self.running: list[Block] = []
        self.objects = 0
        self.outside: list[str] = []
        self._state = State()
        self._stack: list[State] = []
        self._shape = Shape()
        self._runs: dict[str, list[Run]] = {"body": [], "running": []}
        self._cell: list[Block] = []
        self._row: list[Cell] = []
        self._rows: list[tuple[Cell, ...]] = []
        self._bytes = bytearray()
        self._skip = 0
        self._fonts: dict[int, tuple[str, str]] = {}
        self._codepage = "cp1252"
        self._colors: list[str] = []
        self._channels: dict[str, int] = {}
        self._code: list[str] = []
        self._style = 0
        self._style_name = ""
        self._headings: dict[int, int] = {}
        self._mark = ""
        self._characters = 0
        self._outer: list[tuple[list[Block], list[Run], Shape]] = []
        self._grounds: list[int] = []
        """The colours behind the cells of the row that is being defined, as far as they are."""
        self._ground_of_cell = 0
        self._flat = False
        """The row is too low for text."""
        self._property = ""
        self._unseen_shape = False
        self._fresh = False
        """A group has just been opened: its first word may name a destination."""

    def write(self, data: bytes) -> None:
        """Raises ``TooLargeError``."""
        for index, token in enumerate(tokens(data)):
            if index > MAX_TOKENS:
                raise TooLargeError("the document is far longer than any CV: export it again", source=self._source)
            if token.kind in ("byte", "text"):
                self._data(token)
                continue
            self._flush()
            if token.kind == "open":
                self._open()
            elif token.kind == "close":
                self._close()
            elif token.kind == "symbol":
                self._symbol(token.word)
            else:
                self._word(token.word.lower(), token.number)
        self._flush()
        self._paragraph()
        self._end_table()

    def _open(self) -> None:
        if len(self._stack) > MAX_DEPTH:
            raise TooLargeError("the document is nested too deeply: export the CV again", source=self._source)
        self._stack.append(self._state)
        self._state = replace(self._state, starred=False)
        self._fresh = True

    def _close(self) -> None:
        closed = self._state
        if closed.target == "running" and self._stack and self._stack[-1].target != "running":
            self._end_running()
        self._state = self._stack.pop() if self._stack else State()
        if closed.box and not self._state.box and self._outer:
            self._end_box()
        if closed.target == "code" and self._state.target != "code":
            code = "".join(self._code)
            found, loaded = _LINK.search(code), _LOADS.search(code)
            self._code = []
            self._state = replace(self._state, link=found[1] if found else self._state.link)
            if loaded:
                self.outside.append(loaded[1].strip())
        if closed.target == "property" and self._state.target != "property":
            self._unseen_shape |= "".join(self._property.split()) == "fHidden1"
        if closed.target == "styles":
            self._end_style()
        if closed.target == "colors" and self._state.target != "colors":
            self._colors.append(self._mixed())

    def _data(self, token: Token) -> None:
        self._fresh = False
        data = token.data
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        self._bytes += data

    def _flush(self) -> None:
        """Bytes that stood together are one text in the font's encoding."""
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        if self._state.target == "skip":
            return
        encoding = self._fonts.get(self._state.font, ("", ""))[1] or self._codepage
        try:
            text = data.decode(encoding, errors="replace")
        except LookupError:
            text = data.decode("cp1252", errors="replace")
        self._text(text)

    def _text(self, text: str) -> None:
        state = self._state
        if state.target in ("body", "running"):
            self._characters += len(text)
            if self._characters > MAX_CHARACTERS:
                raise TooLargeError("the text is far longer than any CV: give the CV alone", source=self._source)
            if not state.deleted:
                self._add(self._runs[state.target], self._run(text))
        elif state.target == "code":
            self._code.append(text)
        elif state.target == "mark":
            self._mark += text
        elif state.target == "property":
            self._property += text
        elif state.target == "colors":
            for _ in range(text.count(";")):
                self._colors.append(self._mixed())
                self._channels = {}
        elif state.target == "styles":
            self._style_name += text
        elif state.target == "fonts":
            name, encoding = self._fonts.get(state.font, ("", ""))
            self._fonts[state.font] = (name + text.rstrip(";"), encoding)

    @staticmethod
    def _add(runs: list[Run], run: Run) -> None:
        """Runs of one look are one run, so that the halves of a character meet."""
        last = runs[-1] if runs else None
        if last and replace(last, text="") == replace(run, text=""):
            runs[-1] = replace(last, text=last.text + run.text)
        else:
            runs.append(run)

    def _run(self, text: str) -> Run:
        state = self._state
        font = self._fonts.get(state.font, ("", ""))[0].strip()
        color = self._color(state.color)
        pale = bool(color) and same_color(color, self._ground())
        style = replace(state.style, font=font, color=color)
        return Run(symbol(font, text), style, state.link, self._is_unseen() or pale or unreadable(style.size))

    def _ground(self) -> str:
        """Behind the letters, the paragraph or the cell; "" when it cannot be told."""
        cell = self._grounds[len(self._row)] if self._shape.table and len(self._row) < len(self._grounds) else 0
        ground = self._state.ground or self._shape.ground or cell
        return "" if ground == UNKNOWN else self._color(ground) or WHITE

    def _is_unseen(self) -> bool:
        flat = self._flat and self._shape.table
        return self._state.hidden or self._state.gone or flat or abs(self._shape.indent) > _OFF_PAGE

    def _color(self, index: int) -> str:
        return self._colors[index] if 0 < index < len(self._colors) else ""

    def _mixed(self) -> str:
        if not self._channels:
            return ""
        return "".join(f"{min(max(self._channels.get(name, 0), 0), 255):02x}" for name in ("red", "green", "blue"))

    def _symbol(self, sign: str) -> None:
        if sign == "*":
            self._state = replace(self._state, starred=True)
            return
        self._fresh = False
        if sign in "\\{}":
            self._bytes += sign.encode()
            self._flush()
        elif sign == "~":
            self._text("\u00a0")
        elif sign == "_":
            self._text("-")
        elif sign in "\r\n":
            self._paragraph()

    def _word(self, word: str, number: int | None) -> None:
        fresh, self._fresh = self._fresh or self._state.starred, False
        if fresh and self._destination(word):
            return
        if self._state.starred and fresh:
            self._state = replace(self._state, target="skip", starred=False)
            return
        self._skip = 0
        if self._state.target == "skip":
            return
        if word in _SIGNS:
            self._text(_SIGNS[word])
        elif word in ("par", "sect"):
            self._paragraph()
        elif word in ("cell", "nestcell"):
            self._end_cell()
        elif word in ("row", "nestrow"):
            self._end_row()
        elif word == "u" and number is not None:
            self._text(chr(number % 65_536))
            self._skip = self._state.unicode_skip
        elif self._state.target in ("fonts", "colors"):
            self._table_entry(word, number)
        elif self._state.target == "styles" and word == "s":
            self._style = number or 0
        else:
            self._encoding(word, number)
            self._state = in_character(self._state, word, number)
            self._row_or_shape(word, number or 0)
            if self._state.target != "mark":
                self._shape = in_layout(self._shape, word, number or 0, self._headings)

    def _row_or_shape(self, word: str, number: int) -> None:
        if word == "trowd":
            self._grounds, self._ground_of_cell, self._flat = [], 0, False
        elif word == "trrh":
            self._flat = -_FLAT <= number < 0
        elif word == "clcbpat":
            self._ground_of_cell = number
        elif word == "cellx" and len(self._grounds) < _MOST_CELLS:
            self._grounds.append(self._ground_of_cell)
            self._ground_of_cell = 0
        elif word in ("shpleft", "shptop"):
            self._unseen_shape |= number > 20 * _OFF_PAGE
        elif word in ("shpright", "shpbottom"):
            self._unseen_shape |= number < -20 * _OFF_PAGE

    def _destination(self, word: str) -> bool:
        """Whether the group that begins with this word holds something else than body text."""
        if self._state.target == "skip":
            return True
        target = {
            "fonttbl": "fonts", "stylesheet": "styles", "colortbl": "colors", "fldinst": "code", "listtext": "mark",
            "pntext": "mark", "sp": "property",
            "pntxtb": "mark", "header": "running", "footer": "running", "headerl": "running", "headerr": "running",
            "headerf": "running", "footerl": "running", "footerr": "running", "footerf": "running",
        }.get(word)  # fmt: skip
        if target is None and word in _SKIPPED:
            target = "skip"
        if word in ("object", "objdata"):
            self.objects += word == "object"
        if target is None:
            return self._box(word)
        if target == "mark":
            self._mark, self._shape = "", replace(self._shape, listed=True)
        if target == "property":
            self._property = ""
        self._state = replace(self._state, target=target, starred=False)
        return True

    def _box(self, word: str) -> bool:
        """A drawing's own words are no text; the text in it is a region of its own."""
        if word not in ("shpinst", "do", "shptxt", "dptxbxtext"):
            return False
        self._state = replace(self._state, starred=False)
        if word == "shpinst":
            self._unseen_shape = False
        if word.endswith(("txt", "text")):
            self._state = replace(self._state, box=True, ground=UNKNOWN, gone=self._state.gone or self._unseen_shape)
            self._outer.append((self.body, self._runs["body"], self._shape))
            self.body, self._runs["body"], self._shape = [], [], Shape()
        return True

    def _end_box(self) -> None:
        self._paragraph()
        self._end_table()
        region = Region(tuple(self.body))
        self.body, self._runs["body"], self._shape = self._outer.pop()
        self.body.append(region)

    def _end_style(self) -> None:
        """A style's level is said by its outline level, or by its name."""
        name = self._style_name.strip().rstrip(";").lower()
        named = _HEADING.match(name)
        level = int(named[1]) if named else 1 if name == "title" else self._shape.heading
        if level:
            self._headings[self._style] = level
        self._style, self._style_name, self._shape = 0, "", Shape()

    def _table_entry(self, word: str, number: int | None) -> None:
        if word in ("red", "green", "blue"):
            self._channels[word] = number or 0
        elif word == "f":
            self._state = replace(self._state, font=number or 0)
        elif word == "fcharset":
            name = self._fonts.get(self._state.font, ("", ""))[0]
            self._fonts[self._state.font] = (name, _CHARSETS.get(number or 0, ""))

    def _encoding(self, word: str, number: int | None) -> None:
        if word == "ansicpg" and number:
            self._codepage = f"cp{number}"
        elif word == "mac":
            self._codepage = "mac_roman"

    def _paragraph(self) -> None:
        target = "running" if self._state.target == "running" else "body"
        runs, self._runs[target] = [_whole(run) for run in self._runs[target]], []
        shape = self._shape
        kind, level = LineKind.TEXT, 0
        if shape.heading:
            kind, level = LineKind.HEADING, shape.heading
        elif shape.listed and self._mark.strip():
            kind, level = LineKind.BULLET, shape.level + 1
        self._mark, self._shape = "", replace(shape, listed=False)
        paragraph = Paragraph(tuple(runs), kind, level, max(shape.indent, 0.0), shape.before, shape.after)
        if target == "running":
            self.running.append(paragraph)
        elif shape.table or self._row or self._cell:
            self._cell.append(paragraph)
        else:
            self._end_table()
            self.body.append(paragraph)

    def _end_running(self) -> None:
        self._paragraph()

    def _end_cell(self) -> None:
        self._shape = replace(self._shape, table=True)
        self._paragraph()
        self._row.append(Cell(tuple(self._cell)))
        self._cell = []

    def _end_row(self) -> None:
        if self._row:
            self._rows.append(tuple(self._row))
        self._row = []

    def _end_table(self) -> None:
        if self._row:
            self._end_row()
        if self._rows:
            self.body.append(Table(tuple(self._rows)))
            self._rows = []
        self.body += self._cell
        self._cell = []


def _whole(run: Run) -> Run:
    """Characters beyond 16 bits come in halves."""
    if not any("\ud800" <= character <= "\udfff" for character in run.text):
        return run
    return replace(run, text=run.text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore"))
