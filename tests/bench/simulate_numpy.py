# simulate_numpy.py PATHS CHUNK - the reference programme in numpy, CHUNK paths to an array (as many as
# PATHS: as one writes it; 5000: what fits a core's cache), as a third program beside ours and
# plain_run.c. Prints microseconds of the processor a path, then the figures, one a line.
import sys
import time

import numpy as np

COMPANIES, QUARTERS = 30, 48
ENTRY = 16 * np.arange(COMPANIES) // COMPANIES
NU = np.log(1.15) - 0.9**2 / 2


def evaluate(c, w):
    value = np.zeros_like(w)
    slope = np.zeros_like(w)
    for q in range(QUARTERS - 1, -1, -1):
        slope = slope * w + value
        value = value * w + c[q]
    return value, slope


def rates(receipts, paid):
    """Annual rates by Newton's method on ln(receipts / payments), all paths at once."""
    x = np.zeros(receipts.shape[1])
    for _ in range(20):
        w = np.exp(x)
        r, dr = evaluate(receipts, w)
        p, dp = evaluate(paid, w)
        step = np.clip(-np.log(r / p) / np.maximum(w * (dr / r - dp / p), 0.25), -0.5, 0.5)
        x += step
        if np.abs(step).max() < 1e-8:
            break
    return np.exp(-4 * x) - 1


def draw(rng, paths):
    age = rng.exponential(5, (paths, COMPANIES))
    quarter = np.minimum(ENTRY + np.ceil(4 * age).astype(int), QUARTERS - 1)
    t = (quarter - ENTRY) / 4
    shock = np.sqrt(0.3) * rng.standard_normal((paths, 1)) + np.sqrt(0.7) * rng.standard_normal(
        (paths, COMPANIES))
    m = np.exp(NU * t + 0.9 * np.sqrt(t) * shock)
    call = 1.045**t
    public = np.where((t <= 3) & (m > call), 0.25 * call,
                      0.25 * (m - 0.5 * np.maximum(0, m - 1.06**t)))
    place = (quarter * paths + np.arange(paths)[:, None]).ravel()
    receipts = [
        np.bincount(place, part.ravel(), QUARTERS * paths).reshape(QUARTERS, paths)
        for part in (public, m - public)
    ]
    return receipts, public.sum(axis=1) / (COMPANIES * 0.25)


def main():
    paths, chunk = int(sys.argv[1]), int(sys.argv[2])
    begun = time.process_time()
    rng = np.random.default_rng(1)
    irr, private_irr, tvpi, cumulative = [], [], [], []
    entries = np.bincount(ENTRY, minlength=QUARTERS)
    for first in range(0, paths, chunk):
        (public, private), ratio = draw(rng, min(chunk, paths - first))
        irr.append(rates(public, 0.25 * entries))
        private_irr.append(rates(private, 0.75 * entries))
        tvpi.append(ratio)
        cumulative.append((public - 0.25 * entries[:, None]).cumsum(axis=0))
    irr, private_irr, tvpi = map(np.concatenate, (irr, private_irr, tvpi))
    fan = np.quantile(np.concatenate(cumulative, axis=1), [0.05, 0.25, 0.5, 0.75, 0.95], axis=1)
    figures = [irr.mean(), np.median(private_irr), np.median(tvpi), (tvpi < 1).mean(), fan[2, -1]]
    print(1e6 * (time.process_time() - begun) / paths)
    for figure in figures:
        print(figure)


main()
