// <merge-autosave role="status">: keeps what is being typed as the desk's draft, two seconds after the last key.
const PAUSE = 2000;

class MergeAutosave extends HTMLElement {
  connectedCallback() {
    this.bench = this.closest("merge-bench");
    this.onInput = (event) => { if (event.target.closest(".merge-editor")) this.wait(); };
    this.bench?.addEventListener("input", this.onInput);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.bench?.removeEventListener("input", this.onInput);
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  async save() {
    if (!this.isConnected || this.bench.busy) return;
    const form = this.bench.form;
    const data = new FormData(form);
    data.set("do", "autosave");
    this.bench.busy = true;
    try {
      const began = Date.now();
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok || !answer.headers.get("Content-Type").includes("json")) return;
      const { turn, saved, problem } = await answer.json();
      form.querySelector("#merge-turn").value = turn;
      this.textContent = problem || saved;
      if (!problem) this.bench.kept = began;
    } catch {
      // The next key tries again; the page still holds every word.
    } finally {
      this.bench.busy = false;
    }
  }
}
customElements.define("merge-autosave", MergeAutosave);
