import os, pickle, pytest
from pathlib import Path
pytest_plugins = ["server_fixtures"]

@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize("path", os.environ.get("H6", "").split(","))
def test_one(judge, path):
    example = pickle.loads(Path(path).read_bytes())
    print(judge.judge(example))
