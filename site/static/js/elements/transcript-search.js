/* <transcript-search data-none="…" data-found="{place} von {total}"> around the search form of a transcript: finds while one types,
   across cues, and leads from hit to hit. Without script the form asks the server, which lists the cues. */
class TranscriptSearch extends HTMLElement {
  #text = "";
  #nodes = [];
  #hits = [];
  #place = -1;

  connectedCallback() {
    const form = this.querySelector("form");
    if (!form || !window.Highlight || !CSS.highlights) return;
    this.#read();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#go(1);
    });
    form.elements.wort.addEventListener("input", (event) => this.#find(event.target.value));
    for (const button of this.querySelectorAll("[data-go]")) {
      button.addEventListener("click", () => this.#go(Number(button.dataset.go)));
    }
    if (form.elements.wort.value) this.#find(form.elements.wort.value);
  }

  /** One long text of all cues, and where each begins in it. */
  #read() {
    for (const cue of document.querySelectorAll("spoken-text .cue")) {
      if (!cue.firstChild) continue;
      this.#nodes.push({ node: cue.firstChild, start: this.#text.length });
      this.#text += `${cue.firstChild.data.toLowerCase()} `;
    }
  }

  #find(asked) {
    const words = asked.trim().replace(/\s+/g, " ").toLowerCase();
    this.#hits = [];
    this.#place = -1;
    if (words.length > 1) {
      for (let at = this.#text.indexOf(words); at >= 0; at = this.#text.indexOf(words, at + words.length)) {
        this.#hits.push(this.#range(at, at + words.length));
      }
    }
    CSS.highlights.set("fund", new Highlight(...this.#hits));
    CSS.highlights.delete("fund-jetzt");
    for (const button of this.querySelectorAll("[data-go]")) button.hidden = !this.#hits.length;
    this.#say(words.length > 1 ? (this.#hits.length ? this.#count(0) : this.dataset.none) : "");
  }

  #range(start, end) {
    const range = document.createRange();
    const from = this.#node(start);
    const to = this.#node(end - 1);
    range.setStart(from.node, Math.min(start - from.start, from.node.length));
    range.setEnd(to.node, Math.min(end - to.start, to.node.length));
    return range;
  }

  #node(at) {
    let low = 0;
    let high = this.#nodes.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#nodes[middle].start <= at) low = middle;
      else high = middle;
    }
    return this.#nodes[low];
  }

  #go(by) {
    if (!this.#hits.length) return;
    this.#place = this.#place < 0 && by < 0 ? this.#hits.length - 1 : (this.#place + by + this.#hits.length) % this.#hits.length;
    const hit = this.#hits[this.#place];
    CSS.highlights.set("fund-jetzt", new Highlight(hit));
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    hit.startContainer.parentElement.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
    this.#say(this.#count(this.#place + 1));
  }

  #count(place) {
    const total = this.#hits.length;
    const words = place ? this.dataset.found : this.dataset.total;
    return words.replace("{place}", place).replace("{total}", total);
  }

  #say(words) {
    this.querySelector("[role=status]").textContent = words;
  }
}

customElements.define("transcript-search", TranscriptSearch);
