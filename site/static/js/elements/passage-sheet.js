/* <passage-sheet><dialog>…</dialog></passage-sheet> in an article: opens what is said at a passage, and the form, beside the text
   (on small screens from below) instead of on a page of its own. Both come from that page as the server renders it. */
class PassageSheet extends HTMLElement {
  #opener = null;

  connectedCallback() {
    document.addEventListener("click", this.#click);
    document.addEventListener("words-marked", this.#marked);
    this.#dialog.addEventListener("keydown", (event) => event.key === "Escape" && this.#close());
    this.#dialog.querySelector("[data-close]").addEventListener("click", () => this.#close());
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.#click);
    document.removeEventListener("words-marked", this.#marked);
  }

  get #dialog() {
    return this.querySelector("dialog");
  }

  #click = (event) => {
    const link = event.target.closest?.("a[data-open-stelle]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.#open(link.closest(".passage"), link, []);
  };

  #marked = (event) => {
    const { parts } = event.detail;
    const passage = document.getElementById(`p-${parts[0].block}`);
    const link = passage.querySelector("a[data-open-stelle]");
    if (link) this.#open(passage, link, parts);
  };

  async #open(passage, link, parts) {
    const status = this.querySelector("[data-status]");
    const body = this.querySelector("[data-body]");
    this.#opener = link;
    link.closest("details")?.removeAttribute("open");
    body.replaceChildren();
    status.textContent = status.dataset.loading;
    this.#light(passage, parts);
    passage.after(this); // what is read and reached by keyboard next stands behind the passage
    if (!this.#dialog.open) this.#dialog.show();
    this.#dialog.scrollTop = 0;
    this.querySelector("[data-title]").focus({ preventScroll: true });
    try {
      const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      body.replaceChildren(document.adoptNode(page.querySelector("[data-stelle]")));
      status.textContent = "";
      if (!parts.length) return;
      const choice = body.querySelector("choose-words");
      choice?.mark(parts);
      choice?.closest("comment-form").scrollIntoView({ block: "start" }); // who marks words has come to write
    } catch {
      window.location.assign(link.href);
    }
  }

  #light(passage, parts) {
    document.querySelector(".passage--talked")?.classList.remove("passage--talked");
    passage?.classList.add("passage--talked");
    const selection = document.getSelection();
    if (!CSS.highlights) return;
    CSS.highlights.delete("stelle");
    if (parts.length && selection.rangeCount) CSS.highlights.set("stelle", new Highlight(selection.getRangeAt(0).cloneRange()));
  }

  #close() {
    this.#dialog.close();
    this.#light(null, []);
    const link = this.#opener;
    // A link inside a closed card can't take the focus: the one in the margin of its passage can.
    const back = link?.closest(".mark__card") ? link.closest(".passage").querySelector(".stelle-link") : link;
    back?.focus({ preventScroll: true });
  }
}

customElements.define("passage-sheet", PassageSheet);
