"""What start.py does: it makes a project of the folder that holds the template.

    run        a run from its first look to its last words, and what the next one does if it is killed
    options    the command line
    messages   why there is no project yet, and lists
    news       the last words, when there is one
    place      the folder, where this works in it, and git there

    folder     what the folder is: a clone, a copy or an unpacked ZIP
    losses     what would be lost, and is refused; what only you ignore, and stays
    source     where the template lives, and which release of it is rendered

    project    what Copier renders, and what you had added to a copy
    history    the commit that the project is
    swap       the renames that put it in the template's place, and how they are taken back
    finish     what is left to do after them

All of it is imported before the first rename, which may be of this folder: what start.py says of
its own place is why that can be survived. Only what Copier brings is imported when it is needed.
"""
