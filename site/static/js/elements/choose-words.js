/* <choose-words data-whole="…"> around the radio buttons of a passage's form: keeps the wording to be changed in step with the
   words that are chosen, as long as nobody has typed there, and takes in words that were marked in the page. */
class ChooseWords extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", () => this.#fill());
  }

  get #form() {
    return this.closest("form");
  }

  #field(name) {
    return this.#form.elements.namedItem(name);
  }

  /* parts: [{block, exact, prefix, suffix, start, end}, …], as the server reads them */
  mark(parts) {
    const words = parts.map((part) => part.exact);
    this.#field("selection").value = JSON.stringify(parts);
    const row = this.querySelector("[data-marked]");
    row.hidden = false;
    row.querySelector("[data-words]").textContent = this.#inside(words.join(" […] "));
    row.querySelector("[data-words]").dataset.words = words.join("\n\n");
    row.querySelector("input").checked = true;
    this.#fill();
  }

  #chosen() {
    const radio = this.querySelector("input:checked");
    return this.#words(radio?.closest("label").querySelector("[data-words]"));
  }

  #words(element) {
    return element ? element.dataset.words || element.textContent : this.dataset.whole;
  }

  #fill() {
    const proposal = this.#field("proposal");
    const known = [this.dataset.whole, ...[...this.querySelectorAll("[data-words]")].map((one) => this.#words(one))];
    const typed = this.#last !== proposal.value && !known.includes(proposal.value);
    if (typed && proposal.value.trim()) return;
    proposal.value = this.#last = this.#chosen();
  }

  /* Marks inside marks are single ones, as the server writes them; the words themselves stay in data-words. */
  #inside(words) {
    const single = { "„": "‚", "“": "‘", "”": "’", "»": "›", "«": "‹" };
    const told = /^„[^“”]*[“”]$/.test(words) ? words.slice(1, -1) : words;
    return told.replace(/[„“”»«]/g, (mark) => single[mark]);
  }

  #last = null;
}

customElements.define("choose-words", ChooseWords);
