"""Sound files as they are: type and duration read from the bytes, cut and foreign ones refused."""
