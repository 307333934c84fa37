// Small helps on the merge page; it works without them.

// <merge-copy hidden data-done="…"><button>…</button><template>words</template></merge-copy>
class MergeCopy extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    const label = button.textContent;
    this.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.querySelector("template").content.textContent);
      button.textContent = this.dataset.done;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
}
customElements.define("merge-copy", MergeCopy);

// What went wrong gets the focus, so that it is read at once.
document.getElementById("merge-problem")?.focus();

// Wagtail's editor has no name of its own: it gets the one of its label as soon as it is there.
const place = document.querySelector(".merge-editor");
const label = place?.querySelector("label");
if (label) {
  const name = () => {
    const editor = place.querySelector("[role=textbox]");
    editor?.setAttribute("aria-label", label.textContent.trim());
    return Boolean(editor);
  };
  const watch = new MutationObserver(() => { if (name()) watch.disconnect(); });
  if (!name()) watch.observe(place, { childList: true, subtree: true });
}
