"""The acts of each concept, as the contract shows them: inputs, payloads, and the call into the registry."""
