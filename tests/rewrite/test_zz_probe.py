from collections import Counter
from itertools import permutations
from test_casts import *
def test_count(database, casts):
    m = Matrix(database, casts); pairs = Counter(); ms=Counter()
    ways = {(b, a): m.cast(b, a) for b, a in permutations(SAMPLES, 2)}
    for w in ways.values():
        k = "no cast" if w is None else ("plain" if w.using is None else "using") + (", cut" if w.cut else "") 
        pairs[k] += 1
        if w and w.utc: pairs["of which utc"] += 1
    print(pairs)
    worst = Counter()
    for (b, a), w in ways.items():
        if w is None: worst["no cast"] += 1; continue
        vs = {verdict(m, v, b, a, (w, ways[a, b])) for v in b.values}
        for v in vs: ms[v] += 1
        worst[next(x for x in ["silent", "another one in another time zone", "stopped", "kept, no way back", "kept", "refused"] if x in vs)] += 1
    print("pairs with at least one value of:", ms); print("pairs by class:", worst)
