"""Hunt: many examples, no shrinking; every failure kept by signature."""
import os, re, sys, time, pickle, traceback, random
from collections import Counter
from pathlib import Path
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings as profile
from properties.test_random_changes import examples
pytest_plugins = ["server_fixtures"]
OUT = Path(os.environ["HUNT_OUT"]); OUT.mkdir(exist_ok=True, parents=True)
SECONDS = float(os.environ.get("HUNT_SECONDS", "60"))

def sig(error):
    text = str(error) or repr(error)
    m = re.findall(r"^(?:E )?.*?(?:DatatypeMismatch|Error|FAILED|the catalog differs|Undefined|Duplicate).*$", text, re.M)
    line = (m[0] if m else text[:200])
    tb = traceback.extract_tb(error.__traceback__)
    last = [f for f in tb if "properties" in f.filename]
    where = last[-1].name if last else "?"
    if "the catalog differs" in line:
        more = [re.sub(r"[^ ]*[\"0-9][^ ]*", "_", l)[:70] for l in text.splitlines()[1:3]]
        line += " ".join(more)
    # keep the words only
    return f"{where}: {re.sub(r'[^a-zA-Z_ :.]+', '', line)[:110]}"

@pytest.mark.usefixtures("settings")
def test_hunt(judge):
    start = time.time(); bugs = Counter(); stats = Counter(); detail = {}
    class Stop(BaseException): pass
    @seed(int(os.environ.get("HUNT_SEED", "1")))
    @profile(max_examples=100000, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), verbosity=__import__("hypothesis").Verbosity.quiet)
    @given(examples())
    def change(example):
        if time.time() - start > SECONDS: raise KeyboardInterrupt
        stats["drawn"] += 1
        if example.before == example.after: stats["same"] += 1; return
        for which, model in (("before", example.before), ("after", example.after)):
            try:
                from changes.walk import tables; from properties.build import describe
                judge.databases.expected(tables(describe(model)), model.schemas)
            except Exception as e:
                stats["impossible"] += 1
                stats["impossible: " + re.sub(r"[^a-zA-Z ]+", "", str(getattr(e, "orig", e)))[:50]] += 1
                return
        stats["judged"] += 1
        try:
            judge.judge(example)
        except (Exception, SystemExit) as e:
            s = sig(e); bugs[s] += 1
            size = len(repr(example))
            if s not in detail or size < detail[s]:
                detail[s] = size
                name = re.sub(r"[^a-zA-Z]+", "_", s)[:100]
                (OUT / f"{name}.txt").write_text(s + "\n\n" + repr(example) + "\n\n" + example.rows + "\n\n" + (str(e) or traceback.format_exc())[:12000])
                (OUT / f"{name}.pickle").write_bytes(pickle.dumps(example))
    try: change()
    except KeyboardInterrupt: pass
    with open(OUT / "report", "w") as f:
        for c in (stats, bugs, judge.ends):
            for k, v in c.most_common(): print(f"{v:5} {k}", file=f)
            print(file=f)
    print((OUT / "report").read_text())
