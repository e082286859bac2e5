"""Distributions to 40 digits, by mpmath: what our floats are held against.

Not by mpmath's own `betainc`, which returns 0 for a tail that is small beside 1, but by its hypergeometric function in
a series whose terms are all positive, so that nothing cancels.
"""

from typing import Any

from mpmath import MPContext

mp = MPContext()  # a context of its own: nobody else's precision changes
mp.dps = 40


def incomplete_beta(a: float, b: float, x: float, y: float) -> float:
    """Return I_x(a, b) (DLMF 8.17.8), where y is 1 - x."""
    return float(_incomplete_beta(*map(mp.mpf, (a, b, x, y))))


def t_tail(t: float, df: float) -> float:
    """Return P(T > t) for Student's t (DLMF 8.17)."""
    t, df = mp.mpf(t), mp.mpf(df)
    square = t * t
    tail = _incomplete_beta(df / 2, mp.mpf(1) / 2, df / (df + square), square / (df + square)) / 2
    return float(tail if t >= 0 else 1 - tail)


def f_share(f: float, df1: float, df2: float) -> float:
    """Return P(F <= f) for Snedecor's F."""
    f, df1, df2 = mp.mpf(f), mp.mpf(df1), mp.mpf(df2)
    whole = df1 * f + df2
    return float(_incomplete_beta(df1 / 2, df2 / 2, df1 * f / whole, df2 / whole))


def normal_tail(z: float) -> float:
    """Return P(Z > z) for a standard normal Z."""
    return float(mp.erfc(mp.mpf(z) / mp.sqrt(2)) / 2)


def stirling(z: float) -> float:
    """Return what Stirling's formula lacks of log Gamma(z) (DLMF 5.11.1)."""
    z = mp.mpf(z)
    return float(mp.loggamma(z) - ((z - mp.mpf(1) / 2) * mp.log(z) - z + mp.log(2 * mp.pi) / 2))


def _incomplete_beta(a: Any, b: Any, x: Any, y: Any) -> Any:
    if not x or not y:
        return 1 - mp.mpf(bool(y)) if x else mp.mpf(0)
    if a * y < b * x:
        return 1 - _incomplete_beta(b, a, y, x)
    return x**a * y**b / (a * mp.beta(a, b)) * mp.hyp2f1(a + b, 1, a + 1, x)
