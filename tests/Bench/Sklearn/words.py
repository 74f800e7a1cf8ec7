"""TF-IDF of words (1-2) and of characters within words (2-5), then logistic regression: a good default for short texts.

Reads {"texts": [...], "labels": [...], "splits": [{"train": [...], "test": [...]}, ...]}.
Writes one entry a split: percent right, milliseconds to fit (vectorizer and classifier) and microseconds to answer one text.
"""
import json
import sys
import time

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union


def model():
    words = TfidfVectorizer(ngram_range=(1, 2))
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5))
    return make_pipeline(make_union(words, characters), LogisticRegression(max_iter=1000))


def measure(texts, labels, split):
    train, test = split["train"], split["test"]
    start = time.perf_counter()
    fitted = model().fit([texts[i] for i in train], [labels[i] for i in train])
    trained = time.perf_counter()
    answers = [fitted.predict([texts[i]])[0] for i in test]
    done = time.perf_counter()
    right = sum(answer == labels[i] for answer, i in zip(answers, test))
    return {"right": 100 * right / len(test), "fit": 1e3 * (trained - start), "answer": 1e6 * (done - trained) / len(test)}


request = json.load(sys.stdin)
# The first fit of a process pays for loading; it is not counted.
measure(request["texts"], request["labels"], request["splits"][0])
json.dump([measure(request["texts"], request["labels"], split) for split in request["splits"]], sys.stdout)
