// <transcript-paper role="presentation">: those rows of ten thousand that are in sight. Each stands at its own height, which is
// guessed from its letters until it has been seen; the row that has the focus is always there.
const BEYOND = 500;

class TranscriptPaper extends HTMLElement {
  connectedCallback() {
    this.list = this.closest("transcript-list");
    this.editor = this.closest("transcript-editor");
    this.heights = new Map();
    this.rows = new Map();
    this.tops = [0];
    this.list.addEventListener("scroll", () => this.soon(), { passive: true });
    new ResizeObserver(() => this.resized()).observe(this.list);
  }

  resized() {
    if (this.wide === this.list.clientWidth) return;
    this.wide = this.list.clientWidth;
    this.heights.clear();
    // The browser may measure before the editor's own script is there: then it has no pieces yet.
    if (this.editor.cues?.length) { this.place(); this.render(); }
  }

  soon() { this.asked ??= requestAnimationFrame(() => { this.asked = null; this.render(); }); }

  height(cue) {
    const letters = Math.max(20, ((this.wide || 600) - 200) / 7.5);
    return this.heights.get(cue.id) ?? 16 + 24 * Math.max(1, Math.ceil(cue.text.length / letters));
  }

  place() {
    let top = 0;
    this.tops = [0, ...this.editor.cues.map((cue) => (top += this.height(cue)))];
    this.style.blockSize = `${top}px`;
  }

  // The piece at a height of the paper.
  above(top) {
    let low = 0, high = Math.max(0, this.editor.cues.length - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.tops[middle] <= top) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  places() {
    const { scrollTop, clientHeight } = this.list, own = this.editor.places.get(this.list.active);
    const first = this.above(scrollTop - BEYOND), last = this.above(scrollTop + clientHeight + BEYOND);
    const seen = Array.from({ length: last - first + 1 }, (_nothing, step) => first + step);
    if (own < first) seen.unshift(own);
    else if (own > last) seen.push(own);
    return seen;
  }

  render() {
    const { cues = [] } = this.editor, places = cues.length ? this.places() : [];
    const wanted = new Set(places.map((at) => cues[at].id));
    for (const [id, row] of this.rows) if (!wanted.has(id)) { this.rows.delete(id); row.remove(); }
    let next = this.firstChild;
    for (const at of places) {
      const row = this.row(cues[at].id);
      // A row that has the focus is never moved: it would lose it.
      if (row === next) next = next.nextSibling;
      else this.insertBefore(row, next);
      this.dress(row, at);
    }
    this.measure();
  }

  row(id) {
    let row = this.rows.get(id);
    if (!row) {
      row = document.createElement("transcript-cue");
      row.setAttribute("role", "listitem");
      row.dataset.id = id;
      this.rows.set(id, row);
    }
    return row;
  }

  dress(row, at) {
    const { id } = this.editor.cues[at], active = id === this.list.active, writing = active && this.list.writing;
    row.tabIndex = active ? 0 : -1;
    row.setAttribute("aria-posinset", at + 1);
    row.setAttribute("aria-setsize", this.editor.cues.length);
    row.toggleAttribute("data-now", id === this.list.now);
    if (!row.firstChild || row.hasAttribute("writing") !== writing) row.draw(writing);
    row.querySelector("cue-cited")?.reach(active);
    row.style.transform = `translateY(${this.tops[at]}px)`;
  }

  // Rows that are higher or lower than guessed move those below; what is in sight stays where it is.
  measure() {
    const held = this.above(this.list.scrollTop), rest = this.list.scrollTop - this.tops[held];
    let changed = false;
    for (const [id, row] of this.rows) {
      const height = row.offsetHeight;
      if (height && height !== this.heights.get(id)) { this.heights.set(id, height); changed = true; }
    }
    if (!changed) return;
    this.place();
    for (const [id, row] of this.rows) row.style.transform = `translateY(${this.tops[this.editor.places.get(id)]}px)`;
    const top = this.tops[held] + rest;
    if (Math.abs(this.list.scrollTop - top) > 1) this.list.scrollTop = top;
  }
}
customElements.define("transcript-paper", TranscriptPaper);
