// <cue-cited>: who cites the seconds of a piece, beneath its words: how many, and each with its link. Closed until asked for.
class CueCited extends HTMLElement {
  static for(cited, words) {
    const mark = document.createElement("cue-cited");
    mark.show(cited, words);
    return mark;
  }

  show(cited, words) {
    const fold = document.createElement("details"), head = document.createElement("summary"), list = document.createElement("ul");
    head.textContent = cited.length === 1 ? words.citedOnce : words.cited.replace("%s", cited.length);
    head.title = words.citedHint;
    for (const one of cited) {
      const line = document.createElement("li"), link = document.createElement("a");
      Object.assign(link, { href: one.url, target: "_blank", rel: "noopener", textContent: one.text || one.url });
      line.append(`${one.label} `, link);
      list.append(line);
    }
    fold.append(head, list);
    fold.addEventListener("toggle", () => this.closest("transcript-paper")?.measure());
    this.replaceChildren(fold);
  }

  // One stop for the tab key in the whole list: the piece that has the focus.
  reach(active) { this.querySelector("summary").tabIndex = active ? 0 : -1; }

  open() {
    const fold = this.querySelector("details");
    fold.open = true;
    fold.querySelector("a").focus();
  }
}
customElements.define("cue-cited", CueCited);
