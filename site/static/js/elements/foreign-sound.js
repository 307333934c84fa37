/* <foreign-sound data-src="https://…" data-provider="show.example" data-type="audio/mpeg"> with a hidden button and a hidden checkbox,
   inside <episode-player>. Nothing is asked of the foreign host before the reader's word; with the checkbox she gives it for
   this provider until she takes it back at the foot of every page (<foreign-memory>). */
class ForeignSound extends HTMLElement {
  #memory = customElements.get("foreign-memory");

  connectedCallback() {
    if (!this.dataset.src) return;
    for (const part of this.querySelectorAll("[data-script]")) part.hidden = false;
    this.querySelector("button").addEventListener("click", () => this.#load(true));
    // Allowed earlier: the player is there, and its sound is still asked for only when she presses play.
    if (this.#memory.allowed().includes(this.dataset.provider)) this.#load(false);
  }

  #load(now) {
    if (now && this.querySelector("input")?.checked) this.#remember();
    const audio = document.createElement("audio");
    audio.controls = true;
    audio.preload = "none";
    audio.src = this.dataset.src;
    audio.title = this.dataset.title ?? "";
    audio.addEventListener("error", () => this.querySelector("[data-failed]").removeAttribute("hidden"));
    for (const part of this.querySelectorAll("[data-script]")) part.hidden = true;
    this.before(audio);
    const player = this.closest("episode-player");
    player.take(audio);
    if (!now) return;
    player.listen();
    audio.play().catch(() => {});
    player.addEventListener("player-ready", () => player.querySelector("[data-plyr=play]")?.focus(), { once: true });
  }

  #remember() {
    const all = new Set([...this.#memory.allowed(), this.dataset.provider]);
    try {
      localStorage.setItem(this.#memory.KEY, JSON.stringify([...all]));
    } catch {
      return; // then she is asked again next time
    }
    document.dispatchEvent(new CustomEvent("providers-changed"));
  }
}

customElements.define("foreign-sound", ForeignSound);
