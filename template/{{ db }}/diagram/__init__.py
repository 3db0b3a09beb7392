"""The tables as Mermaid's entity relationship diagrams, which GitHub and GitLab draw in Markdown.

All that is drawn is what PostgreSQL says of the models: its names of types, its keys.

    tables.py    the models as PostgreSQL has them, in a scratch database
    keys.py      which columns are keys, and how many rows stand on each side of a foreign key
    spelling.py  any name and any text so that Mermaid reads it, and shows it as it is
    columns.py   the rows in a table's box
    mermaid.py   one diagram
    groups.py    which tables are drawn together where there are many
    overview.py  the groups as boxes
    page.py      all of it in Markdown
    place.py     the file that it is in, between two marks, and whether that is up to date
"""
