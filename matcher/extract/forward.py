"""The learned tagger's arithmetic in a row: what ``model.predict`` computes, to the last bit, in half the time.

Why: the model is a tree of sixty small layer objects that wrap, pad and unpad their input one inside the other. For
the few dozen tokens of a CV's heads, that costs more than the arithmetic. Here the same operations of the same library
(thinc) follow one another on one array; a test holds both equal.
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
        self._pad = self._window * len(self._convolutions)
        """Rows of zeros around each document, so that none sees its neighbours."""
        # A layer's row matters only if the layers behind it look at it from a word, and it is not constant only if this
        # layer and those before it see a word from it.
        last = len(self._convolutions)
        self._reaches = [self._window * min(number, last - number) for number in range(1, last + 1)]
        self._constants = self._far()
        softmax = layers("softmax")[0]
        self._softmax = softmax.get_param("W"), softmax.get_param("b")

    def _layer(self, maxout: Any, norm: Any) -> tuple[Any, ...]:
        width, pieces, inputs = (maxout.get_dim(name) for name in ("nO", "nP", "nI"))
        matrix = self._ops.reshape2f(maxout.get_param("W"), width * pieces, inputs)
        bias = self._ops.reshape1f(maxout.get_param("b"), width * pieces)
        return matrix, bias, (width, pieces), norm.get_param("G"), norm.get_param("b")

    def __call__(self, docs: Sequence[Any]) -> list[Any]:
        """For each ``Doc`` of spaCy an array: a row a token, a column a label, probabilities."""
        features = [doc.to_array(list(self.columns)) for doc in docs]
        return self.labels(self.words(self._ops.xp.concatenate(features)), [len(doc) for doc in docs])

    def words(self, features: Any) -> Any:
        """The vector of each word by itself, whatever stands beside it: a row a word, from a row of features a word, in
        the order of ``columns``."""
        return self._apply(self._mixed, self._embed(self._ops.xp.asarray(features, dtype="uint64")))

    def labels(self, words: Any, lengths: Sequence[int]) -> list[Any]:
        """What ``__call__`` gives, from the vectors of the words and the number of words of each doc."""
        ops = self._ops
        near = {reach: self._near(lengths, reach) for reach in {0, *self._reaches}}
        rows = ops.alloc2f(sum(lengths) + self._pad * (len(lengths) + 1), words.shape[1])
        rows[near[0]] = words
        for layer, constant, reach in zip(self._convolutions, self._constants, self._reaches, strict=True):
            kept = near[reach]
            changed = rows[kept] + self._apply(layer, ops.seq2col(rows, self._window)[kept])
            rows[:] = constant
            rows[kept] = changed
        matrix, bias = self._softmax
        scores = ops.softmax(ops.affine(rows[near[0]], matrix, bias))
        ends = list(accumulate(lengths))
        return [scores[end - length : end] for length, end in zip(lengths, ends, strict=True)]

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
        found, row = [], self._ops.alloc2f(1, self._convolutions[0][0].shape[0] // self._convolutions[0][2][1])
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
        matrix, bias, shape, gain, shift = layer
        sums = self._ops.gemm(rows, matrix, trans2=True)
        sums += bias
        best = self._ops.maxout(sums.reshape(-1, *shape))[0]
        width = shape[0]
        best -= best.sum(axis=1, keepdims=True) / width
        variance = (best * best).sum(axis=1, keepdims=True) / width + _VARIANCE_FLOOR
        best *= variance ** (-1.0 / 2.0)
        best *= gain
        best += shift
        return best
