// <paragraph-near data-url data-page data-title data-done data-away>: beneath the paragraph that has the focus, shows what lies
// near its words and puts it behind it into the form. Nothing is stored; nothing that is written is touched.
const PAUSE = 700, SHORTEST = 25;

class ParagraphNear extends HTMLElement {
  connectedCallback() {
    this.given = (event) => { this.stream = event.detail; };
    this.moved = (event) => this.look(event.target);
    document.addEventListener("haltung:body", this.given);
    document.addEventListener("focusin", this.moved);
    document.addEventListener("input", this.moved);
  }

  disconnectedCallback() {
    document.removeEventListener("haltung:body", this.given);
    document.removeEventListener("focusin", this.moved);
    document.removeEventListener("input", this.moved);
    clearTimeout(this.timer);
  }

  // A later paragraph, or later words, make an earlier question idle.
  look(target) {
    if (this.panel?.contains(target)) return;
    const child = this.stream?.children.find((one) => one.element.contains(target));
    if (!child || !["text", "quote", "clip"].includes(child.type)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(child), PAUSE);
  }

  async ask(child) {
    const words = this.words(child);
    if (this.child === child && this.asked === words && this.panel?.isConnected) return;
    this.asking?.abort();
    this.asking = new AbortController();
    [this.child, this.asked] = [child, words];
    if (words.length < SHORTEST) { this.panel?.remove(); return; }
    try {
      const answer = await fetch(this.dataset.url, { method: "POST", body: this.question(words), signal: this.asking.signal });
      if (!answer.ok) throw new Error(answer.status);
      this.show(child, await answer.text());
    } catch (error) {
      if (error.name !== "AbortError") this.say(this.dataset.away);
    }
  }

  question(words) {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    body.set("seite", this.dataset.page);
    body.set("worte", words);
    for (const one of this.stream.children) if (one.type === "position") body.append("haltung", one.block.getValue().ref ?? "");
    return body;
  }

  // Rich text is kept by Draftail as JSON of its paragraphs.
  words(child) {
    const value = child.block.getValue();
    const told = typeof value === "string" ? value : value?.text ?? "";
    try {
      return JSON.parse(told).blocks.map((one) => one.text).join(" ").trim();
    } catch {
      return String(told).trim();
    }
  }

  show(child, html) {
    this.panel?.remove();
    if (!html.trim()) return;
    this.panel = document.createElement("details");
    this.panel.open = true;
    this.panel.className = "help-block help-info";
    this.panel.dataset.near = "";
    this.panel.innerHTML = `<summary class="w-font-semibold"></summary><div>${html}</div><p role="status"></p>`;
    this.panel.firstElementChild.textContent = this.dataset.title;
    this.panel.addEventListener("click", (event) => this.pressed(event.target.closest("[data-near-block]")));
    this.panel.addEventListener("keydown", (event) => { if (event.key === "Escape") child.block.focus(); });
    child.element.append(this.panel);
  }

  pressed(button) {
    const place = this.stream.children.indexOf(this.child);
    if (!button || place < 0) return;
    const { type, value } = JSON.parse(button.dataset.nearBlock);
    this.stream.insert({ type, value, id: crypto.randomUUID?.() ?? null }, place + 1, { animate: true });
    this.stream.children[place + 1].element.querySelector("input")?.dispatchEvent(new Event("change", { bubbles: true }));
    const item = button.closest("li");
    (item.nextElementSibling ?? item.previousElementSibling)?.querySelector("button")?.focus();
    if (document.activeElement === document.body || item.contains(document.activeElement)) this.panel.firstElementChild.focus();
    item.remove();
    this.say(this.dataset.done);
  }

  say(words) {
    const status = this.panel?.isConnected && this.panel.querySelector("[role=status]");
    if (status) status.textContent = words;
  }
}

customElements.define("paragraph-near", ParagraphNear);
