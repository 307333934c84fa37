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
