/* <foreign-memory hidden> in the footer: which providers' sound a reader allowed on this device, and a button that takes it back. */
class ForeignMemory extends HTMLElement {
  static KEY = "haltung.anbieter";

  /** The providers that this reader has allowed on this device. */
  static allowed() {
    try {
      const kept = JSON.parse(localStorage.getItem(ForeignMemory.KEY) ?? "[]");
      return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
    } catch {
      return [];
    }
  }

  connectedCallback() {
    document.addEventListener("providers-changed", () => this.#show());
    this.querySelector("button").addEventListener("click", () => this.#forget());
    this.#show();
  }

  #show() {
    const allowed = ForeignMemory.allowed();
    this.hidden = !allowed.length;
    this.querySelector("[data-asked]").hidden = false;
    this.querySelector("[role=status]").textContent = "";
    this.querySelector("[data-providers]").textContent = allowed.join(", ");
  }

  #forget() {
    localStorage.removeItem(ForeignMemory.KEY);
    this.querySelector("[data-asked]").hidden = true;
    this.querySelector("[role=status]").textContent = this.dataset.done;
  }
}

customElements.define("foreign-memory", ForeignMemory);
