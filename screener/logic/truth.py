"""Truth with four readings at once, in one small integer.

A remedy is judged in four ways: as things stand now or once time and the person have
cured what they can (``later``), and with the open words of the law read against the
person or in the person's favor. Each of the four readings is true, false or unknown
(Kleene's strong logic). A :data:`Truth` packs, for each reading, whether it can be true
(low four bits) and whether it can be false (high four bits):

    bit 0  now, read against       bit 2  later, read against
    bit 1  now, read in favor      bit 3  later, read in favor

A reading whose two bits are both set is unknown. ``all`` and ``any`` are then two bit
operations each, and a missing fact is the union (``|``) of what its options would give.
"""

from __future__ import annotations

from collections.abc import Iterable

Truth = int

_CAN_BE_TRUE = 0x0F
_CAN_BE_FALSE = 0xF0

NOW_AGAINST, NOW_FAVOR, LATER_AGAINST, LATER_FAVOR = 1, 2, 4, 8

MET: Truth = 0x0F
UNMET: Truth = 0xF0
#: The words of the law leave it open: false read against the person, true read in favor.
OPEN: Truth = 0x5A
#: False now, true once time passes or the person acts.
CURABLE: Truth = 0x3C
UNKNOWN: Truth = 0xFF
#: True or false depending on facts, whatever the reading; used for "known only later".
_AGAINST = (NOW_AGAINST | LATER_AGAINST) * 0x11
_FAVOR = (NOW_FAVOR | LATER_FAVOR) * 0x11
_NOW = (NOW_AGAINST | NOW_FAVOR) * 0x11


def both(a: Truth, b: Truth) -> Truth:
    """``a`` and ``b``."""
    return (a & b & _CAN_BE_TRUE) | ((a | b) & _CAN_BE_FALSE)


def either(a: Truth, b: Truth) -> Truth:
    """``a`` or ``b``."""
    return ((a | b) & _CAN_BE_TRUE) | (a & b & _CAN_BE_FALSE)


def all_of(values: Iterable[Truth]) -> Truth:
    """True when every value is; nothing at all is true."""
    result = MET
    for value in values:
        result = both(result, value)
    return result


def any_of(values: Iterable[Truth]) -> Truth:
    """True when one value is; nothing at all is false."""
    result = UNMET
    for value in values:
        result = either(result, value)
    return result


def negate(a: Truth) -> Truth:
    """Not ``a``. What favored the person now goes against them, so those readings swap.

    Only for values that are the same now and later: what time cures has no plain opposite
    (the loader refuses curable tests inside ``not``).
    """
    swapped = ((a & _AGAINST) << 1) | ((a & _FAVOR) >> 1)
    return ((swapped & _CAN_BE_TRUE) << 4) | ((swapped & _CAN_BE_FALSE) >> 4)


def curable(a: Truth) -> Truth:
    """``a`` now, and true later: what is unmet can be cured by time or by the person."""
    return (a & _NOW) | LATER_AGAINST | LATER_FAVOR


def unconfirmed(a: Truth) -> Truth:
    """``a`` as the strict reading, true as the favorable one: nobody has read the words."""
    return (a & _AGAINST) | NOW_FAVOR | LATER_FAVOR


def unconfirmed_exclusion(a: Truth) -> Truth:
    """:func:`unconfirmed` where truth goes against the person (inside ``not``): clear of it
    is clear, caught is open.
    """
    return negate(unconfirmed(negate(a)))


def unsettled(a: Truth) -> int:
    """The readings (low four bits) of ``a`` that are still unknown."""
    return a & (a >> 4) & _CAN_BE_TRUE


def can_be_true(a: Truth) -> bool:
    """True when some filling in of the facts, read in favor and now, makes ``a`` true."""
    return bool(a & NOW_FAVOR)
