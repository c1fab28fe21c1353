"""The same model as `simulate_five_years` in the benchmark, as numpy writes it: whole columns of integers, one step at a time."""

import numpy as np

CASES, YEARS = 1_000_000, 5
CENT = 10_000
DEDUCTIBLE, LIMIT = 178_700 * CENT, 441_600 * CENT

random = np.random.default_rng(1)


def triangular(low, mode, high):
    return np.rint(random.triangular(low, mode, high, CASES)).astype(np.int64) * CENT


def pay(bill, deductible, room):
    first = np.minimum(bill, deductible)
    share = np.minimum(first + (bill - first) // CENT * 2000, room)
    return share, deductible - first, room - share


def year(injection, sessions, operation, goes_on):
    """A plan year of `sessions` injections and, where `goes_on`, the operation: total and the person's part."""
    deductible = np.full(CASES, DEDUCTIBLE)
    room = np.full(CASES, LIMIT)
    total = np.zeros(CASES, np.int64)
    patient = np.zeros(CASES, np.int64)
    for number in range(4):
        bill = np.where(sessions > number, injection, 0)
        share, deductible, room = pay(bill, deductible, room)
        total += bill
        patient += share
    bill = np.where(goes_on, operation, 0)
    share, deductible, room = pay(bill, deductible, room)
    return total + bill, patient + share


injection = triangular(58_332, 99_748, 248_656)
operation = triangular(738_717, 1_288_073, 1_867_098)
sessions = random.integers(1, 5, CASES)
goes_on = random.random(CASES) < random.uniform(0.286, 0.54, CASES)

total, patient = year(injection, sessions, operation, goes_on)
# Later years are all alike: only for those who do not go on, and without the operation.
later_total, later_patient = year(injection, np.where(goes_on, 0, sessions), operation, np.zeros(CASES, bool))
total += later_total * (YEARS - 1)
patient += later_patient * (YEARS - 1)
_, once = year(injection, np.zeros(CASES, np.int64), operation, np.ones(CASES, bool))

rounded = [(column + CENT // 2) // CENT for column in (total, operation, patient, once)]
figures = [int((rounded[2] < rounded[3]).sum()), int((rounded[2] == rounded[3]).sum()), int((rounded[2] > rounded[3]).sum())]
for column in rounded:
    figures += [int(figure) for figure in np.percentile(column, [5, 50, 95], method="inverted_cdf")]
print(",".join(map(str, figures)))
