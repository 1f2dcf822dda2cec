"""Works out agreement figures with scikit-learn and krippendorff, as an oracle.

Reads one JSON list of cases from standard input and writes the list of answers.
A case is {"a": [...], "b": [...]} (labels of two partitions) or
{"ratings": [[...], ...], "level": "ordinal"} (null where a rater gives no value).
"""
import json
import math
import sys

import krippendorff
import numpy
from sklearn.metrics import adjusted_rand_score, mutual_info_score


def entropy(labels):
    n = len(labels)
    counts = [labels.count(x) for x in set(labels)]
    return -sum(k / n * math.log(k / n) for k in counts)


def partitions(a, b):
    information = entropy(a) + entropy(b) - 2 * mutual_info_score(a, b)
    return {"ari": float(adjusted_rand_score(a, b)), "vi": float(information)}


def alpha(ratings, level):
    table = numpy.array([[numpy.nan if v is None else v for v in row] for row in ratings], dtype=float)
    try:
        with numpy.errstate(invalid="ignore"):
            value = float(krippendorff.alpha(reliability_data=table, level_of_measurement=level))
    except ValueError as error:
        return {"error": str(error)}
    # Nothing over nothing, where the values that differ have no partner.
    return {"error": "not a number"} if math.isnan(value) else {"alpha": value}


def answer(case):
    if "ratings" in case:
        return alpha(case["ratings"], case["level"])
    return partitions(case["a"], case["b"])


json.dump([answer(case) for case in json.load(sys.stdin)], sys.stdout)
