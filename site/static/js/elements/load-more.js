/* <load-more><a href="?nach=…">…</a></load-more> after a .thread: fetches the next part and adds its comments here.
   The link stays a link for those without script, with a modifier key, or when the network fails. */
class LoadMore extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey || this.hasAttribute("aria-busy")) return;
      event.preventDefault();
      this.#load(link);
    });
  }

  async #load(link) {
    this.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(String(answer.status));
      this.#add(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      window.location.assign(link.href);
    } finally {
      this.removeAttribute("aria-busy");
    }
  }

  #add(page) {
    const thread = this.parentElement.querySelector(".thread");
    const comments = [...page.querySelectorAll(".thread > .comment")].filter((one) => !document.getElementById(one.id));
    thread.append(...comments);
    comments[0]?.focus();
    const next = page.querySelector("load-more > a");
    if (next) this.querySelector("a").replaceWith(next);
    else this.remove();
  }
}

customElements.define("load-more", LoadMore);
