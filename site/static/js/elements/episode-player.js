/* <episode-player data-library="…" data-play="…" …> around <audio controls>: Plyr's controls, speed, steps from chapter to
   chapter, and the times in addresses (#t=83, #t=1:23, #t=10,20, #t=npt:…). Without script the browser's own controls stay. */
class EpisodePlayer extends HTMLElement {
  #end = null;
  #sought = false;

  /** Return {start, end} in seconds for a fragment's t=, or nothing. */
  static times(hash) {
    const asked = /(?:^#|&)t=([^&]*)/.exec(hash)?.[1];
    if (!asked) return null;
    const [start, end] = decodeURIComponent(asked).replace(/^npt:/, "").split(",").map(EpisodePlayer.#seconds);
    return Number.isNaN(start) ? null : { start, end: end > start ? end : null };
  }

  static #seconds(text) {
    if (text === "") return 0;
    const units = /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/.exec(text);
    if (units) return (units[1] ?? 0) * 3600 + (units[2] ?? 0) * 60 + Number(units[3] ?? 0);
    const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2}(?:\.\d+)?)$/.exec(text);
    return clock ? (clock[1] ?? 0) * 3600 + clock[2] * 60 + Number(clock[3]) : NaN;
  }

  connectedCallback() {
    addEventListener("hashchange", () => this.listen());
    document.addEventListener("click", (event) => this.#followed(event));
    this.querySelector("[data-speed]")?.addEventListener("change", (event) => {
      this.audio.playbackRate = this.audio.defaultPlaybackRate = Number(event.target.value);
    });
    const steps = this.querySelectorAll("[data-step]");
    steps.forEach((step) => step.addEventListener("click", () => this.#step(Number(step.dataset.step))));
    const audio = this.querySelector("audio");
    if (audio) this.take(audio);
  }

  /** Use this sound from now on; a foreign one comes only after the reader's word. */
  async take(audio) {
    this.audio = audio;
    for (const moment of ["timeupdate", "seeking"]) audio.addEventListener(moment, () => this.#stopAtTheEnd(audio));
    this.querySelector(".player__more")?.removeAttribute("hidden");
    try {
      const { default: Plyr } = await import(this.dataset.library);
      this.#dress(EpisodePlayer.#forgetful(Plyr), audio);
    } catch (error) {
      console.warn(error); // the browser's own controls do
    }
    // Only now: Plyr shows the length of a sound that it hasn't loaded only while that stands at its beginning.
    if (!this.#sought) this.listen();
    this.dispatchEvent(new CustomEvent("player-ready", { bubbles: true }));
  }

  /** Go to a second; with `play` begin there. Nothing happens while there is no sound. */
  seek(asked, play = false) {
    if (!this.audio || !asked) return;
    const { start, end = null } = asked;
    [this.#sought, this.#end] = [true, end];
    this.audio.currentTime = start;
    // A sound that isn't loaded yet says nothing: bar and text shall know all the same.
    if (!this.audio.readyState) this.audio.dispatchEvent(new Event("timeupdate"));
    if (play) this.audio.play().catch(() => {}); // the browser may forbid it: then the reader presses play
  }

  /** Stop where the piece ends; a busy browser may say late that it's there. Who goes on behind it herself hears on. */
  #stopAtTheEnd(audio) {
    const end = this.#end;
    if (end === null || audio.currentTime < end) return;
    this.#end = null;
    if (audio.seeking) return;
    audio.pause();
    audio.currentTime = end;
  }

  /** Plyr asks whether the browser can keep something by keeping it, even where it shall not (TDDDG § 25): it gets no storage. */
  static #forgetful(Plyr) {
    return class extends Plyr {
      get storage() {
        return { get: () => null, set() {} };
      }

      set storage(_own) {} // what Plyr made stays unused
    };
  }

  #dress(Plyr, audio) {
    const plyr = new Plyr(audio, {
      controls: ["rewind", "play", "fast-forward", "current-time", "progress", "duration", "mute"],
      duration: Number(this.dataset.length) || null,
      iconPrefix: "i",
      iconUrl: "",
      loadSprite: false,
      blankVideo: "",
      invertTime: false,
      seekTime: 15,
      keyboard: { focused: true, global: false },
      i18n: { ...this.dataset },
    });
    const speed = this.querySelector("[data-speed]");
    plyr.on("ratechange", () => speed && (speed.value = String(audio.playbackRate)));
  }

  /** Go to the second that the address names, if it names one. */
  listen() {
    this.seek(EpisodePlayer.times(location.hash));
  }

  #followed(event) {
    const link = event.target.closest?.("a[href*='#t=']");
    if (!link || link.pathname !== location.pathname || link.host !== location.host) return;
    this.seek(EpisodePlayer.times(link.hash), true);
  }

  #step(by) {
    const starts = [...document.querySelectorAll("[data-chapter]")].map((line) => Number(line.dataset.chapter));
    const now = this.audio?.currentTime ?? 0;
    // Back leads to the beginning of this chapter first, as in every player.
    const there = by > 0 ? starts.find((start) => start > now + 0.5) : starts.findLast((start) => start < now - 3);
    this.seek({ start: there ?? (by > 0 ? now : 0) });
  }
}

customElements.define("episode-player", EpisodePlayer);
