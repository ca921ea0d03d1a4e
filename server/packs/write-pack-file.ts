import { type CellStyle, type ColumnDef, colToLetter, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import {
  byField,
  choicesOf,
  type FieldName,
  fieldNames,
  type ResponseFields,
} from '../domain/response-fields.ts';
import { packMark, rowToken } from './row-token.ts';
import { fitsCell, toCell } from './sheet-text.ts';
import { headingOf, wordFor } from './words/languages.ts';
import type { PackWords } from './words/pack-words.ts';

/** A row of a pack: an item in the pack's language, and how its answer stands. */
export type PackRow = {
  item: string;
  section: string;
  title: string;
  guidance: string;
  meetsWhen: string;
  evidence: readonly string[];
  /** Which wording was asked. */
  question: string;
  answer: ResponseFields & { revision: number };
};

export type PackFile = {
  pack: string;
  country: { code: string; name: string };
  /** Null for the country team. */
  agency: string | null;
  cycle: string;
  madeBy: string;
  madeAt: Date;
  rows: readonly PackRow[];
};

/** Under one name in every language: the rules of the lists point to it. */
const LISTS = 'Lists';
/** Rows above the answers: the number and title of the pack, and the headings. */
const ABOVE = 2;

// A cell of text stays what it is, also where it begins like a formula.
const locked: CellStyle = { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } };
const open: CellStyle = {
  ...locked,
  protection: { locked: false },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFBE6' } },
  border: { bottom: { style: 'thin', color: { rgb: 'C8C8C8' } } },
};
const heading: CellStyle = { ...locked, font: { bold: true } };
const warning: CellStyle = { ...locked, font: { bold: true, color: { rgb: '9B1C1C' } } };

/** Hidden is the first column alone: what identifies a row. */
const lockedColumns: ColumnDef[] = [
  { hidden: true, width: 10 },
  { width: 9 },
  { width: 18 },
  { width: 30 },
  { width: 52 },
];
const columns = [...lockedColumns, ...fieldNames.map((field) => ({ width: choicesOf[field] ? 16 : 70 }))];

/** What is chosen from a list: of statuses those that whoever answers sets, and of everything else also the word that clears it. */
function offered(field: FieldName, words: PackWords): string[] {
  const choices = choicesOf[field] ?? [];
  if (field === 'status') return ['IN_PROGRESS', 'SUBMITTED'].map((code) => wordFor(words, code));
  return [...choices.map((code) => wordFor(words, code)), words.clear];
}

/** Fields with a list, in the order of their columns on the sheet of lists. */
const listed = fieldNames.filter((field) => choicesOf[field]);

/** A pack as the bytes of an XLSX file. */
export async function writePackFile(file: PackFile, words: PackWords): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: [readFirst(file, words), answers(file, words), lists(words)],
    workbookProtection: { lockStructure: true },
    properties: { title: toCell(words.title), creator: 'Concord' },
  });
  return Buffer.from(bytes);
}

/** Only against slips: without a password, so that whoever has to may take it away. */
const protection = {
  sheet: true,
  ...{
    formatCells: false,
    formatColumns: false,
    formatRows: false,
    selectLockedCells: false,
    selectUnlockedCells: false,
  },
};

function readFirst(file: PackFile, words: PackWords): WriteSheet {
  const { facts } = words;
  const agency = file.agency ?? words.countryTeam;
  const lines: (readonly [string, string, CellStyle])[] = [
    [words.title, '', heading],
    [words.warning, '', warning],
    ...(words.translation === null ? [] : [[words.translation, '', locked] as const]),
    ...words.instructions.map((line) => [line, '', locked] as const),
    [facts.country, file.country.name, locked],
    [facts.agency, agency, locked],
    [facts.cycle, file.cycle, locked],
    [facts.madeBy, file.madeBy, locked],
    [facts.madeAt, `${file.madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`, locked],
    [facts.number, packMark(file.pack), locked],
  ];
  return {
    name: words.sheets.readFirst,
    rows: lines.map(([left, right]) => [toCell(left), toCell(right)]),
    cells: new Map(
      lines.flatMap(([, , style], row) => [0, 1].map((column) => [`${row},${column}`, { style }])),
    ),
    columns: [{ width: 80 }, { width: 46 }],
    view: { rightToLeft: words.rightToLeft },
    protection,
  };
}

function answers(file: PackFile, words: PackWords): WriteSheet {
  const { item, section, question, guidance } = words.columns;
  const title = [file.country.name, file.agency ?? words.countryTeam, file.cycle].join(' · ');
  const headings = fieldNames.map((field) => headingOf(words, field));
  const rows = [
    [packMark(file.pack), title],
    ['', item, section, question, guidance, ...headings],
    ...file.rows.map((row) => cellsOf(row, file, words)),
  ];
  const styleAt = (row: number, column: number) => {
    if (row < ABOVE) return heading;
    const field = fieldNames[column - lockedColumns.length];
    return field && fits(file.rows[row - ABOVE]?.answer[field]) ? open : locked;
  };
  return {
    name: words.sheets.answers,
    rows: rows.map((cells) => cells.map(toCell)),
    cells: new Map(
      rows.flatMap((cells, row) =>
        cells.map((_, column) => [`${row},${column}`, { style: styleAt(row, column) }] as const),
      ),
    ),
    columns,
    freezePane: { rows: ABOVE, columns: 2 },
    dataValidations: listed.map((field, index) => {
      const column = colToLetter(lockedColumns.length + fieldNames.indexOf(field));
      const list = colToLetter(index);
      return choice(
        `${column}${ABOVE + 1}:${column}${ABOVE + file.rows.length}`,
        `${LISTS}!$${list}$2:$${list}$${offered(field, words).length + 1}`,
        words,
      );
    }),
    view: { rightToLeft: words.rightToLeft },
    protection,
  };
}

function cellsOf(row: PackRow, { pack, country }: PackFile, words: PackWords): string[] {
  const { item, question, answer } = row;
  const token = { pack, country: country.code, item, question, revision: answer.revision };
  const evidence = row.evidence.length > 0 ? `\n${words.evidence}: ${row.evidence.join('; ')}` : '';
  const said = byField((field) => {
    const value = answer[field] ?? '';
    if (choicesOf[field]) return value && wordFor(words, value);
    return fits(value) ? value : words.withheld;
  });
  return [
    rowToken(token),
    item,
    row.section,
    row.title,
    `${row.guidance}\n${words.meetsWhen}: ${row.meetsWhen}${evidence}`,
    ...fieldNames.map((field) => said[field]),
  ];
}

/** What a cell can't hold is locked. */
function fits(value: string | null | undefined): boolean {
  return value == null || fitsCell(value);
}

/** Gnumeric drops a list that shows no error, and LibreOffice cuts one that stands in the rule itself. */
function choice(range: string, list: string, words: PackWords) {
  return {
    ...{ type: 'list' as const, range, formula1: list, allowBlank: true },
    ...{
      showErrorMessage: true,
      errorStyle: 'stop' as const,
      errorTitle: 'Concord',
      errorMessage: words.chooseFromList,
    },
  };
}

function lists(words: PackWords): WriteSheet {
  const offers = listed.map((field) => [headingOf(words, field), ...offered(field, words)]);
  const longest = Math.max(...offers.map(({ length }) => length));
  return {
    name: LISTS,
    rows: Array.from({ length: longest }, (_, row) => offers.map((list) => list[row] ?? '')),
    columns: offers.map(() => ({ width: 20 })),
    view: { rightToLeft: words.rightToLeft },
    protection,
  };
}
