"""Erasures of people in the admin: asked for, confirmed, stopped, and their reports."""
