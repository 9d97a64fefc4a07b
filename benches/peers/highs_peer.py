"""HiGHS, one thread: both stages as mixed integer programs (see stages.py)."""

import highspy
import numpy as np

from stages import run


def solve(model, seconds, start):
    """The best point, or None, and the bound."""
    highs = highspy.Highs()
    for option, value in dict(output_flag=False, threads=1, mip_rel_gap=0.0, mip_abs_gap=1e-6,
                              time_limit=max(0.05, seconds)).items():
        highs.setOptionValue(option, value)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.low), len(model.rows)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = map(np.array, (model.price, model.low, model.high))
    lp.row_lower_, lp.row_upper_ = (np.array([row[i] for row in model.rows]) for i in (0, 1))
    lp.integrality_ = [highspy.HighsVarType.kInteger if w else highspy.HighsVarType.kContinuous for w in model.whole]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0] + [len(row[2]) for row in model.rows])
    lp.a_matrix_.index_ = np.array([j for row in model.rows for j, _ in row[2]])
    lp.a_matrix_.value_ = np.array([w for row in model.rows for _, w in row[2]])
    highs.passModel(lp)
    if start is not None:
        point = highspy.HighsSolution()
        point.col_value = list(start)
        highs.setSolution(point)
    highs.run()
    info = highs.getInfo()
    found = info.primal_solution_status == 2
    return (list(highs.getSolution().col_value) if found else None), info.mip_dual_bound


if __name__ == "__main__":
    run(solve)
