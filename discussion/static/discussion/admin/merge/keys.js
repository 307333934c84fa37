// The bench by keyboard. Single letters count only while a card or passage has the focus (WCAG 2.1.4), never in a field.
const bench = document.querySelector("merge-bench");
const FIELDS = "input:not([type=checkbox]), textarea, select, [contenteditable=true], .merge-chip__said";

const passages = () => [...bench.querySelectorAll(".merge-passage")];
const boxes = () => [...bench.querySelectorAll(".merge-side .merge-card__point input[type=checkbox]")].filter((box) => box.checkVisibility());

function goToPassage(passage) {
  if (!passage) return;
  for (const other of passages()) other.tabIndex = other === passage ? 0 : -1;
  passage.focus();
}

function fromCard(event, box) {
  const all = boxes();
  const place = all.indexOf(box);
  if (event.key === "ArrowDown") all[place + 1]?.focus();
  else if (event.key === "ArrowUp") all[place - 1]?.focus();
  else if (event.key === "ArrowRight") {
    const own = box.closest(".merge-card").dataset.block;
    const wanted = passages().find((one) => one.dataset.id === own) ?? bench.querySelector(".merge-passage[data-target]");
    goToPassage(wanted ?? bench.querySelector(".merge-passage[tabindex='0']") ?? passages()[0]);
  } else return false;
  return true;
}

function fromPassage(event, passage) {
  const all = passages();
  const place = all.indexOf(passage);
  const letter = event.key.length === 1 ? event.key.toUpperCase() : "";
  if (event.key === "ArrowDown") goToPassage(all[place + 1]);
  else if (event.key === "ArrowUp") goToPassage(all[place - 1]);
  else if (event.key === "ArrowLeft") (boxes().find((box) => box.checked) ?? boxes()[0])?.focus();
  else if (event.key === "Enter" && event.target === passage) passage.querySelector("[data-edit]")?.click();
  else if (letter === "N") passage.querySelector("[data-insert]")?.click();
  else if (letter && passage.querySelector(`[data-key="${CSS.escape(letter)}"]`)) passage.querySelector(`[data-key="${CSS.escape(letter)}"]`).click();
  else return false;
  return true;
}

bench?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) bench.querySelector(".merge-editor [value^='done ']")?.click();
    return;
  }
  if (event.target.matches(FIELDS)) return;
  const box = event.target.closest(".merge-card__point input");
  const passage = event.target.closest(".merge-passage");
  const done = box ? fromCard(event, box) : passage ? fromPassage(event, passage) : false;
  if (done) event.preventDefault();
});

bench?.addEventListener("focusin", (event) => {
  const passage = event.target.closest(".merge-passage");
  if (passage) for (const other of passages()) other.tabIndex = other === passage ? 0 : -1;
});
