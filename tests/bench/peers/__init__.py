"""What users and engineers would compare us with, measured on the same work in the same run."""
