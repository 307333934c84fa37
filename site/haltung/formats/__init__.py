"""How dates are written where Django's own way doesn't fit; German is as Django has it."""
