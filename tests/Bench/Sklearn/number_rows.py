"""Fits scikit-learn's classifiers on rows that it is given and answers for others. One fit a method: seconds and predictions."""
import json
import sys
import time
import warnings

import numpy
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")
request = json.load(sys.stdin)
answers = []
for part in request["parts"]:
    train, labels, test = numpy.array(part["train"]), numpy.array(part["labels"]), numpy.array(part["test"])
    seed = part["seed"]
    methods = {
        "LogisticRegression": lambda: make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000, random_state=seed)),
        "MLPClassifier": lambda: make_pipeline(StandardScaler(), MLPClassifier(max_iter=1000, random_state=seed)),
        "GradientBoosting": lambda: GradientBoostingClassifier(random_state=seed),
    }
    answer = {}
    for name, make in methods.items():
        model = make()
        start = time.perf_counter()
        model.fit(train, labels)
        seconds = time.perf_counter() - start
        answer[name] = {"seconds": seconds, "predicted": model.predict(test).tolist()}
    answers.append(answer)
json.dump(answers, sys.stdout)
