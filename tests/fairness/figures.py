"""A thousand distributions and their measures, apart from this program: JSON on standard output.

Gini, Theil's T and Atkinson are those of PySAL `inequality` where it defines them (T as it is also with
zeros, Atkinson only without); the coefficients of variation and geometric means are those of scipy; the
rest is written from the definitions in docs/fairness.md with numpy, by pairs and sums over the sorted
numbers, as the Rust code is not.
"""

import json
import sys

import numpy as np
from inequality.atkinson import atkinson
from inequality.gini import Gini
from inequality.theil import Theil
from scipy import stats


def distributions(count):
    draw = np.random.default_rng(2026)
    for i in range(count):
        n = 1 if i % 25 == 0 else int(draw.integers(2, 160))
        kind = i % 8
        if kind == 0:
            x = draw.uniform(0, 900, n)
        elif kind == 1:  # ties
            x = draw.integers(0, 5, n).astype(float)
        elif kind == 2:  # many zeros
            x = draw.uniform(1, 900, n) * (draw.random(n) < 0.4)
        elif kind == 3:  # heavy tails
            x = 60 * (1 + draw.pareto(1.1, n))
        elif kind == 4:
            x = np.round(60 * (1 + draw.pareto(2.5, n)), 1)
        elif kind == 5:  # one has everything
            x = np.zeros(n)
            x[int(draw.integers(n))] = draw.uniform(1, 900)
        elif kind == 6:  # nearly equal
            x = 300 + np.round(draw.normal(0, 20, n))
        else:  # equal, also all zero
            x = np.full(n, float(draw.integers(0, 3)) * 187.3)
        yield np.abs(x)


def least_share(x, part):
    """Of the total, read off the Lorenz curve."""
    curve = np.concatenate([[0.0], np.cumsum(np.sort(x))]) / x.sum()
    return float(np.interp(part, np.arange(len(x) + 1) / len(x), curve))


def figures(x):
    n, total = len(x), float(x.sum())
    some = total > 0
    equal = bool(np.all(x == x[0]))
    mean = x.mean()
    pairs = np.abs(x[:, None] - x[None, :])
    more = x[:, None] > x[None, :] + 1e-6
    gini = float(Gini(x).g) if some else 0.0
    sample = None if n < 2 else (gini * n / (n - 1) if some else 0.0)
    by_pairs = float(pairs.sum() / (2 * n * n * mean)) if some else 0.0
    assert abs(gini - by_pairs) < 1e-9, "the package contradicts its definition"
    positive = bool(np.all(x > 0))
    geometric = float(stats.gmean(x)) if positive else 0.0

    def index(epsilon):
        if not some:
            return 0.0
        if positive:
            return float(atkinson(x, epsilon))
        return 1.0 if epsilon >= 1 else float(1 - np.mean((x / mean) ** (1 - epsilon)) ** (1 / (1 - epsilon)))

    top, bottom = (1 - least_share(x, 0.9), least_share(x, 0.4)) if some else (0.1, 0.4)
    return {
        "mean": float(mean),
        "largest": float(x.max()),
        "smallest": float(x.min()),
        "range": float(np.ptp(x)),
        "max_min_ratio": 1.0 if not some else (float(x.max() / x.min()) if x.min() > 0 else "inf"),
        "variance": 0.0 if equal else float(np.var(x)),
        "cv": 0.0 if equal else float(stats.variation(x)),
        "cv_sample": None if n < 2 else (0.0 if equal else float(stats.variation(x, ddof=1))),
        "unfairness": 0.0 if equal else float(np.linalg.norm(x - mean)),
        "gini": gini,
        "gini_sample": sample,
        "jain": float(total**2 / (n * np.dot(x, x))) if some else 1.0,
        "theil_t": float(Theil(x).T) if some else 0.0,
        "theil_l": 0.0 if not some else (float(np.log(mean) - np.log(geometric)) if positive else "inf"),
        "atkinson_0.5": index(0.5),
        "atkinson_1": index(1),
        "atkinson_2": index(2),
        "hoover": float(stats.wasserstein_distance(x, [mean]) / (2 * mean)) if some else 0.0,
        "top_10": top,
        "bottom_40": bottom,
        "palma": float(top / bottom) if bottom > 0 else "inf",
        "envy_pairs": float(more.sum()),
        "envious": float(more.any(axis=1).sum()),
    }


rows = [{"x": x.tolist(), "figures": figures(x)} for x in distributions(int(sys.argv[1]))]
json.dump(rows, sys.stdout)
