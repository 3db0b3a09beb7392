"""`copier update`, from every release to the working tree.

`releases.toml` names the commits; `repository.py` makes a template repository of them.
"""
