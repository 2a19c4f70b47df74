"""From a document to the draft of a response. Taken out, cleaned, understood, written; every guess is marked to be checked.

`imports.py` tells it from one end to the other. This module imports nothing, since `reader.py` is started anew for every document.
"""
