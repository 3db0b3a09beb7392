<%!
    def plain(code):
        """Without the markers that ask for hand-editing: there is nothing to edit."""
        lines = (line for line in code.splitlines() if not line.lstrip().startswith("# ###"))
        return "\n".join(lines).strip()
%>\
"""${message}

Revision: ${up_revision}
Follows:  ${down_revision | comma,n}
Created:  ${create_date}
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${plain(upgrades) if upgrades else "pass"}


def downgrade() -> None:
    ${plain(downgrades) if downgrades else "pass"}
