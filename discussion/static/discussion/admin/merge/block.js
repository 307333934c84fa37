// <merge-block data-name="passage" data-block="…" data-value="…">: Wagtail's own editor for one kind of passage, made by
// the definition that the page's editor uses. (Wagtail's controller for this takes streams alone.)
class MergeBlock extends HTMLElement {
  connectedCallback() {
    if (this.bound) return;
    const place = this.appendChild(document.createElement("div"));
    const definition = window.telepath.unpack(JSON.parse(this.dataset.block));
    this.bound = definition.render(place, this.dataset.name, JSON.parse(this.dataset.value));
  }
}
customElements.define("merge-block", MergeBlock);
