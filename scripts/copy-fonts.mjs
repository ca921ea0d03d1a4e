// Copies what reports are set with to dist/fonts: the fonts, which letters they have between them, and the shapes of the map.
// Whole packages are 100 MB, and an installation for production has only what stands in dist.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { openSync } from 'fontkit';

const target = join(import.meta.dirname, '../dist/fonts');
const require = createRequire(import.meta.url);
const packages = { 'noto-sans': 'NotoSans', 'noto-sans-sc': 'NotoSansSC', amiri: 'Amiri' };

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const covered = new Set();
for (const [name, font] of Object.entries(packages)) {
  const folder = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
  for (const weight of ['400Regular', '700Bold']) {
    const file = join(folder, weight, `${font}_${weight}.ttf`);
    copyFileSync(file, join(target, basename(file)));
    const opened = openSync(file);
    if (!('characterSet' in opened)) throw new Error(`${file} holds several fonts`);
    if (weight === '400Regular') for (const letter of opened.characterSet) covered.add(letter);
  }
}
copyFileSync(join(import.meta.dirname, '../client/views/map/shapes.json'), join(target, 'world.json'));
writeFileSync(join(target, 'letters.json'), JSON.stringify(ranges([...covered].sort((a, b) => a - b))));

/** First and last of each run of numbers that follow each other. @param {number[]} sorted @returns {[number, number][]} */
function ranges(sorted) {
  /** @type {[number, number][]} */
  const found = [];
  for (const one of sorted) {
    const last = found.at(-1);
    if (last && last[1] === one - 1) last[1] = one;
    else found.push([one, one]);
  }
  return found;
}
