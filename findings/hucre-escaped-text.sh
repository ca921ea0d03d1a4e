#!/usr/bin/env bash
# hucre 1.0.0: a text that looks like an escaped character of a spreadsheet, such as _x0041_, is written as it stands and read
# as the character: what one writes and reads with the same library is another text. Its reader is right (the format says so);
# its writer leaves out the escape, _x005F_ before such a text, though it escapes a carriage return in this very way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund hucre@1.0.0 >>npm.log 2>&1
cat >run.mjs <<'JS'
import { readXlsx, writeXlsx } from 'hucre/xlsx';
const trip = async (text) => (await readXlsx(await writeXlsx({ sheets: [{ name: 'A', rows: [[text]] }] }))).sheets[0].rows[0][0];
const texts = ['the code _x0041_ of a form', 'a\rb', 'the code _x005F_x0041_ of a form'];
const back = [];
for (const text of texts) back.push(await trip(text));
texts.forEach((text, index) => console.log(JSON.stringify(text), 'comes back as', JSON.stringify(back[index])));
const changed = back[0] === 'the code A of a form' && back[1] === texts[1] && back[2] === texts[0];
process.exit(changed ? 0 : 1);
JS
node run.mjs
