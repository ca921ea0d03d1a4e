import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { type Cell, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { checkArchive, packFileLimits } from '../../server/packs/check-archive.ts';
import { readReturnedFile } from '../../server/packs/read-returned-file.ts';
import { packMark } from '../../server/packs/row-token.ts';
import { expectFilledPack, fixturesOfPrograms, packFixture } from './read-filled-pack.ts';

const pack = '3b241101-e2bb-4255-8caf-4136c566a962';

test.each(fixturesOfPrograms)('a pack that %s saved comes back field for field', async (name) => {
  await expectFilledPack(readFileSync(packFixture(name)));
});

const book = async (...sheets: WriteSheet[]) => Buffer.from(await writeXlsx({ sheets }));
const answers = (...rows: (string | number | boolean | Date | null)[][]): WriteSheet => ({
  name: 'Anything',
  rows: [[packMark(pack)], ['Explanation', 'x', 'Item'], ...rows],
});

test('what was pasted is taken as it is shown, and what shows nothing is said with its address', async () => {
  const cells = new Map<string, Partial<Cell>>([
    [
      '2,0',
      { type: 'richText', value: 'a b', richText: [{ text: 'a ' }, { text: 'b', font: { bold: true } }] },
    ],
    ['3,0', { type: 'string', value: 'a link', hyperlink: { target: 'https://example.org/' } }],
    ['6,0', { type: 'number', value: 0.07, style: { numFmt: '0%' } }],
    ['7,0', { type: 'formula', formula: '"a"&"b"', formulaResult: 'ab', value: 'ab' }],
    ['8,0', { type: 'formula', formula: '"a"&"b"', value: null }],
    ['9,0', { type: 'error', value: '#NAME?' }],
  ]);
  const values = [null, null, 42, new Date('2026-03-01'), null, null, null, null, true];
  const rows = values.map((value, index) => [value, null, `ITM-${index}`]);
  const returned = await readReturnedFile(await book({ ...answers(...rows), cells }));
  expect(returned.rows.map(({ fields }) => fields.narrative)).toEqual([
    { at: 'A3', text: 'a b', problem: false },
    { at: 'A4', text: 'a link', problem: false },
    { at: 'A5', text: '42', problem: false },
    { at: 'A6', text: '2026-03-01', problem: false },
    { at: 'A7', text: '7%', problem: false },
    { at: 'A8', text: 'ab', problem: false },
    { at: 'A9', text: '', problem: true },
    { at: 'A10', text: '#NAME?', problem: true },
    { at: 'A11', text: 'true', problem: false },
  ]);
});

test('it is found wherever its sheet and columns went, and never where there are two', async () => {
  const moved = { ...answers(['Yes.', null, 'LDR-1']), name: 'Copy' };
  const notes = {
    name: 'Notes',
    rows: [
      ['Item', 'mine'],
      ['LDR-1', 'call them'],
    ],
  };
  expect(await readReturnedFile(await book(notes, moved))).toMatchObject({
    pack,
    rows: [
      {
        row: 3,
        token: null,
        item: { at: 'C3', text: 'LDR-1' },
        fields: { narrative: { at: 'A3', text: 'Yes.' } },
      },
    ],
  });
  await expect(readReturnedFile(await book(answers(), moved))).rejects.toThrow(
    'Two sheets hold answers, “Anything” and “Copy”',
  );
  await expect(readReturnedFile(await book(notes))).rejects.toThrow('No sheet has the headings');
  const another = { name: 'Other', rows: [[packMark(pack.replace('3', '4'))]] };
  await expect(readReturnedFile(await book(answers(), another))).rejects.toThrow('the numbers of two packs');
  const later = { name: 'Other', rows: [['concord-pack|2|x']] };
  await expect(readReturnedFile(await book(answers(), later))).rejects.toThrow('another version of Concord');
});

const head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';

/** An archive with one sheet in it, which may state another size than it has. */
function archive(
  sheet: Buffer,
  { stated = sheet.length, part = 'xl/worksheets/sheet1.xml' }: { stated?: number; part?: string } = {},
): Buffer {
  const [name, data] = [Buffer.from(part), deflateRawSync(sheet)];
  const about = Buffer.alloc(26);
  about.writeUInt16LE(20, 0);
  about.writeUInt16LE(8, 4);
  about.writeUInt32LE(crc32(sheet), 10);
  about.writeUInt32LE(data.length, 14);
  about.writeUInt32LE(stated, 18);
  about.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, name, data]);
  const entry = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), about, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}

