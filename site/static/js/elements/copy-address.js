/* <copy-address><a href="…">…</a><button hidden data-done="Kopiert"><span>Kopieren</span></button></copy-address>
   Without script the link itself is the address; with it the button puts the address on the clipboard.
   With data-from="id" it is the words of that element that are copied. */
class CopyAddress extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button || !navigator.clipboard || !button.hidden) return;
    button.hidden = false;
    button.addEventListener("click", () => this.#copy(button));
  }

  async #copy(button) {
    const label = button.querySelector("span");
    if (label.textContent === button.dataset.done) return;
    try {
      await navigator.clipboard.writeText(this.#words());
    } catch {
      return; // link and words are still there
    }
    const before = label.textContent;
    label.textContent = button.dataset.done;
    this.#say(button.dataset.done);
    setTimeout(() => {
      label.textContent = before;
      this.#say("");
    }, 4000);
  }

  #words() {
    const { from } = this.dataset;
    return from ? document.getElementById(from).textContent.trim() : this.querySelector("a").href;
  }

  #say(words) {
    let said = this.querySelector("[role=status]");
    if (!said) {
      said = document.createElement("span");
      said.className = "visually-hidden";
      said.setAttribute("role", "status");
      this.append(said);
    }
    said.textContent = words;
  }
}

customElements.define("copy-address", CopyAddress);
