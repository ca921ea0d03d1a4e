#!/usr/bin/env bash
# Chromium 147 (@sparticuz/chromium 147.0.0, driven by playwright-core 1.65.1): `Intl.DisplayNames` with the type `region` gives
# back the bare code for groups of UN M49 (002 Africa, 142 Asia) in each language asked, while it names countries and 419 (Latin
# America). Node 20 names all of them, and both are V8 with ICU. `fallback: 'code'`, which is the default, lets nothing be thrown.
# So a page that takes names of regions from the browser shows numbers there, while a test of the same code in Node sees names.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund @sparticuz/chromium@147.0.0 playwright-core@1.65.1 >>npm.log 2>&1
cat >run.mjs <<'JS'
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

const names = () =>
  ['en', 'fr'].flatMap((language) => {
    const regions = new Intl.DisplayNames(language, { type: 'region' });
    return ['002', '142', '419', 'KE'].map((code) => `${language} ${code} ${regions.of(code)}`);
  }).join(', ');
const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--no-sandbox', '--disable-gpu'] });
console.log('Chromium', browser.version());
const page = await browser.newPage();
console.log('browser:', await page.evaluate(names));
console.log('Node:', names());
await browser.close();
JS
node run.mjs | tee seen
diff seen - <<'EXPECTED'
Chromium 147.0.7727.0
browser: en 002 002, en 142 142, en 419 Latin America, en KE Kenya, fr 002 002, fr 142 142, fr 419 Amérique latine, fr KE Kenya
Node: en 002 Africa, en 142 Asia, en 419 Latin America, en KE Kenya, fr 002 Afrique, fr 142 Asie, fr 419 Amérique latine, fr KE Kenya
EXPECTED
echo 'as described'
