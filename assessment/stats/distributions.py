"""Normal, Student's t and F distributions, from the regularised incomplete beta function.

Relative accuracy is about 1e-13 for the degrees of freedom that a team can have (1 to some millions). Arguments
outside a function's domain raise ValueError.
"""

from collections.abc import Callable
from functools import lru_cache
from math import erfc, exp, inf, lgamma, log, log1p, pi, sqrt

_SMALLEST_STEP = 1e-16  # a factor this close to 1 no longer changes a float
_MOST_STEPS = 100_000
_LAST_STEP = 1e-9  # Newton's steps square the relative error, so that what follows this one is exact
_STIRLING_FROM = 10.0  # from here on, seven terms of Stirling's series reach the precision of a float
_STIRLING = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156)


def normal_tail(z: float) -> float:
    """Return P(Z > z) for a standard normal Z."""
    return erfc(z / sqrt(2)) / 2


def incomplete_beta(a: float, b: float, x: float, y: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b) (DLMF 8.17).

    `a` and `b` are positive, `x` lies in 0 to 1, and `y` is 1 - x: the caller knows both without cancellation.
    """
    if x <= 0:
        return 0.0
    if a * y < b * x:
        return 1 - incomplete_beta(b, a, y, x)
    return exp(_log_power(a, b, x, y)) * _fraction(a, b, x, y)


def t_tail(t: float, df: float) -> float:
    """Return P(T > t) for Student's t with `df` > 0 degrees of freedom (Student 1908)."""
    _check_degrees(df)
    square = t * t
    both_tails = incomplete_beta(df / 2, 0.5, df / (df + square), square / (df + square))
    return both_tails / 2 if t >= 0 else 1 - both_tails / 2


@lru_cache(maxsize=1024)
def t_quantile(probability: float, df: float) -> float:
    """Return the t with P(T <= t) = `probability`, strictly between 0 and 1."""
    _check(probability)
    _check_degrees(df)
    if probability < 0.5:
        return -t_quantile(1 - probability, df)
    tail = 1 - probability
    low, high = 0.0, 1.0
    while t_tail(high, df) > tail:
        low, high = high, 2 * high

    def density(t: float) -> float:
        square = t * t
        return exp(_log_power(df / 2, 0.5, df / (df + square), square / (df + square))) / t

    return _solve(lambda t: tail - t_tail(t, df), density, low, high)


def f_quantile(probability: float, df1: float, df2: float) -> float:
    """Return the f with P(F <= f) = `probability`, strictly between 0 and 1, for Snedecor's F (Snedecor 1934)."""
    _check(probability)
    _check_degrees(df1, df2)
    if df1 > df2:  # keeps x, below, away from 1, where 1 - x would lose digits
        return 1 / f_quantile(1 - probability, df2, df1)
    a, b = df1 / 2, df2 / 2

    def density(x: float) -> float:
        return exp(_log_power(a, b, x, 1 - x)) / (x * (1 - x))

    x = _solve(lambda x: incomplete_beta(a, b, x, 1 - x) - probability, density, 0.0, 1.0)
    return x / (1 - x) * (df2 / df1)


def _check(probability: float) -> None:
    if not 0 < probability < 1:
        raise ValueError(f"a probability must lie between 0 and 1, not {probability}")


def _check_degrees(*given: float) -> None:
    if not all(0 < df < inf for df in given):
        raise ValueError(f"degrees of freedom must be positive and finite, not {' and '.join(map(str, given))}")


def _log_power(a: float, b: float, x: float, y: float) -> float:
    """Return the logarithm of x**a y**b / B(a, b), by Stirling's formula, so that large arguments do not cancel."""
    log_x = log1p(-y) if y < x else log(x)
    log_y = log1p(-x) if x < y else log(y)
    powers = a * (log_x + log1p(b / a)) + b * (log_y + log1p(a / b))
    return powers + log(a * b / (a + b) / (2 * pi)) / 2 + _stirling(a + b) - _stirling(a) - _stirling(b)


def _stirling(z: float) -> float:
    """Return what Stirling's formula lacks: log Gamma(z) - ((z - 1/2) log z - z + log(2 pi)/2), by DLMF 5.11.1."""
    if z < _STIRLING_FROM:
        return lgamma(z) - ((z - 0.5) * log(z) - z + log(2 * pi) / 2)
    return sum(term / z ** (2 * power + 1) for power, term in enumerate(_STIRLING))


def _fraction(a: float, b: float, x: float, y: float) -> float:
    """Return the continued fraction of I_x(a, b) in the form of Didonato and Morris (1992), by Lentz's method.

    Their form takes a y - b x, known without cancellation, where the usual one subtracts numbers that are nearly equal.
    As that is not negative here, every denominator stays above half of `under`: no guard against 0 is needed.
    """
    beyond = a * y - b * x
    value = c = a / (a + 1) * (beyond + 1)
    d = 0.0
    for n in range(1, _MOST_STEPS):
        middle = a + 2 * n
        over = (a + n - 1) * (a + b + n - 1) * n * (b - n) * (x / (middle - 1)) ** 2
        under = n + n * (b - n) * x / (middle - 1) + (a + n) / (middle + 1) * (beyond + 1 + n * (1 + y))
        d = 1 / (under + over * d)
        c = under + over / c
        value *= c * d
        if abs(c * d - 1) <= _SMALLEST_STEP:
            return 1 / value
    raise ArithmeticError(f"the incomplete beta function did not converge for a={a}, b={b}, x={x}")


def _solve(rising: Callable[[float], float], slope: Callable[[float], float], low: float, high: float) -> float:
    """Return the zero of a rising function by Newton's steps; a step that would leave the bracket halves it instead."""
    x = (low + high) / 2
    for _ in range(_MOST_STEPS):
        value = rising(x)
        low, high = (low, x) if value > 0 else (x, high)
        steepness = slope(x)
        step = -value / steepness if steepness else inf
        if abs(step) <= _LAST_STEP * x:
            return x + step
        x = x + step if low < x + step < high else (low + high) / 2
    raise ArithmeticError("the quantile was not found")
