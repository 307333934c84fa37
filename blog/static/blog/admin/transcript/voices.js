// <transcript-voices>: stores who speaks without leaving the page; afterwards the focus is back at the piece.
class TranscriptVoices extends HTMLElement {
  connectedCallback() {
    this.editor = this.closest("transcript-editor");
    this.addEventListener("submit", (event) => { event.preventDefault(); this.store(event.target); });
    this.addEventListener("keydown", (event) => { if (event.key === "Escape") this.back(); });
  }

  // Lead to the name of a voice; to that of a new one, where nobody speaks yet.
  open(key) {
    const fields = key && this.querySelector(`[data-key="${CSS.escape(key)}"]`);
    const field = (fields || this).querySelector(fields ? "input" : "[name=new]");
    field.focus();
    field.select();
  }

  back() { this.editor.list.go(this.editor.list.active); }

  async store(form) {
    this.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" } });
      const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("transcript-voices");
      if (!next) throw new Error("no voices in the answer");
      this.replaceChildren(...next.childNodes);
      this.editor.saver.say(this.editor.saver.dataset.saved);
      this.tell();
      if (answer.ok) this.back();
    } catch {
      this.editor.saver.say(this.editor.saver.dataset.failed);
    } finally {
      this.removeAttribute("aria-busy");
    }
  }

  tell() {
    for (const fields of this.querySelectorAll("[data-key]")) this.editor.names.set(fields.dataset.key, fields.dataset.name);
    this.editor.list.redrawAll();
  }
}
customElements.define("transcript-voices", TranscriptVoices);
