/* <copy-moment data-source="Show, Folge 12" data-form="„{words}“ ({where})" data-done="Kopiert"> around a hidden button: copies marked
   words of the transcript, or those being said, with who said them, where, at which second, and the address. */
class CopyMoment extends HTMLElement {
  #marked = null;

  connectedCallback() {
    const button = this.querySelector("button");
    if (!button || !navigator.clipboard) return;
    button.hidden = false;
    document.addEventListener("selectionchange", () => this.#remember());
    button.addEventListener("click", () => this.#copy(button));
  }

  /** Pressing a button may take the selection away: what was marked last is kept until something else is. */
  #remember() {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const text = document.querySelector("spoken-text");
    this.#marked = text?.contains(range.commonAncestorContainer) ? { range, words: selection.toString() } : null;
  }

  #chosen() {
    if (this.#marked) {
      const cues = [...document.querySelectorAll("spoken-text .cue")];
      const cue = cues.find((one) => this.#marked.range.intersectsNode(one));
      if (cue) return { cue, words: this.#marked.words };
    }
    const cue = document.querySelector("spoken-text")?.now ?? document.querySelector("spoken-text .cue");
    return cue ? { cue, words: cue.textContent } : null;
  }

  async #copy(button) {
    const chosen = this.#chosen();
    if (!chosen) return;
    const said = chosen.cue.closest(".said");
    const address = `${location.origin}${location.pathname}#${chosen.cue.id}`;
    const second = Number(chosen.cue.id.slice(2));
    const where = [this.#speaker(said), this.dataset.source, this.#clock(second)].filter(Boolean).join(", ");
    const words = chosen.words.replace(/\s+/g, " ").trim();
    // What is put in may hold "$&" and the like: a function puts it in as it is.
    const quoted = this.dataset.form.replace("{where}", () => where).replace("{words}", () => words);
    try {
      await navigator.clipboard.writeText(`${quoted}\n${address}`);
    } catch {
      return; // the words can still be marked and copied by hand
    }
    this.#marked = null;
    this.#tell(button);
  }

  #speaker(said) {
    for (let one = said; one; one = one.previousElementSibling) {
      const who = one.querySelector(".said__who");
      if (who) return who.textContent.trim();
    }
    return "";
  }

  #clock(seconds) {
    const whole = Math.floor(seconds);
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
  }

  #tell(button) {
    const label = button.querySelector("span");
    const before = label.textContent;
    if (before === this.dataset.done) return;
    label.textContent = this.dataset.done;
    this.querySelector("[role=status]").textContent = this.dataset.done;
    setTimeout(() => {
      label.textContent = before;
      this.querySelector("[role=status]").textContent = "";
    }, 4000);
  }
}

customElements.define("copy-moment", CopyMoment);
