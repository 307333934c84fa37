/* <two-click-embed data-src="…"> around a description, a plain link and a hidden button.
   Nothing is asked of the foreign server before the reader presses the button. */
class TwoClickEmbed extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button || !this.dataset.src) return;
    button.hidden = false;
    button.addEventListener("click", () => this.#load(button), { once: true });
  }

  #load(button) {
    const frame = document.createElement("iframe");
    frame.className = "embed__frame";
    frame.title = this.querySelector(".embed__title")?.textContent ?? "";
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = this.dataset.src;
    button.replaceWith();
    this.querySelector(".embed").prepend(frame);
    frame.focus();
    this.dispatchEvent(new CustomEvent("embed-loaded", { bubbles: true }));
  }
}

customElements.define("two-click-embed", TwoClickEmbed);
