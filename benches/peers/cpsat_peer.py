"""OR-Tools CP-SAT, one worker: both stages as models of whole numbers (see stages.py).

CP-SAT counts in whole numbers: minutes are hundredths, kilometres thousandths.
"""

import math

from ortools.sat.python import cp_model

from stages import run

MINUTE, KM = 100, 1000


def solve(model, seconds, start):
    """The best point, or None, and the bound."""
    cp = cp_model.CpModel()
    # A column that is no whole number is the largest burden, in minutes.
    scale = [1 if whole else MINUTE for whole in model.whole]
    columns = []
    for low, high, s in zip(model.low, model.high, scale):
        columns.append(cp.new_int_var(math.ceil(low * s), int(min(high, 1e6) * s), ""))
    for low, high, terms in model.rows:
        exact = all(w == round(w) and scale[j] == 1 for j, w in terms)
        by = 1 if exact else MINUTE
        weights = [round(w) if exact else math.ceil(w * by / scale[j] - 1e-7) for j, w in terms]
        left = cp_model.LinearExpr.weighted_sum([columns[j] for j, _ in terms], weights)
        if low > -1e20:
            cp.add(left >= math.ceil(low * by - 1e-7))
        if high < 1e20:
            cp.add(left <= math.floor(high * by + 1e-7))
    prices = [round(p * KM / s) for p, s in zip(model.price, scale)]
    priced = [j for j, p in enumerate(prices) if p]
    cp.minimize(cp_model.LinearExpr.weighted_sum([columns[j] for j in priced], [prices[j] for j in priced]))
    if start is not None:
        for column, value, s in zip(columns, start, scale):
            cp.add_hint(column, math.ceil(value * s - 1e-6))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    # With one worker the default (1) leaves most of the linear program out and is far weaker here.
    solver.parameters.linearization_level = 2
    solver.parameters.max_time_in_seconds = max(0.05, seconds)
    status = solver.solve(cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, None
    return [solver.value(c) / s for c, s in zip(columns, scale)], solver.best_objective_bound / KM


if __name__ == "__main__":
    run(solve)
