// The page's editor saves by itself. Publishing or saving while such a save is under way would send the same rows a
// second time, and of a new page a second page. So a click waits until the answer is there, or for some seconds.
{
  const AT_MOST = 8000;
  let under = 0;
  let done = () => {};

  document.addEventListener("w-autosave:save", () => { under += 1; });
  for (const end of ["w-autosave:success", "w-autosave:error"]) {
    document.addEventListener(end, () => {
      under = Math.max(0, under - 1);
      if (!under) done();
    });
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!under || !form.matches("[data-edit-form]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    const clock = setTimeout(() => done(), AT_MOST);
    // One click counts: a second one while waiting takes the place of the first.
    done = () => {
      clearTimeout(clock);
      done = () => {};
      under = 0;
      // The click has made the button wait by now, and what is disabled isn't sent: then nothing would be published.
      const waits = submitter?.disabled;
      if (waits) submitter.disabled = false;
      form.requestSubmit(submitter);
      if (waits) submitter.disabled = true;
    };
  }, true);
}
