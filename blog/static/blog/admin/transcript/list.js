// <transcript-list>: which piece has the focus, whether it is being written, and which one is heard now.
class TranscriptList extends HTMLElement {
  connectedCallback() {
    this.editor = this.closest("transcript-editor");
    this.paper = this.querySelector("transcript-paper");
    this.conflicts = new Map();
    this.addEventListener("wheel", () => { this.follows = false; }, { passive: true });
    this.addEventListener("click", (event) => this.clicked(event));
    this.addEventListener("focusin", (event) => {
      const row = event.target.closest("transcript-cue");
      if (row) this.take(row.dataset.id);
    });
  }

  // There are other pieces than before.
  arrange() {
    const { cues, places } = this.editor;
    if (!places.has(this.active)) { this.active = cues[0]?.id; this.writing = false; }
    this.paper.place();
    this.paper.render();
  }

  take(id) {
    const { active } = this, left = this.writing && this.editor.at(active);
    if (id === active || !this.editor.places.has(id)) return;
    this.active = id;
    this.writing = false;
    // A piece that is left without words is taken out.
    if (left && !left.text.trim()) this.editor.remove(active, true);
    this.paper.render();
  }

  // Put the focus on a piece in the list.
  go(id) {
    if (!this.editor.places.has(id)) return;
    if (id !== this.active) this.take(id);
    else if (this.writing) {
      this.writing = false;
      if (!this.editor.at(id).text.trim()) { this.editor.remove(id); return; }
    }
    this.bring(id);
    this.paper.row(id).focus({ preventScroll: true });
  }

  // Put the mark into a piece's words, before this letter.
  write(id, letter) {
    this.take(id);
    this.active = id;
    this.writing = true;
    this.bring(id);
    const row = this.paper.row(id);
    row.draw(true);
    row.fit();
    row.field.focus({ preventScroll: true });
    row.field.setSelectionRange(letter, letter);
    this.bring(id);
  }

  bring(id) {
    this.paper.render();
    const at = this.editor.places.get(id), top = this.paper.tops[at], bottom = this.paper.tops[at + 1];
    if (top < this.scrollTop) this.scrollTop = top;
    else if (bottom > this.scrollTop + this.clientHeight) this.scrollTop = Math.min(top, bottom - this.clientHeight);
    this.paper.render();
  }

  redraw(id) {
    const row = this.paper.rows.get(id);
    if (!row) return;
    row.draw(this.writing && id === this.active);
    if (row.field) row.fit();
    else this.paper.measure();
  }

  redrawAll() { for (const id of this.paper.rows.keys()) this.redraw(id); }

  // Show which piece is heard now; the list goes along until somebody moves in it.
  hear(id) {
    if (id === this.now) return;
    this.now = id;
    if (this.follows && !this.writing && id) this.bring(id);
    else this.paper.render();
  }

  // Somebody else was first: both wordings stay in sight.
  conflict(id, text) {
    if (this.editor.places.has(id)) { this.conflicts.set(id, text); this.redraw(id); return; }
    const box = document.createElement("div"), quote = document.createElement("blockquote"), away = document.createElement("button");
    quote.textContent = text;
    Object.assign(away, { type: "button", className: "button button-small button-secondary", textContent: this.dataset.theirs });
    away.addEventListener("click", () => box.remove());
    box.className = "cue-conflict";
    box.setAttribute("role", "alert");
    box.append(this.dataset.gone, quote, away);
    this.before(box);
  }

  clicked(event) {
    const row = event.target.closest("transcript-cue");
    this.follows = false;
    if (row && event.target.closest(".cue-text")) this.write(row.dataset.id, this.editor.at(row.dataset.id).text.length);
  }
}
customElements.define("transcript-list", TranscriptList);
