/* <keep-place data-key="…" hidden> with a checkbox and a button: remembers on this device where somebody stopped, only if asked to.
   Nothing is stored before the box is ticked; unticking it deletes what was stored. */
class KeepPlace extends HTMLElement {
  #written = 0;

  connectedCallback() {
    const box = this.querySelector("input");
    const button = this.querySelector("button");
    const kept = this.#read();
    this.hidden = false;
    box.checked = kept !== null;
    if (kept > 5) {
      button.hidden = false;
      button.querySelector("b").textContent = this.#clock(kept);
      button.addEventListener("click", () => {
        button.hidden = true;
        document.querySelector("episode-player").seek({ start: kept }, true);
      });
    }
    box.addEventListener("change", () => {
      if (box.checked) this.#write(document.querySelector("episode-player").audio?.currentTime ?? 0);
      else this.#forget();
    });
    document.addEventListener("timeupdate", ({ target }) => {
      const second = target instanceof HTMLMediaElement ? target.currentTime : this.#written;
      if (box.checked && Math.abs(second - this.#written) >= 5) this.#write(second);
    }, true);
    document.addEventListener("ended", () => box.checked && this.#write(0), true);
  }

  get #name() {
    return `haltung.gehoert.${this.dataset.key}`;
  }

  #read() {
    try {
      const found = localStorage.getItem(this.#name);
      return found === null ? null : Number(found) || 0;
    } catch {
      return null; // storage is switched off: then nothing is remembered
    }
  }

  #write(second) {
    this.#written = second;
    try {
      localStorage.setItem(this.#name, String(Math.floor(second)));
    } catch {
      this.querySelector("input").checked = false;
    }
  }

  #forget() {
    this.querySelector("button").hidden = true;
    try {
      localStorage.removeItem(this.#name);
    } catch {
      return;
    }
  }

  #clock(seconds) {
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  }
}

customElements.define("keep-place", KeepPlace);
