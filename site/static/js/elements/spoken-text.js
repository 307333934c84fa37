/* <spoken-text> around a transcript: the cue that is being said is marked, the text runs along if the reader wants it, a click on
   words plays them. Cues are <span class="cue" id="t=83.5">; without script each is reached by its address. */
class SpokenText extends HTMLElement {
  #cues = [];
  #starts = [];
  #now = null;
  #follows = false;

  connectedCallback() {
    this.#cues = [...this.querySelectorAll(".cue")];
    this.#starts = this.#cues.map((cue) => Number(cue.id.slice(2)));
    // Events of sound don't bubble, but they can be caught on the way down. Plyr says each again, as its own.
    document.addEventListener("timeupdate", ({ target }) => {
      if (target instanceof HTMLMediaElement) this.#said(target.currentTime);
    }, true);
    addEventListener("hashchange", () => this.#asked());
    this.addEventListener("click", (event) => this.#clicked(event));
    this.#offerToFollow();
    this.#asked();
  }

  /** The cue of a second: the last one that has begun. */
  at(second) {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] <= second + 0.05) low = middle + 1;
      else high = middle;
    }
    return this.#cues[Math.max(0, low - 1)] ?? null;
  }

  /** The cue that is being said, or that the address names. */
  get now() {
    return this.#now;
  }

  #said(second) {
    if (this.#mark(this.at(second)) && this.#follows) this.#show(this.#now, "center");
  }

  #asked() {
    const asked = customElements.get("episode-player").times(location.hash);
    if (!asked) return;
    this.#mark(this.at(asked.start));
    // An address of a cue is reached by the browser itself; any other second by us.
    if (this.#now && location.hash !== `#${this.#now.id}`) this.#show(this.#now, "center");
  }

  #mark(cue) {
    if (cue === this.#now) return false;
    this.#now?.classList.remove("is-now");
    this.#now?.closest(".said")?.classList.remove("is-now");
    this.#now = cue;
    cue?.classList.add("is-now");
    cue?.closest(".said")?.classList.add("is-now");
    return true;
  }

  #show(cue, block) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    cue.scrollIntoView({ block, behavior: calm ? "instant" : "smooth" });
  }

  #clicked(event) {
    const cue = event.target.closest(".cue");
    const player = document.querySelector("episode-player");
    if (!cue || !player?.audio || !getSelection().isCollapsed) return;
    player.seek({ start: Number(cue.id.slice(2)) }, true);
  }

  #offerToFollow() {
    const button = this.querySelector("[data-follow]");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      this.#follows = !this.#follows;
      button.setAttribute("aria-pressed", String(this.#follows));
      if (this.#follows && this.#now) this.#show(this.#now, "center");
    });
  }
}

customElements.define("spoken-text", SpokenText);
