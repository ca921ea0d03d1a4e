#!/usr/bin/env bash
# Chromium 147 (@sparticuz/chromium 147.0.0, driven by playwright-core 1.65.1): `Intl.DisplayNames` with the type `region` gives
# back the bare code for the groups of UN M49, as 002 (Africa), in every language asked, while it names countries. Node 20 and later
# name the same codes, and both are V8 with ICU. The specification lets `fallback: 'code'` do so, so that nothing is thrown: a page
# that takes names of regions from the browser shows numbers, and a test of the same code in Node sees names.
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
EXPECTED
echo 'as described'
