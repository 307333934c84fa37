// <transcript-editor data-state="…" data-change="…" data-token="…">: holds the pieces of speech and edits them. The list
// shows them, the saver sends what was done, the keys listen to the keyboard. A piece: { id, position, start, end, who, text }.
const piece = ([id, position, start, end, who, text]) => ({ id, position, start, end, who, text });
const tidy = (text) => text.replace(/\s+/g, " ").trim();

class TranscriptEditor extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("transcript-list");
    this.saver = this.querySelector("transcript-saver");
    this.sound = this.querySelector("audio");
    this.cues = [];
    this.places = new Map();
    [this.names, this.cited] = [new Map(), []];
    const parts = ["cue-cited", "transcript-cue", "transcript-paper", "transcript-list"].map((name) => customElements.whenDefined(name));
    Promise.all(parts).then(() => this.load()).catch(() => this.saver.say(this.saver.dataset.failed));
    window.addEventListener("beforeunload", (event) => { if (this.saver.isBusy) event.preventDefault(); });
  }

  async load() {
    const answer = await fetch(this.dataset.state, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("no state");
    const { number, voices, cues, cited } = await answer.json();
    this.number = number;
    this.names = new Map(voices);
    this.cues = cues.map(piece);
    this.cited = cited.map(([start, end, label, text, url]) => ({ start, end, label, text, url }));
    this.arrange();
    this.list.redrawAll();
    this.setAttribute("ready", "");
  }

  // The row has other members than before: places and heights are found anew.
  arrange() {
    this.places = new Map(this.cues.map((cue, at) => [cue.id, at]));
    this.list.arrange();
  }

  at(id) { return this.cues[this.places.get(id)]; }

  // Who cites these seconds, asked for rows in sight only. A single second belongs to the piece that it falls into.
  citing({ start, end }) { return this.cited.filter((one) => one.start < end && Math.max(one.end, one.start + 1) > start); }
  nameOf(key) { return this.names.get(key) || key; }

  setText(id, text) {
    this.at(id).text = text;
    if (tidy(text)) this.saver.add({ do: "text", cue: id, text });
    else this.saver.forget(id);
  }

  setTimes(id, start, end) {
    const cue = this.at(id);
    if (!(start >= 0 && start <= end) || (start === cue.start && end === cue.end)) return false;
    Object.assign(cue, { start, end });
    this.saver.add({ do: "times", cue: id, start, end });
    this.list.redraw(id);
    return true;
  }

  setVoice(id, who) {
    if (who && !this.names.has(who)) return;
    this.at(id).who = who;
    this.saver.add({ do: "voice", cue: id, voice: who });
    this.list.redraw(id);
  }

  // Cut before a letter; the time is where the sound stands, if that is inside, else in proportion to the letters.
  split(id, letter) {
    const cue = this.at(id), first = tidy(cue.text.slice(0, letter)), second = tidy(cue.text.slice(letter));
    if (!first || !second) return;
    const now = Math.round((this.sound?.currentTime ?? -1) * 1000), inside = now > cue.start + 100 && now < cue.end - 100;
    const time = inside ? now : Math.round(cue.start + ((cue.end - cue.start) * first.length) / (first.length + second.length));
    const made = { ...cue, id: crypto.randomUUID(), start: time, text: second };
    this.saver.add({ do: "text", cue: id, text: `${first} ${second}` });
    this.saver.add({ do: "split", cue: id, at: [...first].length, time, new: made.id });
    Object.assign(cue, { end: time, text: first });
    this.cues.splice(this.places.get(id) + 1, 0, made);
    this.arrange();
    this.list.write(made.id, 0);
  }

  // Make a piece one with the next; the mark stays between them.
  join(id, writing) {
    const at = this.places.get(id), cue = this.cues[at], next = this.cues[at + 1];
    if (!next) return;
    const first = tidy(cue.text), second = tidy(next.text);
    if (first) this.saver.add({ do: "text", cue: id, text: first });
    if (second) this.saver.add({ do: "text", cue: next.id, text: second });
    this.saver.add({ do: "join", cue: id, following: next.id });
    Object.assign(cue, { end: Math.max(cue.end, next.end), text: tidy(`${first} ${second}`) });
    this.cues.splice(at + 1, 1);
    this.arrange();
    if (writing) this.list.write(id, first.length);
    else { this.list.redraw(id); this.list.go(id); }
  }

  remove(id, quietly) {
    const at = this.places.get(id);
    this.saver.add({ do: "remove", cue: id });
    this.cues.splice(at, 1);
    this.arrange();
    if (!quietly) this.list.go((this.cues[at] ?? this.cues[at - 1])?.id);
  }

  // What the server says of pieces that somebody changed; those that are still being written here are left alone.
  take(pieces, pending) {
    let moved = false;
    for (const [id, row] of Object.entries(pieces)) {
      const known = this.places.get(id);
      if (pending.has(id)) { if (row && known !== undefined) this.cues[known].position = row[1]; continue; }
      if (row && known !== undefined) { Object.assign(this.cues[known], piece(row)); this.list.redraw(id); continue; }
      moved = moved || row !== null || known !== undefined;
      if (row) this.cues.push(piece(row));
      else if (known !== undefined) this.cues[known] = null;
    }
    if (!moved) return;
    this.cues = this.cues.filter(Boolean).sort((one, other) => one.position - other.position);
    this.arrange();
  }
}
customElements.define("transcript-editor", TranscriptEditor);
