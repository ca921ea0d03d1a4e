#!/usr/bin/env bash
# PGlite 0.5.14 (PostgreSQL 18) takes `create collation (provider = icu, locale = 'sv')` and shows it as a collation for
# Swedish, but sorts by it as the root locale does: ö comes before z, where Swedish has it last. Of the collations that
# PostgreSQL with ICU brings for each language there is only the root's, so that COLLATE "sv-x-icu" is refused as unknown.
# Case mapping under such a collation does follow the language: lower('I') in Turkish is ı.
# A list that was ordered by language on PostgreSQL is ordered otherwise on PGlite, without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund @electric-sql/pglite@0.5.14 >>npm.log 2>&1
cat >run.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';
const database = new PGlite();
const one = async (text) => Object.values((await database.query(text)).rows[0])[0];
console.log('server', await one('show server_version'));
const listed = await one(`select string_agg(collname, ' ' order by collname) from pg_collation where collprovider = 'i'`);
console.log('ICU collations:', listed);
const unknown = await database.query(`select 'z' < 'ö' collate "sv-x-icu"`).then(() => 'accepted', ({ code }) => code);
console.log('sv-x-icu:', unknown);
await database.exec(`create collation swedish (provider = icu, locale = 'sv')`);
await database.exec(`create collation turkish (provider = icu, locale = 'tr')`);
const last = await one(`select 'z' < 'ö' collate swedish`);
const lower = await one(`select lower('I' collate turkish)`);
console.log('z before ö in Swedish:', last, '; lower(I) in Turkish:', lower);
console.log('the same in JavaScript:', new Intl.Collator('sv').compare('z', 'ö') < 0);
const same = listed === 'und-x-icu unicode' || listed === 'unicode und-x-icu';
process.exit(same && unknown === '42704' && last === false && lower === 'ı' ? 0 : 1);
JS
node run.mjs
