"""Speed and weight of the course beside plain Voila, measured side by side in one run."""
