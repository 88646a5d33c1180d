"""The learned tagger's arithmetic in a row: what ``model.predict`` computes, to the last bit, in half the time.

Why: the model is a tree of sixty small layer objects that wrap, pad and unpad their input one inside the other. For
the few dozen tokens of a CV's heads, that costs more than the arithmetic. Here the same operations of the same library
(thinc) follow one another on one array; a test holds both equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_VARIANCE_FLOOR = 1e-08
"""As in thinc's layer normalisation."""


class Forward:
    """The weights of a trained tagger, ready to be applied; made once a process."""

    def __init__(self, model: Any) -> None:
        def layers(name: str) -> list[Any]:
            return [node for node in model.walk() if node.name == name]

        self._ops = model.ops
        self._columns = layers("extract_features")[0].attrs["columns"]
        self._embeddings = [
            (node.get_param("E"), node.attrs["seed"], node.attrs["column"]) for node in layers("hashembed")
        ]
        weights = zip(layers("maxout"), layers("layernorm"), strict=True)
        self._mixed, *self._convolutions = [self._layer(maxout, norm) for maxout, norm in weights]
        self._window = layers("expand_window")[0].attrs["window_size"]
        self._pad = self._window * len(self._convolutions)
        """Rows of zeros around each document, so that none sees its neighbours."""
        softmax = layers("softmax")[0]
        self._softmax = softmax.get_param("W"), softmax.get_param("b")

    def _layer(self, maxout: Any, norm: Any) -> tuple[Any, ...]:
        width, pieces, inputs = (maxout.get_dim(name) for name in ("nO", "nP", "nI"))
        matrix = self._ops.reshape2f(maxout.get_param("W"), width * pieces, inputs)
        bias = self._ops.reshape1f(maxout.get_param("b"), width * pieces)
        return matrix, bias, (width, pieces), norm.get_param("G"), norm.get_param("b")

    def __call__(self, docs: Sequence[Any]) -> list[Any]:
        """For each ``Doc`` of spaCy an array: a row a token, a column a label, probabilities."""
        ops = self._ops
        lengths = [len(doc) for doc in docs]
        features = ops.xp.concatenate([doc.to_array(self._columns) for doc in docs])
        words = self._apply(self._mixed, self._embed(features))
        rows = ops.flatten(ops.unflatten(words, ops.asarray1i(lengths)), pad=self._pad)
        for layer in self._convolutions:
            rows = rows + self._apply(layer, ops.seq2col(rows, self._window))
        matrix, bias = self._softmax
        found = []
        start = self._pad
        for length in lengths:
            found.append(rows[start : start + length])
            start += length + self._pad
        scores = ops.softmax(ops.affine(ops.xp.concatenate(found), matrix, bias))
        return list(ops.unflatten(scores, ops.asarray1i(lengths)))

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
        middle = best.mean(axis=1, keepdims=True)
        variance = best.var(axis=1, keepdims=True) + _VARIANCE_FLOOR
        normal = (best - middle) * variance ** (-1.0 / 2.0)
        return normal * gain + shift
