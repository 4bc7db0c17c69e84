"""Key dates: the steps before the due date and what follows, who is late, and the weeks as a chart."""
