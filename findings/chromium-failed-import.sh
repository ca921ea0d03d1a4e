#!/usr/bin/env bash
# Chromium 147 (@sparticuz/chromium 147.0.0, driven by playwright-core 1.65.1): a module that could not be loaded by `import()`
# once is never asked for again by the same page. Every later `import()` of it fails at once, though the network is back,
# until the page is loaded again; a name that differs by its query is asked for. So it was where a captive portal answered
# with HTML, and where the connection was cut. What a page needs while the line is bad has to be loaded before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund @sparticuz/chromium@147.0.0 playwright-core@1.65.1 >>npm.log 2>&1
cat >run.mjs <<'JS'
import { createServer } from 'node:http';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

let fault = null;
const asked = [];
const http = createServer((request, response) => {
  asked.push(request.url);
  if (request.url === '/') return response.setHeader('content-type', 'text/html').end('<title>page</title>');
  if (fault === 'portal') return response.setHeader('content-type', 'text/html').end('<p>Sign in to this network');
  if (fault === 'cut') return request.socket.destroy();
  response.setHeader('content-type', 'text/javascript').end('export const here = true;');
});
await new Promise((done) => http.listen(0, '127.0.0.1', done));
const { port } = http.address();
const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--no-sandbox', '--disable-gpu'] });
console.log('Chromium', browser.version());
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${port}/`);
const load = (name) =>
  page.evaluate((url) => import(url).then(() => 'loaded', () => 'failed'), name);
for (const kind of ['portal', 'cut']) {
  const name = `/${kind}.js`;
  fault = kind;
  const first = await load(name);
  fault = null;
  const before = asked.length;
  const again = await load(name);
  const times = asked.length - before;
  console.log(`${kind}: ${first}; then the network is back: ${again}, asked for ${times} times; with a query: ${await load(`${name}?again`)}`);
}
await browser.close();
http.close();
JS
node run.mjs | tee seen
diff seen - <<'EXPECTED'
Chromium 147.0.7727.0
portal: failed; then the network is back: failed, asked for 0 times; with a query: loaded
cut: failed; then the network is back: failed, asked for 0 times; with a query: loaded
EXPECTED
echo 'as described'
