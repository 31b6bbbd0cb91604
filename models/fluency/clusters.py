"""Word classes from the company words keep: those whose left and right neighbours are alike share one.

Classes are chosen so that they tell as much as they can of the neighbouring words (Brown et al. 1992), by hard
expectation maximisation over neighbour counts: every word moves to the class whose pooled neighbours predict its own
best, then the classes are pooled again.
"""

from __future__ import annotations

import numpy as np

NEIGHBOURS = 1500
"""Commonest symbols that count as neighbours; all others are one."""
ROUNDS = 20
SMOOTHING = 0.02


def induce(
    keys: np.ndarray, times: np.ndarray, frequency: np.ndarray, classes: int, seed: int, width: int
) -> np.ndarray:
    """Class of every symbol, 1 to `classes` - 1; the sentence edge alone has class 0.

    keys: sorted bigram keys (first symbol in the higher bits), times: how often; frequency: of every symbol.
    """
    ranked = np.argsort(-frequency, kind="stable")
    ranked = ranked[ranked != 0]
    place = np.full(len(frequency), NEIGHBOURS + 1)
    place[ranked[:NEIGHBOURS]] = np.arange(NEIGHBOURS)
    place[0] = NEIGHBOURS
    left, right = (
        (keys >> np.uint64(width)).astype(np.int64),
        (keys & np.uint64((1 << width) - 1)).astype(np.int64),
    )
    columns = NEIGHBOURS + 2
    company = np.zeros((len(frequency), 2 * columns), np.float32)
    np.add.at(company, (right, place[left]), times)
    np.add.at(company, (left, columns + place[right]), times)
    found = np.zeros(len(frequency), np.int64)
    seeds = _seeds(ranked, classes - 1, seed)
    pooled = company[seeds]
    background = company.sum(0) / company.sum()
    for turn in range(ROUNDS):
        pooled = pooled / np.maximum(pooled.sum(1, keepdims=True), 1)
        logs = np.log((1 - SMOOTHING) * pooled + SMOOTHING * background + 1e-12).astype(np.float32).T
        moved = np.concatenate(
            [(company[at : at + 4096] @ logs).argmax(1) for at in range(0, len(company), 4096)]
        )
        changed = (moved != found).mean()
        found = moved
        pooled = np.stack([company[found == one].sum(0) for one in range(classes - 1)])
        print(f"clusters, round {turn + 1}: {changed:.3%} moved", flush=True)
        if not changed:
            break
    found = found + 1
    found[0] = 0
    return found


def _seeds(ranked: np.ndarray, classes: int, seed: int) -> np.ndarray:
    """The commonest half of the seeds, and the rest drawn from the next commonest words."""
    chosen = np.random.default_rng(seed).permutation(ranked[classes // 2 : 12 * classes])[
        : classes - classes // 2
    ]
    return np.r_[ranked[: classes // 2], chosen]
