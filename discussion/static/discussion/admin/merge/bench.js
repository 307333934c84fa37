// <merge-bench data-focus="uuid" data-failed="…">: the bench without leaving the page. Each button sends the whole form; the
// answer's bench takes this one's place. What leaves the page (look, drop, other addresses) goes the browser's way.
const LEAVING = ["review", "really-drop"], FLUSH = 350; // Wagtail's editor hands its text to the form a moment after the last key.

class MergeBench extends HTMLElement {
  connectedCallback() {
    this.setAttribute("ready", "");
    this.addEventListener("submit", (event) => this.submitted(event));
    this.addEventListener("input", (event) => { if (event.target.closest(".merge-editor")) this.typed = Date.now(); });
    this.addEventListener("change", (event) => {
      if (event.target.matches("[data-at-once]")) this.send(this.form, "save");
      else if (event.target.matches("[name=points], [name=groups]")) this.showTargets();
    });
    window.addEventListener("beforeunload", (event) => { if (this.dirty) event.preventDefault(); });
    this.arrange();
    this.goToChosen();
  }

  // Who comes from the queue stands at the contribution that was chosen there, also where it is far down the list.
  goToChosen() {
    const chosen = new URLSearchParams(location.search).has("beitrag") && !this.querySelector("#merge-problem, .merge-editor");
    if (chosen) this.querySelector(".merge-card input:checked")?.focus();
  }

  get form() { return this.querySelector("#merge-form"); }
  get dirty() { return this.typed > (this.kept ?? 0) && !this.leaving; }
  submitted(event) {
    const button = event.submitter;
    if (event.target !== this.form) return;
    const leaves = !button || button.hasAttribute("formaction") || LEAVING.includes(button.value);
    if (leaves && !this.busy && (this.settled || !this.isWriting())) { this.leaving = true; return; }
    event.preventDefault();
    if (leaves) this.leave(button);
    else this.send(event.target, button.value);
  }

  // Goes with the turn that an answer on its way brings: with the one before, her own draft would seem another window's.
  leave(button) {
    if (this.busy) { setTimeout(() => this.leave(button), 100); return; }
    this.later(() => {
      this.settled = true;
      const here = button?.isConnected === false ? this.querySelector(`button[value="${CSS.escape(button.value)}"]`) : button;
      this.form.requestSubmit(here);
    });
  }

  isWriting() { return Date.now() - (this.typed ?? 0) < FLUSH; }
  later(then) { setTimeout(then, this.isWriting() ? FLUSH : 0); }

  send(form, act) {
    if (this.busy) { setTimeout(() => this.send(form, act), 100); return; } // the autosave is on its way
    this.busy = true;
    this.setAttribute("aria-busy", "true");
    this.later(async () => {
      try {
        const data = new FormData(this.form);
        data.set("do", act);
        this.sent = Date.now();
        const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } });
        this.replace(await answer.text());
      } catch {
        this.say(this.dataset.failed);
      } finally {
        this.busy = false;
        this.removeAttribute("aria-busy");
      }
    });
  }

  replace(html) {
    const next = new DOMParser().parseFromString(html, "text/html").querySelector("merge-bench");
    if (!next) throw new Error("no bench in the answer");
    // Parsed without scripts, what is meant for browsers without them has become fields.
    for (const plain of next.querySelectorAll("noscript")) plain.remove();
    const side = this.querySelector(".merge-side")?.scrollTop ?? 0;
    this.dataset.focus = next.dataset.focus;
    const writing = this.typed > this.sent && this.querySelector(".merge-editor");
    this.replaceChildren(...next.childNodes);
    this.querySelector(".merge-side")?.scrollTo(0, side);
    this.kept = this.sent;
    if (writing) this.goOnWriting(writing);
    this.arrange();
    this.goTo(this.dataset.focus);
  }

  // What was typed while the answer was on its way is in the old editor alone: it goes on in the new bench.
  goOnWriting(old) {
    const block = old.querySelector("[name=editing]").value;
    const place = this.querySelector(`.merge-passage[data-id="${CSS.escape(block)}"] :is(.merge-editor, .merge-passage__text)`);
    if (!place || (this.querySelector(".merge-editor") ?? place) !== place) return;
    place.replaceWith(old);
    old.dispatchEvent(new Event("input", { bubbles: true }));
  }

  arrange() {
    this.querySelector("#merge-keys")?.removeAttribute("hidden");
    this.nameEditor();
    this.showTargets();
  }

  // The passages that the picked contributions are about are offered first.
  showTargets() {
    const picked = [...this.querySelectorAll(".merge-card:has(input:checked)")].map((card) => card.dataset.uuid);
    this.toggleAttribute("picking", this.querySelector("[name=points]:checked, [name=groups]:checked") !== null);
    for (const passage of this.querySelectorAll(".merge-passage")) {
      const wanted = passage.dataset.targets.split(" ").some((uuid) => uuid && picked.includes(uuid));
      passage.toggleAttribute("data-target", wanted);
    }
  }

  goTo(id) {
    const problem = this.querySelector("#merge-problem"), passage = id ? this.querySelector(`.merge-passage[data-id="${CSS.escape(id)}"]`) : null;
    if (problem) problem.focus();
    else if (passage?.querySelector(".merge-editor")) this.whenEditor(passage, (editor) => { this.writeOn(editor); setTimeout(() => this.bring(passage), 150); }); // it has its height by then
    else passage?.focus();
    this.bring(passage);
  }

  // Behind the last word: that is where one goes on.
  writeOn(editor) {
    editor.focus({ preventScroll: true });
    if (editor.matches("textarea, [type=text]")) editor.setSelectionRange(editor.value.length, editor.value.length);
    else if (editor.isContentEditable) {
      getSelection().selectAllChildren(editor);
      getSelection().collapseToEnd();
    }
  }

  // A passage higher than the window shows its beginning: the words to write from, and the field.
  bring(passage) { passage?.scrollIntoView({ behavior: "instant", block: passage.offsetHeight > innerHeight - 170 ? "start" : "nearest" }); }

  // Wagtail's editor has no name of its own: it gets the passage's as soon as it is there.
  nameEditor() {
    const place = this.querySelector(".merge-editor");
    if (place) this.whenEditor(place, (editor) => { if (!editor.ariaLabel) editor.setAttribute("aria-label", place.dataset.label); });
  }

  whenEditor(place, then, left = 40) {
    const editor = place.querySelector("[contenteditable=true], .merge-editor [data-contentpath] input, .merge-editor textarea:not([name*=decide])");
    if (editor) then(editor);
    else if (left) setTimeout(() => this.whenEditor(place, then, left - 1), 50);
  }

  say(words) { this.querySelector("merge-autosave")?.replaceChildren(words); }
}
customElements.define("merge-bench", MergeBench);
