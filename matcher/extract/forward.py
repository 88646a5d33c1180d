"""The learned tagger's arithmetic in a row: what ``model.predict`` computes, in a fraction of the time.

Why: the model is a tree of sixty small layer objects that wrap, pad and unpad their input one inside the other. For
the few dozen tokens of a CV's heads, that costs more than the arithmetic. Here the same operations of the same library
(thinc) follow one another on one array. And a convolution is a sum of what each word in its window gives to it: what a
word gives to the first one depends on the word alone, so it is worked out once a word and remembered (``WordVectors``).
Only the order of the sums differs from ``model.predict``; a test holds both equal to five digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

_VARIANCE_FLOOR = 1e-08
"""As in thinc's layer normalisation."""


class Forward:
    """The weights of a trained tagger, ready to be applied; made once a process."""

    def __init__(self, model: Any) -> None:
        def layers(name: str) -> list[Any]:
            return [node for node in model.walk() if node.name == name]

        self._ops = model.ops
        self.columns = tuple(layers("extract_features")[0].attrs["columns"])
        """spaCy's names of the features of a word."""
        self._embeddings = [
            (node.get_param("E"), node.attrs["seed"], node.attrs["column"]) for node in layers("hashembed")
        ]
        weights = zip(layers("maxout"), layers("layernorm"), strict=True)
        self._mixed, *self._convolutions = [self._layer(maxout, norm) for maxout, norm in weights]
        self._window = layers("expand_window")[0].attrs["window_size"]
        self._width = self._mixed[2][0]
        self._given = self._by_place(self._convolutions[0][0])
        self._pad = self._window * len(self._convolutions)
        """Rows of zeros around each document, so that none sees its neighbours."""
        # A layer's row matters only if the layers behind it look at it from a word, and it is not constant only if this
        # layer and those before it see a word from it.
        last = len(self._convolutions)
        self._reaches = [self._window * min(number, last - number) for number in range(1, last + 1)]
        self._constants = self._far()
        softmax = layers("softmax")[0]
        self._softmax = softmax.get_param("W"), softmax.get_param("b")

    def _by_place(self, matrix: Any) -> Any:
        """The matrix of a convolution over a window of words as one over a single word: all places below each other."""
        places = range(2 * self._window + 1)
        return self._ops.xp.vstack([matrix[:, place * self._width : (place + 1) * self._width] for place in places])

    def _layer(self, maxout: Any, norm: Any) -> tuple[Any, ...]:
        width, pieces, inputs = (maxout.get_dim(name) for name in ("nO", "nP", "nI"))
        matrix = self._ops.reshape2f(maxout.get_param("W"), width * pieces, inputs)
        bias = self._ops.reshape1f(maxout.get_param("b"), width * pieces)
        return matrix, bias, (width, pieces), norm.get_param("G"), norm.get_param("b")

    def __call__(self, docs: Sequence[Any]) -> list[Any]:
        """For each ``Doc`` of spaCy an array: a row a token, a column a label, probabilities."""
        xp = self._ops.xp
        words = self.words(xp.concatenate([doc.to_array(list(self.columns)) for doc in docs]))
        table = xp.vstack([xp.zeros_like(words[:1]), words])
        return self.labels(table, range(1, len(table)), [len(doc) for doc in docs])

    def words(self, features: Any) -> Any:
        """What each word is by itself and what it gives to the first convolution of its neighbours.

        A row a word, from a row of features a word, in the order of ``columns``. In a row: the word's vector, then
        for each place in the window, from the first to the last, what it adds to the sums when it stands there.
        """
        vectors = self._apply(self._mixed, self._embed(self._ops.xp.asarray(features, dtype="uint64")))
        return self._ops.xp.hstack([vectors, self._ops.gemm(vectors, self._given, trans2=True)])

    def labels(self, table: Any, numbers: Sequence[int], lengths: Sequence[int]) -> list[Any]:
        """What ``__call__`` gives, from a table of words (``words``; its row 0 is all zeros, no word), the words'
        rows in it, and the number of words of each doc."""
        ops = self._ops
        near = {reach: self._near(lengths, reach) for reach in {0, *self._reaches}}
        padded = ops.xp.zeros(sum(lengths) + self._pad * (len(lengths) + 1), dtype="int64")
        padded[near[0]] = numbers
        given = table[padded]
        rows = given[:, : self._width].copy()
        for number, (layer, constant, reach) in enumerate(
            zip(self._convolutions, self._constants, self._reaches, strict=True)
        ):
            kept = near[reach]
            if number:
                sums = self._sums(layer, ops.seq2col(rows, self._window)[kept])
            else:
                sums = self._first(given)[kept - self._window]
            changed = rows[kept] + self._chosen(layer, sums)
            rows[:] = constant
            rows[kept] = changed
        matrix, bias = self._softmax
        scores = ops.softmax(ops.affine(rows[near[0]], matrix, bias))
        ends = list(accumulate(lengths))
        return [scores[end - length : end] for length, end in zip(lengths, ends, strict=True)]

    def _first(self, given: Any) -> Any:
        """The sums of the first convolution, from the row that is first to have a whole window around it on."""
        _, bias, *_ = self._convolutions[0]
        count = len(given) - 2 * self._window
        start, step = self._width, len(bias)
        sums = given[:count, start : start + step] + bias
        for place in range(1, 2 * self._window + 1):
            start += step
            sums += given[place : place + count, start : start + step]
        return sums

    def _near(self, lengths: Sequence[int], reach: int) -> Any:
        """The rows of the words, and those that are at most ``reach`` rows away from a word."""
        found: list[int] = []
        start = self._pad
        for length in lengths:
            found.extend(range(start - reach, start + length + reach))
            start += length + self._pad
        return self._ops.xp.array(found)

    def _far(self) -> list[Any]:
        """After each layer, what stands in a row that is too far from all words to know of them."""
        found, row = [], self._ops.alloc2f(1, self._width)
        for layer in self._convolutions:
            row = row + self._apply(layer, self._ops.xp.tile(row, 2 * self._window + 1))
            found.append(row)
        return found

    def _embed(self, features: Any) -> Any:
        """The vectors of all features of each word, side by side."""
        found = []
        for table, seed, column in self._embeddings:
            keys = self._ops.hash(self._ops.as_contig(features[:, column], dtype="uint64"), seed) % table.shape[0]
            found.append(self._ops.gather_add(table, keys))
        return self._ops.xp.hstack(found)

    def _apply(self, layer: tuple[Any, ...], rows: Any) -> Any:
        """Maxout, then layer normalisation."""
        return self._chosen(layer, self._sums(layer, rows))

    def _sums(self, layer: tuple[Any, ...], rows: Any) -> Any:
        sums = self._ops.gemm(rows, layer[0], trans2=True)
        sums += layer[1]
        return sums

    def _chosen(self, layer: tuple[Any, ...], sums: Any) -> Any:
        """The greatest of each number's sums, then layer normalisation."""
        _, _, shape, gain, shift = layer
        best = self._ops.maxout(sums.reshape(-1, *shape))[0]
        width = shape[0]
        best -= best.sum(axis=1, keepdims=True) / width
        variance = (best * best).sum(axis=1, keepdims=True) / width + _VARIANCE_FLOOR
        best *= variance ** (-1.0 / 2.0)
        best *= gain
        best += shift
        return best
