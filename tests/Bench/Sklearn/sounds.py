"""Logistic regression on sound features: how many answers are right, clean and with noise."""
import json
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression


def scaler(rows):
    """Mean and factor: each block of a norm of about 16, deviations at least a twentieth of the block's mean."""
    blocks = [(0, 576), (576, 960), (960, 1120)] if rows.shape[1] == 1120 else [(0, rows.shape[1])]
    deviation = rows.std(axis=0)
    factor = np.zeros_like(deviation)
    for start, end in blocks:
        own = deviation[start:end]
        factor[start:end] = 16 / np.sqrt(end - start) / np.maximum(own, max(1e-12, 0.05 * own.mean()))
    return rows.mean(axis=0), factor


request = json.load(sys.stdin)
table = np.fromfile(request["file"], dtype="<f4").reshape(-1, request["columns"]).astype(np.float64)
right = []
for trial in request["trials"]:
    learn = table[trial["learn"]]
    mean, factor = scaler(learn)
    model = LogisticRegression(C=1.0, max_iter=300).fit((learn - mean) * factor, trial["labels"])
    right.append([100 * float(np.mean(model.predict((table[trial[what]] - mean) * factor) == trial["wanted"])) for what in ("clean", "noisy")])
json.dump({"right": right}, sys.stdout)
