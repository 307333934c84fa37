/* <last-visit data-url data-version>: tells what is new since the version that the reader has asked to be remembered.
   Nothing is stored without the button (TDDDG § 25), it is a number in this browser, and it can be forgotten. */
class LastVisit extends HTMLElement {
  #store = null;

  connectedCallback() {
    try {
      this.#store = window.localStorage;
    } catch {
      return; // the browser keeps nothing: then there is nothing to offer
    }
    this.addEventListener("click", (event) => {
      const act = event.target.closest("[data-act]")?.dataset.act;
      if (act === "keep") this.#keep();
      if (act === "forget") this.#forget();
    });
    this.hidden = false;
    this.#show();
    if (this.#seen) this.#ask();
  }

  get #key() {
    return `haltung.gelesen:${this.dataset.url}`;
  }

  get #seen() {
    const seen = Number(this.#store.getItem(this.#key));
    return Number.isInteger(seen) && seen > 0 ? seen : 0;
  }

  #keep() {
    this.#store.setItem(this.#key, this.dataset.version);
    this.#clear();
    this.#show();
    this.querySelector("[data-kept]").hidden = false;
    this.querySelector("[data-act=forget]").focus();
  }

  #forget() {
    this.#store.removeItem(this.#key);
    this.#clear();
    this.#show();
    this.querySelector("[data-act=keep]").focus();
  }

  #show() {
    const seen = this.#seen;
    this.querySelector("[data-act=keep]").hidden = seen >= Number(this.dataset.version);
    this.querySelector("[data-act=forget]").hidden = !seen;
    this.querySelector("[data-kept]").hidden = true;
  }

  #clear() {
    this.querySelector(".last-visit__news").replaceChildren();
    for (const marked of document.querySelectorAll(".is-news")) marked.classList.remove("is-news");
  }

  async #ask() {
    const seen = Math.min(this.#seen, Number(this.dataset.version));
    const answer = await fetch(`${this.dataset.url}${seen}/`).catch(() => null);
    if (!answer?.ok) return;
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const news = parsed.querySelector(".since");
    if (!news || !this.#seen) return;
    this.querySelector(".last-visit__news").replaceChildren(news);
    for (const anchor of news.dataset.anchors.split(" ").filter(Boolean)) {
      document.getElementById(anchor)?.classList.add("is-news");
    }
    const sections = new Set([...news.querySelectorAll(".since__sections a")].map((link) => link.hash));
    for (const link of document.querySelectorAll(".contents__list a")) {
      link.classList.toggle("is-news", sections.has(link.hash));
    }
  }
}

customElements.define("last-visit", LastVisit);
