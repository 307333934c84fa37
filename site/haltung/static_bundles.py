"""Which small style sheets and scripts are served joined as one, and in which order.

The files are written and read one by one; `storage.py` joins them when static files are collected (or asked for
in development), so that a page needs one style sheet and one script. Order matters: `layers.css` names the cascade
layers, tokens come before what uses them, print last. Paths are relative to `site/static/`; the joined files lie
beside their parts, so that relative `url(…)` stay true.
"""

CSS_BUNDLE = "css/site.css"
RARE_BUNDLE = "css/rare.css"
JS_BUNDLE = "js/site.js"
LISTENING_BUNDLE = "js/listening.js"

CSS_FILES: tuple[str, ...] = (
    "css/layers.css",
    "css/fonts.css",
    "css/tokens.css",
    "css/reset.css",
    "css/base.css",
    "css/prose.css",
    "css/layout.css",
    "css/header.css",
    "css/footer.css",
    "css/article.css",
    "css/rail.css",
    "css/origins.css",
    "css/strip.css",
    "css/life.css",
    "css/blocks.css",
    "css/player.css",
    "css/podcast.css",
    "css/counter.css",
    "css/section-state.css",
    "css/author.css",
    "css/cards.css",
    "css/versions.css",
    "css/difference.css",
    "css/thread.css",
    "css/form.css",
    "css/passage-sheet.css",
    "css/receipt.css",
    "css/asked.css",
    "css/positions.css",
    "css/search.css",
    "css/notice.css",
    "css/utilities.css",
    "css/print.css",
)

# What few pages need and ask for beside the other: readers of articles don't wait for it.
RARE_FILES: tuple[str, ...] = ("css/citation.css", "css/quote-finder.css", "css/gallery.css")

JS_FILES: tuple[str, ...] = (
    "js/elements/copy-address.js",
    "js/elements/two-click-embed.js",
    "js/elements/version-strip.js",
    "js/elements/comment-form.js",
    "js/elements/choose-words.js",
    "js/elements/similar-comments.js",
    "js/elements/passage-sheet.js",
    "js/elements/word-marker.js",
    "js/elements/load-more.js",
    "js/elements/last-visit.js",
    "js/elements/search-key.js",
    "js/elements/foreign-memory.js",
)

# What only the page of an episode needs; readers of articles don't wait for it.
LISTENING_FILES: tuple[str, ...] = (
    "js/elements/episode-player.js",
    "js/elements/foreign-sound.js",
    "js/elements/keep-place.js",
    "js/elements/spoken-text.js",
    "js/elements/transcript-search.js",
    "js/elements/copy-moment.js",
)

BUNDLES: dict[str, tuple[str, ...]] = {
    CSS_BUNDLE: CSS_FILES,
    RARE_BUNDLE: RARE_FILES,
    JS_BUNDLE: JS_FILES,
    LISTENING_BUNDLE: LISTENING_FILES,
}
