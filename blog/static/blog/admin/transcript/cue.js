// <transcript-cue role="listitem" data-id="…">: one piece of speech in the list; with fields and buttons while it is written.
const two = (number) => String(number).padStart(2, "0");

function clock(time, exactly) {
  const seconds = Math.floor(time / 1000), hours = Math.floor(seconds / 3600), minutes = Math.floor(seconds / 60) % 60;
  const whole = hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  return exactly ? `${whole}.${String(time % 1000).padStart(3, "0")}` : whole;
}

function milliseconds(written) {
  const parts = written.trim().replace(",", ".").split(":").map(Number);
  if (parts.length > 3 || parts.some((part) => !(part >= 0))) return NaN;
  return Math.round(parts.reduce((sum, part) => sum * 60 + part, 0) * 1000);
}

const made = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

class TranscriptCue extends HTMLElement {
  get list() { return this.closest("transcript-list"); }
  get editor() { return this.closest("transcript-editor"); }
  get cue() { return this.editor.at(this.dataset.id); }
  get field() { return this.querySelector("textarea"); }

  draw(writing) {
    const cue = this.cue, words = this.list.dataset;
    if (!cue) return;
    const time = made("button", { type: "button", className: "cue-time", tabIndex: -1, textContent: clock(cue.start), title: words.play });
    time.setAttribute("aria-label", `${clock(cue.start)}, ${words.play}`);
    time.addEventListener("click", () => this.editor.querySelector("transcript-keys").playFrom(cue.id));
    const who = made("bdi", { className: "cue-who", textContent: cue.who ? this.editor.nameOf(cue.who) : "" });
    const kept = this.field?.matches(":focus") ? [this.field.selectionStart, this.field.selectionEnd] : null;
    this.replaceChildren(time, who, writing ? this.form(cue, words) : made("p", { className: "cue-text", textContent: cue.text }));
    this.drawCited(cue, words);
    this.toggleAttribute("writing", writing);
    this.drawConflict(words);
    if (kept && writing) { this.field.focus(); this.field.setSelectionRange(...kept); }
  }

  form(cue, words) {
    const area = made("textarea", { className: "cue-field", value: cue.text, rows: 1, spellcheck: true });
    area.setAttribute("aria-label", words.text);
    area.addEventListener("input", () => { this.editor.setText(cue.id, area.value); this.fit(); });
    return made("div", { className: "cue-form" }, area, made("div", { className: "cue-acts" },
      this.time("start", words.start), this.time("end", words.end), this.voices(words),
      this.button(words.split, () => this.editor.split(cue.id, this.field.selectionStart)),
      this.button(words.join, () => this.editor.join(cue.id, true)),
      this.button(words.remove, () => this.editor.remove(cue.id))));
  }

  time(name, label) {
    const input = made("input", { type: "text", className: "cue-at", value: clock(this.cue[name], true), autocomplete: "off" });
    input.addEventListener("change", () => {
      const times = { start: this.cue.start, end: this.cue.end, [name]: milliseconds(input.value) };
      const fits = times.start >= 0 && times.end >= times.start;
      input.toggleAttribute("aria-invalid", !fits);
      if (fits) this.editor.setTimes(this.cue.id, times.start, times.end);
    });
    return made("label", {}, `${label} `, input);
  }

  voices(words) {
    const select = made("select", { className: "cue-voice" }, made("option", { value: "", textContent: words.nobody }));
    for (const key of this.editor.names.keys()) select.append(made("option", { value: key, textContent: this.editor.nameOf(key) }));
    select.value = this.cue.who;
    select.addEventListener("change", () => this.editor.setVoice(this.cue.id, select.value));
    return made("label", {}, `${words.voice} `, select);
  }

  button(label, act) {
    const button = made("button", { type: "button", className: "button button-small button-secondary", textContent: label });
    button.addEventListener("click", act);
    return button;
  }

  drawCited(cue, words) {
    const cited = this.editor.citing(cue);
    this.toggleAttribute("cited", cited.length > 0);
    if (cited.length) this.append(customElements.get("cue-cited").for(cited, words));
    this.querySelector("cue-cited")?.reach(this.tabIndex === 0);
  }

  // What somebody else wrote stands in the piece; what was written here is offered beneath.
  drawConflict(words) {
    const mine = this.list.conflicts.get(this.dataset.id);
    if (mine === undefined) return;
    const settle = (take) => {
      this.list.conflicts.delete(this.dataset.id);
      if (take) this.editor.setText(this.dataset.id, mine);
      this.list.redraw(this.dataset.id);
      this.list.go(this.dataset.id);
    };
    const box = made("div", { className: "cue-conflict" }, made("p", { textContent: words.other }), made("blockquote", { textContent: mine }),
      this.button(words.mine, () => settle(true)), this.button(words.theirs, () => settle(false)));
    box.setAttribute("role", "alert");
    this.append(box);
  }

  fit() {
    const area = this.field;
    if (!area) return;
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight + 2}px`;
    this.list.paper.measure();
  }
}
customElements.define("transcript-cue", TranscriptCue);
