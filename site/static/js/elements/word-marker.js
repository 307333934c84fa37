/* <word-marker><button hidden>…</button></word-marker> in an article: once words of the text are marked, with mouse, finger or
   keyboard, the button stands beside them (on touch screens at the lower edge, clear of the system's own menu) and tells
   <passage-sheet> which words they are. */
const BLOCKS = "p, li, h2, h3, blockquote, figcaption, cite, dt, dd";
const NOT_TEXT = ".section-state, .source-ref, .visually-hidden, button";
const CONTEXT = 32;

function plain(range) {
  const piece = range.cloneContents();
  for (const one of piece.querySelectorAll(NOT_TEXT)) one.remove();
  for (const one of piece.querySelectorAll(BLOCKS)) one.append("\n");
  return piece.textContent.replace(/\s*\n\s*/g, "\n");
}

function partOf(passage, marked) {
  const text = passage.querySelector(".passage__text");
  if (!marked.intersectsNode(text)) return null;
  const inside = document.createRange();
  inside.selectNodeContents(text);
  const [before, behind] = [inside.cloneRange(), inside.cloneRange()];
  if (marked.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(marked.startContainer, marked.startOffset);
  if (marked.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(marked.endContainer, marked.endOffset);
  const exact = plain(inside).trim();
  if (!exact) return null;
  before.setEnd(inside.startContainer, inside.startOffset);
  behind.setStart(inside.endContainer, inside.endOffset);
  const prefix = [...plain(before).trimStart()]; // the server counts code points
  const start = prefix.length;
  return {
    block: passage.id.slice(2), exact, start, end: start + [...exact].length,
    prefix: prefix.slice(-CONTEXT).join(""), suffix: [...plain(behind)].slice(0, CONTEXT).join(""),
  };
}

class WordMarker extends HTMLElement {
  #parts = [];
  #timer = 0;

  connectedCallback() {
    document.addEventListener("selectionchange", this.#later);
    this.#button.addEventListener("pointerdown", (event) => event.preventDefault()); // the words stay marked
    this.#button.addEventListener("click", () => this.#tell());
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this.#later);
  }

  get #button() {
    return this.querySelector("button");
  }

  #later = () => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), 250);
  };

  #look() {
    const selection = document.getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const typing = document.activeElement?.matches("input, textarea");
    const passages = range && !typing ? [...document.querySelectorAll(".sheet--rail > .passage")] : [];
    this.#parts = passages.map((passage) => partOf(passage, range)).filter(Boolean);
    this.#button.hidden = !this.#parts.length;
    if (this.#parts.length) this.#place(range);
  }

  #place(range) {
    const boxes = range.getClientRects();
    const end = boxes[boxes.length - 1] ?? range.getBoundingClientRect();
    const width = this.#button.offsetWidth;
    const left = Math.min(Math.max(8, end.right - width / 2), document.documentElement.clientWidth - width - 8);
    this.style.setProperty("--left", `${left + window.scrollX}px`);
    this.style.setProperty("--top", `${end.bottom + window.scrollY + 8}px`);
  }

  #tell() {
    const parts = this.#parts;
    this.#button.hidden = true;
    this.dispatchEvent(new CustomEvent("words-marked", { bubbles: true, detail: { parts } }));
    document.getSelection().removeAllRanges(); // from here on the sheet shows them
  }
}

customElements.define("word-marker", WordMarker);
