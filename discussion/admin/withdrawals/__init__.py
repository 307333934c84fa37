"""Passages whose authors took their words back, in the admin: the list, and one of them to settle."""
