// <desk-queue>: the queue by keys. Single letters count only while something in the list has the focus (WCAG 2.1.4);
// everything they do can be done without them, and the page works without this script.

class DeskQueue extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.list = this.querySelector("tbody");
    this.lines = [...this.querySelectorAll("[data-line]")];
    this.ticks = this.lines.map((line) => line.querySelector("[name=beitrag]"));
    this.all = this.querySelector("[data-all]");
    this.count = this.querySelector("[data-count]");
    this.setAttribute("ready", "");
    this.querySelector("[data-keys]").hidden = false;
    this.all.hidden = false;
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("keydown", (event) => this.close(event));
    this.addEventListener("change", (event) => this.changed(event));
    this.addEventListener("toggle", (event) => this.opened(event), true);
    this.tell();
  }

  open(line) { return line.querySelector("[data-open]"); }

  key(event) {
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const line = event.target.closest("[data-line]");
    const acts = { j: () => this.move(line, 1), k: () => this.move(line, -1), x: () => this.tick(line), a: () => this.mine(line), d: () => this.due(line) };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  move(line, step) {
    const next = this.lines[this.lines.indexOf(line) + step];
    if (!next) return;
    this.open(next).focus();
    next.scrollIntoView({ block: "nearest" });
  }

  tick(line) {
    const box = line.querySelector("[name=beitrag]");
    box.checked = !box.checked;
    this.tell();
  }

  // Without a choice, a letter means the line that has the focus; afterwards nothing stays chosen.
  only(line) {
    this.form.querySelector("[name=nur]")?.remove();
    if (this.ticks.some((box) => box.checked)) return;
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: "nur", value: line.querySelector("[name=beitrag]").value });
    this.form.append(hidden);
  }

  mine(line) {
    const button = this.querySelector("[data-mine]");
    if (!button) return;
    this.only(line);
    this.form.requestSubmit(button);
  }

  due(line) {
    const field = this.querySelector("[data-due]");
    if (!field) return;
    this.only(line);
    this.from = line;
    field.closest("details").open = true;
    field.focus();
  }

  close(event) {
    const box = event.target.closest(".desk-act[open]");
    if (event.key !== "Escape" || !box) return;
    box.open = false;
    this.form.querySelector("[name=nur]")?.remove();
    (this.from ? this.open(this.from) : box.querySelector("summary")).focus();
    this.from = null;
  }

  // One box at a time.
  opened(event) {
    if (!event.target.matches(".desk-act[open]")) return;
    for (const box of this.querySelectorAll(".desk-act[open]")) if (box !== event.target) box.open = false;
  }

  changed(event) {
    if (event.target === this.all) for (const box of this.ticks) box.checked = this.all.checked;
    if (event.target === this.all || this.ticks.includes(event.target)) this.tell();
  }

  tell() {
    const number = this.ticks.filter((box) => box.checked).length;
    this.all.checked = number > 0 && number === this.ticks.length;
    this.all.indeterminate = number > 0 && number < this.ticks.length;
    this.count.textContent = number ? this.count.dataset.chosen.replace("{n}", number) : this.count.dataset.none;
    this.toggleAttribute("chosen", number > 0);
    if (number) this.form.querySelector("[name=nur]")?.remove();
  }
}
customElements.define("desk-queue", DeskQueue);
