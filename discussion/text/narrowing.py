"""A proposal that was typed over a whole passage, cut down to the words that it is about."""


def narrowed(proposal: str, whole: str, start: int, end: int) -> str:
    """Return what `proposal` says instead of `whole[start:end]`, if around it the passage is as it was; else all of it."""
    before, behind = whole[:start], whole[end:]
    if len(proposal) < len(before) + len(behind):
        return proposal
    if not (proposal.startswith(before) and proposal.endswith(behind)):
        return proposal
    return proposal[len(before) : len(proposal) - len(behind)]
