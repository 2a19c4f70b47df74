"""Insyn: a static site generator for public agreements, their consultations and the responses to them."""

__version__ = "0.1.0"
