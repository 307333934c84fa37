/* <version-strip> around the strip of versions: pointing at a version lights its passages in the rail.
   It also lets Escape and a click elsewhere close an open mark, which the rail's <details> can't do alone. */
class VersionStrip extends HTMLElement {
  connectedCallback() {
    for (const type of ["pointerover", "focusin"]) this.addEventListener(type, (event) => this.#light(event.target));
    for (const type of ["pointerleave", "focusout"]) this.addEventListener(type, () => this.#light(null));
    document.addEventListener("keydown", this.#escape);
    document.addEventListener("click", this.#outside);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#escape);
    document.removeEventListener("click", this.#outside);
  }

  #light(target) {
    const version = target?.closest?.("[data-version]")?.dataset.version;
    for (const passage of document.querySelectorAll(".passage")) {
      passage.classList.toggle("is-lit", version !== undefined && passage.dataset.version === version);
    }
  }

  #escape = (event) => {
    const open = event.key === "Escape" && document.querySelector(".mark[open]");
    if (!open) return;
    open.open = false;
    if (open.contains(document.activeElement)) open.querySelector("summary").focus();
  };

  #outside = (event) => {
    const open = document.querySelector(".mark[open]");
    if (open && !open.contains(event.target)) open.open = false;
  };
}

customElements.define("version-strip", VersionStrip);
