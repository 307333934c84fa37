"""Running the site: health, doctor, the worker, and what keeps derived settings in step."""
