"""A plan that was made on an older version, made for the newest: joined where both don't meet, else where they do."""

from dataclasses import replace

from blog.models import Version
from blog.text.body import Body
from blog.text.change import Clash, Conflict, check
from blog.text.crowding import crowded
from discussion.text.plan import Plan


def on_newest(page_id: int, plan: Plan) -> Plan | tuple[Clash, ...]:
    """Return the plan for the newest version of a page, or the places where somebody else has changed the same."""
    versions = Version.objects.filter(page_id=page_id)
    newest = versions.order_by("-number")[:1].get()
    if newest.number == plan.base:
        return plan
    base = Body.from_json(versions.get(number=plan.base).body).blocks
    now = Body.from_json(newest.body).blocks
    result = check(base, now, plan.edits)
    clashes = result.clashes if isinstance(result, Conflict) else crowded(base, now, plan.edits)
    if clashes or isinstance(result, Conflict):
        return clashes
    return replace(plan, base=newest.number, edits=result.change)
