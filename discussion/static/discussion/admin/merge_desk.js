// What went wrong gets the focus, so that it is read at once.
document.getElementById("merge-problem")?.focus();
