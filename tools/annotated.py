"""The annotated articles by whether the team has read them, and the fit that the training tools share.

What is read is tuned on; what is unread shows whether a gain is one of English. A group that somebody opens moves here, once for all tools.
"""
import os

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def numbered(letter, first, last):
    return ["%s%02d" % (letter, i) for i in range(first, last + 1)]


# Of ../shared/data/articles and of tests/scenarios.
READ = (numbered("d", 1, 10) + numbered("w", 1, 8), numbered("s", 1, 56))
UNREAD = (numbered("d", 11, 16) + numbered("w", 9, 12), numbered("s", 57, 76))


def files(shared, group):
    """(gold file, folder of its article) of READ or UNREAD."""
    bases = (os.path.join(shared, "data", "articles"), os.path.join(ROOT, "tests", "scenarios"))
    return [(os.path.join(base, "gold", name + ".json"), os.path.join(base, "articles")) for base, names in zip(bases, group) for name in names]


def seeds(shared):
    """The same of the five seeds."""
    gold = os.path.join(shared, "gold")
    return [(os.path.join(gold, n), os.path.join(shared, "seeds")) for n in sorted(os.listdir(gold)) if n.endswith(".json")]


def fit_logistic(x, y, start, penalty):
    """Weights by Newton's method on the likelihood of a logistic regression with a ridge around `start`.

    x: rows by features; y: 0 or 1 a row; start, penalty: one a feature. All numpy arrays.
    """
    import numpy
    w = start.copy()
    for _ in range(60):
        p = 1 / (1 + numpy.exp(-x @ w))
        step = numpy.linalg.solve((x.T * (p * (1 - p))) @ x + numpy.diag(penalty), x.T @ (p - y) + penalty * (w - start))
        w -= step
        if abs(step).max() < 1e-8:
            break
    return w
