// <transcript-keys>: the keyboard and the sound. Single letters count only while a piece in the list has the focus (WCAG 2.1.4);
// everything they do can be done with the fields and buttons of a piece, too.
const STEP = 3;

class TranscriptKeys extends HTMLElement {
  connectedCallback() {
    this.editor = this.closest("transcript-editor");
    this.list = this.editor.querySelector("transcript-list");
    this.sound = this.editor.querySelector("audio");
    this.hidden = false;
    this.list.addEventListener("keydown", (event) => this.pressed(event));
    this.sound?.addEventListener("timeupdate", () => this.list.hear(this.heard()?.id));
    const search = this.editor.querySelector("[data-search]");
    search.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); this.find(search.value); } });
  }

  get active() { return this.editor.at(this.list.active); }
  get now() { return Math.round((this.sound?.currentTime ?? 0) * 1000); }

  pressed(event) {
    const row = event.target.closest("transcript-cue");
    if (!row || !this.active) return;
    if (event.key === "Escape" && event.target.closest("cue-cited")) { this.list.go(row.dataset.id); return; }
    const act = event.target === row.field ? this.writing(event, row.field) : event.target === row && this.listed(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  listed(event) {
    const { id, text, start, end } = this.active, { editor, list } = this;
    if (event.ctrlKey || event.metaKey || event.altKey) return null;
    if (/^[0-9]$/.test(event.key)) return () => this.voice(event.key);
    return {
      " ": () => { list.follows = true; this.toggle(); },
      ArrowLeft: () => this.back(STEP),
      ArrowRight: () => this.back(-STEP),
      ArrowDown: () => this.move(1), j: () => this.move(1),
      ArrowUp: () => this.move(-1), k: () => this.move(-1),
      Enter: () => list.write(id, text.length),
      p: () => this.playFrom(id),
      f: () => { list.follows = true; list.go(this.heard()?.id); },
      v: () => editor.join(id, false),
      n: () => this.name(),
      z: () => this.list.paper.row(id).querySelector("cue-cited")?.open(),
      b: () => this.sound && editor.setTimes(id, this.now, Math.max(end, this.now)),
      e: () => this.sound && editor.setTimes(id, Math.min(start, this.now), this.now),
      Delete: () => editor.remove(id),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  }

  writing(event, field) {
    const { id } = this.active, { editor, list } = this, held = event.ctrlKey || event.metaKey;
    const { selectionStart: from, selectionEnd: to } = field, chosen = from !== to;
    if (held && event.code === "Space") return event.shiftKey ? () => this.back(STEP) : () => this.toggle();
    if (held && event.key === "ArrowDown") return () => this.write(1);
    if (held && event.key === "ArrowUp") return () => this.write(-1);
    if (event.altKey && !event.ctrlKey && /^Digit[0-9]$/.test(event.code)) return () => this.voice(event.code.slice(5));
    if (event.altKey && !event.ctrlKey && event.code === "KeyN") return () => this.name();
    if (held || event.altKey || event.isComposing) return null;
    if (event.key === "Escape") return () => list.go(id);
    if (event.key === "Enter") return () => editor.split(id, from);
    if (event.key === "Backspace" && !chosen && from === 0) return () => this.joinBefore();
    if (event.key === "Delete" && !chosen && from === field.value.length) return () => editor.join(id, true);
    return null;
  }

  neighbour(step) { return this.editor.cues[this.editor.places.get(this.list.active) + step]; }
  move(step) { this.list.follows = false; this.list.go(this.neighbour(step)?.id); }

  write(step) {
    const next = this.neighbour(step);
    if (next) this.list.write(next.id, step > 0 ? 0 : next.text.length);
  }

  joinBefore() {
    const before = this.neighbour(-1);
    if (before) this.editor.join(before.id, true);
  }

  voice(digit) {
    const key = digit === "0" ? "" : [...this.editor.names.keys()][Number(digit) - 1];
    if (key !== undefined) this.editor.setVoice(this.active.id, key);
  }

  name() { this.editor.querySelector("transcript-voices").open(this.active.who); }

  toggle() { if (this.sound?.paused) this.sound.play().catch(() => {}); else this.sound?.pause(); }
  back(seconds) { if (this.sound) this.sound.currentTime = Math.max(0, this.sound.currentTime - seconds); }

  playFrom(id) {
    if (!this.sound) return;
    this.sound.currentTime = this.editor.at(id).start / 1000;
    this.list.follows = true;
    if (this.sound.paused) this.toggle();
  }

  // The last piece that has begun.
  heard() { return this.editor.cues?.findLast((cue) => cue.start <= this.now); }

  find(words) {
    const wanted = words.trim().toLowerCase(), { cues, places } = this.editor;
    const from = (places.get(this.list.active) ?? -1) + 1;
    const found = wanted && [...cues.slice(from), ...cues.slice(0, from)].find((cue) => cue.text.toLowerCase().includes(wanted));
    if (found) this.list.go(found.id);
  }
}
customElements.define("transcript-keys", TranscriptKeys);
