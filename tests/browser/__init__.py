"""What people do in a browser, on the site as it is served: collected files, PostgreSQL, Chromium."""