test('a file that unpacks into more than a pack could hold is refused before it is unpacked', async () => {
  const tooLarge = 'This file is larger than a pack';
  const { unpackedBytes } = packFileLimits;
  const spaces = Buffer.alloc(1_000_000, 0x20);
  await expect(readReturnedFile(archive(spaces, { stated: unpackedBytes + 1 }))).rejects.toThrow(tooLarge);
  // It states less than it has, and the reader stops there; or nothing at all.
  await expect(readReturnedFile(archive(spaces, { stated: 1_000 }))).rejects.toThrow('can’t be read');
  await expect(readReturnedFile(archive(spaces, { stated: 0 }))).rejects.toThrow(tooLarge);
  const far = Buffer.from(
    `${head}<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`,
  );
  await expect(readReturnedFile(archive(far))).rejects.toThrow(tooLarge);
  for (const said of [
    '<row r="6000"><c/><c/><c/></row>',
    "<row r='6000'><c/></row>",
    "<c r='A6000'/>",
    '<c r="a6000"/>',
    '<c s="1"\n r = "A6000"/>',
    '<x-y:c r="ZZ1"/>',
    `${'<row/>'.repeat(packFileLimits.rows)}<row><c/></row>`,
    `<row>${'<c/>'.repeat(packFileLimits.columns + 1)}</row>`,
    '<col min="1" max="9"/>'.repeat(packFileLimits.columns + 1),
  ]) {
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/anything']) {
      const written = archive(Buffer.from(head + said), { part });
      await expect(readReturnedFile(written), said.slice(0, 60)).rejects.toThrow(tooLarge);
    }
  }
  const many = Buffer.from(`${head}${'<row><c/></row>'.repeat(packFileLimits.cells + 1)}`);
  await expect(readReturnedFile(archive(many))).rejects.toThrow(tooLarge);
  await expect(readReturnedFile(Buffer.alloc(packFileLimits.bytes + 1))).rejects.toThrow(tooLarge);
  await expect(readReturnedFile(Buffer.from('Item,Explanation\nLDR-1,Yes.'))).rejects.toThrow(
    'can’t be read as an XLSX file',
  );
});

test('a workbook of more sheets than a pack has is refused, and one whose last rows are only formatted is read', async () => {
  const notes = (at: number): WriteSheet => ({ name: `Notes ${at}`, rows: [['mine']] });
  const sheets = Array.from({ length: packFileLimits.sheets }, (_, at) => notes(at));
  await expect(readReturnedFile(await book(answers(), ...sheets))).rejects.toThrow('20 sheets');
  expect(
    (await readReturnedFile(await book(answers(['Yes.', null, 'LDR-1']), ...sheets.slice(1)))).rows,
  ).toHaveLength(1);
  const formatted = `${head}<row r="1048576" ht="12.8" customHeight="1"/></sheetData></worksheet>`;
  // The check lets it pass, and the reader finds no workbook around the sheet.
  await expect(readReturnedFile(archive(Buffer.from(formatted)))).rejects.toThrow('can’t be read');
});

test('a sheet is looked through once, however it is written', () => {
  // Where each cell looks as far as the sheet's end, this takes longer than a test may.
  const sheet = Buffer.from(`${head}${`<row>${'<c '.repeat(150)}`.repeat(130)}${' '.repeat(4_000_000)}`);
  expect(checkArchive(archive(sheet))).toBeNull();
});
