"""English: how it says it, and the pipeline that reads it."""
