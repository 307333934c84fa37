/* <search-key> around the search form of the header: Strg/Cmd + K leads to the field, or to the search page where
   the field isn't shown. No single letters (WCAG 2.1.4). */
class SearchKey extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this.#open);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#open);
  }

  #open = (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const field = document.querySelector("#suche") ?? this.querySelector("input");
    if (field.checkVisibility?.() ?? true) field.select();
    else window.location.assign(this.querySelector("form").action);
  };
}

customElements.define("search-key", SearchKey);
