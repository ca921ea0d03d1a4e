import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filledPack } from './filled-pack.ts';
import { expectFilledPack, fixturesOfPrograms, packFixture } from './read-filled-pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'concord-office-'));
const made = join(folder, 'made.xlsx');

const listsOfPack = ['F3:F18 Lists!$A$2:$A$3', 'G3:G18 Lists!$B$2:$B$7'];

beforeAll(async () => writeFileSync(made, await filledPack()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a file with a program and saves it again, as its own kind of XLSX. */
const saveBy: Record<string, (from: string, to: string) => void> = {
  libreoffice: (from, to) => {
    // A profile of its own: the one of whoever sits at this machine may be open.
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const out = mkdtempSync(join(folder, 'out-'));
    const kind = 'xlsx:Calc MS Excel 2007 XML';
    execFileSync('soffice', [profile, '--headless', '--convert-to', kind, '--outdir', out, from], {
      stdio: 'pipe',
    });
    cpSync(join(out, from.split('/').at(-1) ?? ''), to);
  },
  gnumeric: (from, to) => {
    execFileSync('ssconvert', ['--export-type=Gnumeric_Excel:xlsx2', from, to], { stdio: 'pipe' });
  },
};

test.each(fixturesOfPrograms)(
  'a pack that %s saved says what was filled in, field for field',
  async (name) => {
    let last = made;
    for (const program of name.split('-then-')) {
      const next = join(folder, `${name}-${program}.xlsx`);
      saveBy[program]?.(last, next);
      last = next;
    }
    await expectFilledPack(readFileSync(last));
    // What helps whoever goes on with it.
    const { sheets } = await readXlsx(readFileSync(last), { readStyles: true });
    expect(sheets[1]).toMatchObject({
      view: { rightToLeft: true },
      protection: { sheet: true },
      columns: expect.arrayContaining([expect.objectContaining({ hidden: true })]),
    });
    // Gnumeric drops the lists that LibreOffice wrote, so that what comes back is looked at again in any case.
    const lists = name === 'libreoffice-then-gnumeric' ? [] : listsOfPack;
    expect((sheets[1]?.dataValidations ?? []).map(({ range, formula1 }) => `${range} ${formula1}`)).toEqual(
      lists,
    );
    expect(sheets[1]?.cells?.get('3,7')?.style?.protection?.locked).toBe(false);
    cpSync(last, packFixture(name));
  },
);
