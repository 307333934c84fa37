// <transcript-saver role="status">: sends edits a second after the last key, one request after the other. What can't be
// stored is tried again; where somebody else was first, both wordings are shown and the editor chooses.
const PAUSE = 1000, AGAIN = 5000, MOST = 200;

class TranscriptSaver extends HTMLElement {
  connectedCallback() {
    this.editor = this.closest("transcript-editor");
    this.waiting = [];
    this.sent = null;
  }

  disconnectedCallback() { clearTimeout(this.timer); }

  get isBusy() { return this.waiting.length > 0 || this.sent !== null; }

  // A wording replaces the last one of the same piece, unless something else was done to it since.
  add(edit) {
    const last = this.waiting.findLast((one) => this.about(one).includes(edit.cue));
    if (last && last.do === edit.do && ["text", "times", "voice"].includes(edit.do)) Object.assign(last, edit);
    else this.waiting.push(edit);
    this.say(this.dataset.waiting);
    this.later(PAUSE);
  }

  // An empty wording is never sent, and what was typed before it isn't, either.
  forget(id) {
    const last = this.waiting.findLast((one) => this.about(one).includes(id));
    if (last?.do === "text") this.waiting = this.waiting.filter((one) => one !== last);
  }

  about(edit) { return [edit.cue, edit.following, edit.new].filter(Boolean); }
  pending() { return new Set(this.waiting.flatMap((edit) => this.about(edit))); }
  say(words) { if (this.textContent !== words) this.textContent = words; }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), pause);
  }

  async send() {
    if (this.sending || !this.isBusy) return;
    this.sending = true;
    // A batch that got no answer is sent again as it was: the server knows it by its key.
    this.sent ??= { key: crypto.randomUUID(), base: this.editor.number, edits: this.waiting.splice(0, MOST) };
    this.say(this.dataset.saving);
    let pause = PAUSE;
    try {
      const answer = await fetch(this.editor.dataset.change, {
        method: "POST",
        body: JSON.stringify(this.sent),
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.editor.dataset.token },
      });
      if (answer.status >= 500) throw new Error("try again");
      await this.answered(answer.status, await answer.json());
    } catch {
      this.say(this.dataset.failed);
      pause = AGAIN;
    } finally {
      this.sending = false;
    }
    if (this.isBusy) this.later(pause);
  }

  async answered(status, told) {
    const { edits } = this.sent;
    if (status === 200) {
      this.sent = null;
      this.editor.number = told.number;
      this.editor.take(told.pieces, this.pending());
      if (!this.isBusy) this.say(this.dataset.saved);
      return;
    }
    // Nothing of the batch was stored: the present state is fetched, and wordings are put on it again.
    await this.editor.load();
    const later = this.waiting.splice(0);
    this.sent = null;
    this.say(told.sentence);
    const met = new Set(status === 409 ? Object.keys(told.now) : [told.cue]);
    this.again([...edits, ...later], met);
  }

  again(edits, met) {
    let lost = false;
    for (const edit of edits) {
      const cue = this.editor.at(edit.cue);
      if (edit.do === "text" && (met.has(edit.cue) || !cue)) this.editor.list.conflict(edit.cue, edit.text);
      else if (edit.do === "text") { cue.text = edit.text; this.add(edit); this.editor.list.redraw(edit.cue); }
      else if (edit.do === "voice" && cue && !met.has(edit.cue)) this.editor.setVoice(edit.cue, edit.voice);
      else if (edit.do === "times" && cue && !met.has(edit.cue)) this.editor.setTimes(edit.cue, edit.start, edit.end);
      else lost = true;
    }
    if (lost) this.say(this.dataset.lost);
  }
}
customElements.define("transcript-saver", TranscriptSaver);
