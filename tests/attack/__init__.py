"""The attack on a report, to see whether anybody can work out what one person answered.

What the attacker has. Every file of a report, to its last digit; the program, so every rule by which something is
shown or not; who belongs to which function, who heads it, and who left which statements open. An insider has their own
answers besides.

What counts as success. A *world* is one way in which everybody may have answered that gives the very same report. An
answer is *pinned* where it is the same in every world; a total likewise; and a row of answers is *recovered* where in
every world somebody answered exactly so. The attacker needs no luck: whatever is pinned can be worked out, and whatever
is not cannot, by any means.

Why few questions are enough. Two people whom the attacker cannot tell apart (one function, the same level where levels
are shown, the same statements left open) may change places in any world, and the report stays the same. So an answer
can only be pinned where all such people, an insider left out, gave the same one. A solver decides each of these.

A world that the solver proposes is written as a report, and counts only where every file comes out the same to the
letter: then no figure, however it is made, tells the two apart.
"""
