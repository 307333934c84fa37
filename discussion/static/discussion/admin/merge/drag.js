// Dropping a card on a passage: the same as ticking it and pressing „Einarbeiten“ there.
const bench = document.querySelector("merge-bench");
let dragged = null;

bench?.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".merge-card[draggable]") ?? null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "copy";
  event.dataTransfer.setData("text/plain", dragged.querySelector(".merge-prose, label")?.textContent.trim() ?? "");
  bench.setAttribute("dragging", "");
});

bench?.addEventListener("dragend", () => {
  dragged = null;
  bench.removeAttribute("dragging");
  for (const passage of bench.querySelectorAll("[data-over]")) passage.removeAttribute("data-over");
});

bench?.addEventListener("dragover", (event) => {
  const passage = dragged && event.target.closest(".merge-passage");
  for (const other of bench.querySelectorAll("[data-over]")) if (other !== passage) other.removeAttribute("data-over");
  if (!passage?.querySelector("[data-drop]")) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
  passage.setAttribute("data-over", "");
});

bench?.addEventListener("drop", (event) => {
  const button = dragged && event.target.closest(".merge-passage")?.querySelector("[data-drop]");
  if (!button) return;
  event.preventDefault();
  const own = [...dragged.querySelectorAll(".merge-card__point input")];
  if (!own.some((box) => box.checked)) for (const box of own) box.checked = true;
  button.click();
});
