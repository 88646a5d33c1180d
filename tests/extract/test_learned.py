"""The learned pipeline's opinion about the atoms of heads."""

from matcher.document import Line, Style
from matcher.extract import learned
from matcher.extract.atoms import Atom

_TEXT = "Quality Inspector, Brenholt Optics GmbH"


def _atoms() -> list[Atom]:
    line = Line(0, (_TEXT,))
    return [
        Atom(_TEXT[start:end], before, start, end, 0, 0, _TEXT, (line,), Style())
        for before, start, end in (("line", 0, 17), ("comma", 19, 39))
    ]


def test_speaks_for_the_right_field_of_each_piece() -> None:
    ((_, (title, company)),) = learned.read([(_atoms(), "work")])

    assert title["TITLE"] > 0 > title["ORG"]
    assert company["ORG"] > 0 > company["TITLE"]


def test_several_pieces_are_weighed_by_their_length() -> None:
    atoms = _atoms()
    ((_, said),) = learned.read([(atoms, "work")])

    whole = learned.joint(atoms, said, "TITLE")

    assert said[1]["TITLE"] < whole < said[0]["TITLE"]


def test_no_heads_need_no_model() -> None:
    assert learned.read([]) == []
    assert learned.read([([], "education")]) == [([], [])]


def test_only_chinese_text_is_cut_without_a_separator() -> None:
    def pieces(text: str) -> list[str]:
        atom = Atom(text, "line", 0, len(text), 0, 0, text, (Line(0, (text,)),), Style())
        ((divided, _),) = learned.read([([atom], "work")])
        return [piece.text for piece in divided]

    assert pieces("软件工程师北京云海科技有限公司") == ["软件工程师", "北京云海科技有限公司"]
    assert pieces("Ireland Head of Distributed Systems") == ["Ireland Head of Distributed Systems"]
