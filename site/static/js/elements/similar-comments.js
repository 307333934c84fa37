/* <similar-comments data-url="…"> below the text of a form: once typing stops, asks what was said already and shows it. The text goes
   there as a form does, is not kept, and stands in no address. Without script the same comes as a step before sending. */
class SimilarComments extends HTMLElement {
  #timer = 0;
  #asked = "";
  #asking = null;

  connectedCallback() {
    this.closest("form")?.addEventListener("input", this.#later);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  #later = (event) => {
    if (!["text", "proposal"].includes(event.target.name)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), 900);
  };

  async #ask() {
    const form = this.closest("form");
    const text = form?.elements.namedItem("text").value.trim() ?? "";
    const isPrivate = form?.querySelector("[name=audience]:checked")?.value === "redaktion";
    if (text.length < 25 || text === this.#asked || isPrivate) return;
    this.#asked = text;
    this.#asking?.abort();
    this.#asking = new AbortController();
    try {
      const answer = await fetch(this.dataset.url, {
        method: "POST",
        body: new URLSearchParams({ text }),
        signal: this.#asking.signal,
      });
      const html = answer.status === 200 ? await answer.text() : "";
      const found = new DOMParser().parseFromString(html, "text/html").querySelector(".similar");
      this.replaceChildren(...(found ? [found] : []));
      if (found) form.elements.namedItem("similar_seen").value = "1";
    } catch { /* left, or offline: nothing depends on it */ }
  }
}

customElements.define("similar-comments", SimilarComments);
