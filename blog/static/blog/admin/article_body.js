// The body of an article in the page's editor: quoted contributions are set by the merge desk, so the chooser doesn't
// offer them; those that stand there are shown with their present words and can only be moved or taken out.
{
  const { StreamBlockDefinition } = window.wagtailStreamField.blocks;

  class ArticleBodyDefinition extends StreamBlockDefinition {
    constructor(...given) {
      super(...given);
      this.groupedChildBlockDefs = this.groupedChildBlockDefs
        .map(([group, blocks]) => [group, blocks.filter((block) => block.name !== "contribution")])
        .filter(([, blocks]) => blocks.length);
    }

    // What stands beside the text (near.js) works on the stream itself.
    render(...given) {
      const stream = super.render(...given);
      document.dispatchEvent(new CustomEvent("haltung:body", { detail: stream }));
      return stream;
    }
  }

  class QuotedContribution {
    render(placeholder, name, id, state) {
      let now = state ?? { ref: "", text: "" };
      const input = Object.assign(document.createElement("input"), { type: "hidden", name, id, value: now.ref });
      const quote = document.createElement("blockquote");
      quote.textContent = now.text;
      placeholder.replaceWith(quote, input);
      return {
        input,
        idForLabel: id,
        getValue: () => input.value,
        getState: () => now,
        setState(next) { now = next; input.value = next.ref; quote.textContent = next.text; },
        setInvalid() {},
        setCapability() {},
        getTextLabel: () => now.text,
        focus() { quote.scrollIntoView({ block: "nearest" }); },
      };
    }
  }

  window.telepath.register("haltung.ArticleBody", ArticleBodyDefinition);
  window.telepath.register("haltung.QuotedContribution", QuotedContribution);
}
