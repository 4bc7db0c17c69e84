"""The window round the pages: frame, menus, places, messages and the bar at the foot."""
