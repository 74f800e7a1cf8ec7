"""Reads {sets: [{inputs, outputs, splits: [{train, test}]}]}; writes for each set, split and method predictions of the test rows and fit milliseconds."""
import json
import sys
import time
import warnings

import numpy as np
from sklearn.linear_model import RidgeCV
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")


def run(method, x, y, train, test):
    start = time.perf_counter()
    scale_x, scale_y = StandardScaler().fit(x[train]), StandardScaler().fit(y[train])
    targets = scale_y.transform(y[train])
    model = method.fit(scale_x.transform(x[train]), targets[:, 0] if targets.shape[1] == 1 else targets)
    milliseconds = (time.perf_counter() - start) * 1000
    answers = scale_y.inverse_transform(model.predict(scale_x.transform(x[test])).reshape(len(test), -1))
    return {"answers": answers.tolist(), "ms": milliseconds}


request = json.load(sys.stdin)
result = []
for data in request["sets"]:
    x, y = np.array(data["inputs"]), np.array(data["outputs"])
    splits = []
    for seed, split in enumerate(data["splits"]):
        train, test = split["train"], split["test"]
        splits.append({
            "ridge": run(RidgeCV(alphas=np.logspace(-4, 4, 17)), x, y, train, test),
            "layers": run(MLPRegressor((50, 50), max_iter=2000, random_state=seed), x, y, train, test),
        })
    result.append(splits)
json.dump(result, sys.stdout)
