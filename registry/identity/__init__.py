"""Who is asking: keys, people and their grants, the issuer's tokens, and sessions in a browser.

Nothing here knows what the registry is about; `doors` is what the HTTP side calls.
"""
