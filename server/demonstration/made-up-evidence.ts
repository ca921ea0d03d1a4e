import { createHash } from 'node:crypto';
import type { DeclareEvidenceInput } from '../../schema/types/evidence-input.ts';
import { choose, uuidOf } from './choice.ts';
import type { EvidencePlace } from './evidence-places.sql.ts';

/** Ends every sentence and stands in every file, so that none can be taken for a real one. */
const MARK = '[Made up for the demonstration]';
const DAY_MS = 86_400_000;

/** A document beside an answer, and what becomes of it. */
export type MadeUpEvidence = {
  input: DeclareEvidenceInput;
  /** Of a file. */
  bytes: Buffer | null;
  /** How much of the file has come. */
  sent: number;
  withdrawn: boolean;
};

const sentences = [
  (kind: string) => `${kind}: who is responsible, and by when.`,
  (kind: string) => `${kind}: agreed in a planning meeting of the office.`,
  (kind: string) => `${kind}: how communities took part, and what changed because of it.`,
  (kind: string) => `${kind}: which groups are reached, by district.`,
] as const;

/** Every document of some is of another sort, so that each can be seen. */
const sorts = [
  { form: 'LINK', sensitivity: 'LOW', days: 40 },
  { form: 'PDF', sensitivity: 'MODERATE', days: 25 },
  { form: 'TEXT', sensitivity: 'HIGH', days: 60 },
  // It was in force until a month ago.
  { form: 'LINK', sensitivity: 'LOW', days: 900, expires: -30 },
  { form: 'PDF', sensitivity: 'LOW', days: 35, withdrawn: true },
  { form: 'PDF', sensitivity: 'LOW', days: 12, share: 0.62 },
  { form: 'LINK', sensitivity: 'SEVERE', days: 50 },
  // Older than its cycle, and still in force.
  { form: 'TEXT', sensitivity: 'LOW', days: 700, expires: 500 },
] as const satisfies readonly Sort[];

type Sort = {
  form: 'LINK' | 'PDF' | 'TEXT';
  sensitivity: 'LOW' | 'MODERATE' | 'HIGH' | 'SEVERE';
  /** How long ago it is dated, and in how many days it ends. */
  days: number;
  expires?: number;
  share?: number;
  withdrawn?: boolean;
};

/** What stands beside some answers of the open cycle; links alone where no files are kept. */
export function madeUpEvidence(
  places: readonly EvidencePlace[],
  today: Date,
  takesFiles: boolean,
): MadeUpEvidence[] {
  return places.flatMap((place, index) => {
    const own = { place, today, takesFiles };
    const first = documentOf(own, index, sorts[index % sorts.length] ?? sorts[0]);
    // Every third has another one.
    return index % 3 === 0
      ? [first, documentOf(own, index + sorts.length, sorts[(index + 1) % sorts.length] ?? sorts[1])]
      : [first];
  });
}

/** What showed some of last year's answers: half of it is still in force. */
export function formerEvidence(places: readonly EvidencePlace[], lastDay: string): DeclareEvidenceInput[] {
  const end = new Date(`${lastDay}T12:00:00Z`);
  return places.map((place, index) => {
    const sort = {
      form: 'LINK',
      sensitivity: 'LOW',
      days: 90,
      ...(index % 2 === 0 && { expires: 1_000 }),
    } as const;
    return documentOf({ place, today: end, takesFiles: false }, index, sort).input;
  });
}

type Document = { place: EvidencePlace; today: Date; takesFiles: boolean };

function documentOf({ place, today, takesFiles }: Document, index: number, sort: Sort): MadeUpEvidence {
  const { cycle, country, agency, item, kinds } = place;
  const key = ['demonstration', 'evidence', cycle, country, agency, item, index];
  const kind = choose(Math.max(kinds.length, 1), 'kind', ...key);
  const dayIn = (days: number) => new Date(today.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const shows = `${(sentences[index % sentences.length] ?? sentences[0])(capital(kinds[kind] ?? 'note'))} ${MARK}`;
  const form = takesFiles ? sort.form : 'LINK';
  const name = `${item.toLowerCase()}-${country.toLowerCase()}.${form === 'PDF' ? 'pdf' : 'txt'}`;
  const bytes = form === 'LINK' ? null : form === 'PDF' ? pdfOf(shows) : Buffer.from(`${shows}\n`);
  return {
    input: {
      mutationId: uuidOf(...key),
      cycle,
      country,
      agency,
      item,
      kind: kind + 1,
      datedOn: dayIn(-sort.days),
      language: 'en',
      sensitivity: sort.sensitivity,
      shows,
      expiresOn: sort.expires === undefined ? null : dayIn(sort.expires),
      url: bytes ? null : `https://uninfo.example/${country.toLowerCase()}/${item.toLowerCase()}`,
      file: bytes && { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
      namesNobody: true,
    },
    bytes,
    sent: bytes ? Math.round(bytes.length * (sort.share ?? 1)) : 0,
    withdrawn: sort.withdrawn ?? false,
  };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** One page with one line on it. */
function pdfOf(text: string): Buffer {
  const plain = text.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, '\\$&');
  const page = `BT /F1 10 Tf 40 780 Td (${plain}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.join('')}`;
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
  );
}
