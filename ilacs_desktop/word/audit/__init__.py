"""A finished Word file looked over: sound, nothing private, readable for everyone."""
