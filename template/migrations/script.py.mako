<%!
    def plain(code):
        """Without the markers that ask for hand-editing: there is nothing to edit."""
        lines = (line for line in code.splitlines() if not line.lstrip().startswith("# ###"))
        return "\n".join(lines).strip()
%>\
<%
    # What `-x drop=` has named, with its reason.
    accepted = context.get("accepted", {})
    # A migration that is written by hand may need either.
    body = (context.get("upgrades") or "") + (context.get("downgrades") or "")
    needs_sa = "sa." in body or not body
%>\
"""${message}

Revision: ${up_revision}
Follows:  ${down_revision | comma,n}
Created:  ${create_date}
"""

% if needs_sa:
import sqlalchemy as sa
% endif
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}
% if accepted:
accepted = {
% for what, reason in accepted.items():
    ${repr(what)}: ${repr(reason)},
% endfor
}
% endif


def upgrade() -> None:
    ${plain(upgrades) if upgrades else "pass"}


def downgrade() -> None:
    ${plain(downgrades) if downgrades else "pass"}
