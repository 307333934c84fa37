// Reads a discussion with threadcap, as podcast apps do, and prints it as JSON: node thread.mjs <address of the root>
// What it fetches it asks for in a line of JSON on standard output, and takes the answer as a line on standard input.
import { createInterface } from "node:readline";
import { InMemoryCache, makeThreadcap, updateThreadcap } from "threadcap";

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

async function fetcher(url, { headers }) {
  say({ url, headers });
  const answer = JSON.parse((await lines.next()).value);
  return new Response(answer.body, { status: answer.status, headers: answer.headers });
}

const events = [];
const common = { userAgent: "haltung-tests/1", cache: new InMemoryCache(), fetcher };
const thread = await makeThreadcap(process.argv[2], { protocol: "activitypub", ...common });
await updateThreadcap(thread, {
  updateTime: new Date().toISOString(),
  callbacks: { onEvent: (event) => event.kind === "warning" && events.push(event.message) },
  ...common,
});
say({ thread, warnings: events });
process.exit(0);
