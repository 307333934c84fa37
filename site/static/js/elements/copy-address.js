/* <copy-address><a href="…">…</a><button hidden data-done="Kopiert"><span>Kopieren</span></button></copy-address>
   Without script the link itself is the address; with it the button puts the address on the clipboard. */
class CopyAddress extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", () => this.#copy(button));
  }

  async #copy(button) {
    const label = button.querySelector("span") ?? button;
    const before = label.textContent;
    try {
      await navigator.clipboard.writeText(this.querySelector("a").href);
    } catch {
      return;
    }
    label.textContent = button.dataset.done;
    label.setAttribute("role", "status");
    setTimeout(() => {
      label.removeAttribute("role");
      label.textContent = before;
    }, 2500);
  }
}

customElements.define("copy-address", CopyAddress);
