/* <comment-form> around the form: sends it without leaving the page, answers in place, keeps a draft on this device
   only after the reader ticked the box. Whatever fails, the plain form is still there. */
class CommentForm extends HTMLElement {
  #key = `haltung-entwurf:${window.location.pathname}${this.dataset.draft ? `#${this.dataset.draft}` : ""}`;

  connectedCallback() {
    this.#wake();
    this.addEventListener("submit", (event) => this.#send(event));
    this.addEventListener("input", (event) => this.#draft(event));
    this.addEventListener("click", (event) => event.target.closest("[data-cancel]") && this.#replyTo(null));
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-reply]");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey || !this.#form) return;
      if (this.dataset.draft) return; // the form at a passage answers nobody
      event.preventDefault();
      this.#replyTo(link);
    });
  }

  get #form() {
    return this.querySelector("form");
  }

  #field(name) {
    return this.#form.elements.namedItem(name);
  }

  #wake() {
    const clientKey = this.#field("client_key");
    if (clientKey && !clientKey.value) clientKey.value = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
    const keeper = this.querySelector(".draft-keeper");
    keeper.hidden = false;
    const kept = this.#stored();
    if (kept === null) return;
    this.querySelector("[data-draft]").checked = true;
    this.#field("text").value ||= kept;
  }

  #stored() {
    try {
      return localStorage.getItem(this.#key);
    } catch {
      return null;
    }
  }

  #draft() {
    try {
      if (this.querySelector("[data-draft]").checked) localStorage.setItem(this.#key, this.#field("text").value);
      else localStorage.removeItem(this.#key);
    } catch { /* storage is off: then there is no draft */ }
  }

  #replyTo(link) {
    const bar = this.querySelector(".replying");
    this.#field("reply_to").value = link?.dataset.reply ?? "";
    bar.hidden = !link;
    if (!link) return;
    bar.querySelector("[data-name]").textContent =
      link.closest(".comment").querySelector(".comment__name").textContent.trim();
    this.#field("text").focus();
  }

  async #send(event) {
    event.preventDefault();
    const status = this.querySelector("[data-status]");
    const button = this.querySelector("[type=submit]");
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    status.textContent = status.dataset.sending;
    try {
      const answer = await fetch(this.#form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(this.#form)),
        headers: { Accept: "text/html" },
      });
      this.#show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      status.textContent = status.dataset.failed;
      button.removeAttribute("aria-disabled");
    }
  }

  #show(page) {
    const thanks = page.querySelector("#gesendet");
    const again = page.querySelector("comment-form > form");
    if (!thanks && !again) throw new Error("neither thanks nor form in the answer");
    if (thanks) {
      try { localStorage.removeItem(this.#key); } catch { /* storage is off */ }
    }
    this.replaceChildren(thanks ?? again);
    if (again && !thanks) this.#wake();
    const heard = this.querySelector("#gesendet, .error-summary, .similar");
    heard?.setAttribute("tabindex", "-1");
    heard?.focus();
  }
}

customElements.define("comment-form", CommentForm);
