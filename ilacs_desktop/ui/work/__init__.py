"""The open self-evaluation: its workspace, its file, its recovery and what is known about it."""
