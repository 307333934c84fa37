// Reads a document from standard input with a program of somebody else's and prints what it read as JSON:
// node read.mjs partytime|feedsmith|feedsmithOpml|webvtt < document
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const readers = {
  async partytime(text) {
    const { parseFeed } = await import("podcast-partytime");
    return parseFeed(text, { allowMissingGuid: false });
  },
  async feedsmith(text) {
    const { parseRssFeed } = await import("feedsmith");
    return parseRssFeed(text);
  },
  async feedsmithOpml(text) {
    const { parseOpml } = await import("feedsmith");
    return parseOpml(text);
  },
  async webvtt(text) {
    const load = createRequire(import.meta.url);
    const { WebVTTParser } = load("webvtt-parser");
    return new WebVTTParser(load("webvtt-parser/html-entities.json")).parse(text, "captions");
  },
};

const read = readers[process.argv[2]];
process.stdout.write(JSON.stringify((await read(readFileSync(0, "utf8"))) ?? null));
