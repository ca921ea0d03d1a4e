#!/usr/bin/env bash
# Chromium 147 (@sparticuz/chromium 147.0.0, driven by playwright-core 1.65.1): a page that is put offline by the network
# emulation of its developer tools keeps the WebSocket that it has, without an error or a close event. As soon as one
# message arrives on it that may not be delivered, the network process asks for it again and again without a pause, and
# takes a good part of a processor until the page is online again, though nothing else happens. While the socket is silent
# it takes nothing. A test that waits offline for a heartbeat to fail is slow for itself and for what runs beside it:
# a relay that cuts the connection costs nothing. Needs Linux, for /proc.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund @sparticuz/chromium@147.0.0 playwright-core@1.65.1 ws@8.23.0 >>npm.log 2>&1
cat >run.mjs <<'JS'
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { WebSocketServer } from 'ws';

const http = createServer((request, response) => response.setHeader('content-type', 'text/html').end('<title>page</title>'));
const sockets = new WebSocketServer({ server: http });
await new Promise((done) => http.listen(0, '127.0.0.1', done));
const { port } = http.address();
const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--no-sandbox', '--disable-gpu'] });
console.log('Chromium', browser.version());

/** Seconds of processor that the network processes of this browser have taken. */
function spent() {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).reduce((sum, pid) => {
    try {
      const said = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!said.includes('network.mojom.NetworkService')) return sum;
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return sum + (Number(fields[11]) + Number(fields[12])) / 100;
    } catch {
      return sum;
    }
  }, 0);
}
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
async function over(seconds) {
  const before = spent();
  await sleep(seconds * 1000);
  return (spent() - before) / seconds;
}
const context = await browser.newContext();
const page = await context.newPage();
await page.goto(`http://127.0.0.1:${port}/`);
const connected = new Promise((done) => sockets.once('connection', done));
await page.evaluate((at) => { globalThis.socket = new WebSocket(at); }, `ws://127.0.0.1:${port}/`);
const socket = await connected;
await sleep(1000);
const online = await over(4);
await context.setOffline(true);
await sleep(500);
const silent = await over(4);
socket.send('one message');
await sleep(500);
const held = await over(4);
await context.setOffline(false);
await sleep(500);
const again = await over(4);
await browser.close();

const figures = { online, silent, held, again };
for (const [when, share] of Object.entries(figures)) console.log(`${when}: ${share.toFixed(2)} processors in the network process`);
process.exit(online < 0.05 && silent < 0.05 && held > 0.2 && again < 0.05 ? 0 : 1);
JS
export TMPDIR=$folder AWS_EXECUTION_ENV=AWS_Lambda_nodejs22.x LD_LIBRARY_PATH=$folder/al2023/lib
node run.mjs
