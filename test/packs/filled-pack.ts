import type { ResponseFields } from '../../server/domain/response-fields.ts';
import type { PackBase } from '../../server/packs/plan-return.ts';
import { arabic } from '../../server/packs/words/ar.ts';
import { type PackFile, writePackFile } from '../../server/packs/write-pack-file.ts';

// A pack with a fixed number, filled in with what spreadsheet programs are known to change. Its files in test/fixtures/packs are
// made by those programs (npm run test:office).

const pack = '3b241101-e2bb-4255-8caf-4136c566a962';
const country = { code: 'SDN', name: 'السودان' };

type Answer = Omit<ResponseFields, 'status'> & { status?: ResponseFields['status'] };

/** What stood in the pack, and what its cells say when it comes back: the same where nobody touched them. */
const rows: readonly { stood: Answer; says?: Answer }[] = [
  { stood: { rating: null, narrative: null } },
  { stood: { rating: 'MEETS', narrative: 'Two words.\r\nA second line.\rA third.' } },
  { stood: { rating: 'EXCEEDS', narrative: '=SUM(A1:A9)' } },
  { stood: { rating: 'MISSING', narrative: '+1 -2 @x \t tab' } },
  { stood: { rating: null, narrative: 'The code _x0041_ and _x000D_ and _x005F_x0041_ stay' } },
  { stood: { rating: null, narrative: '中文 mixed with 123 and Latin、句子。' } },
  { stood: { rating: 'APPROACHES', narrative: 'نص عربي مع 12 رقما و latin' } },
  { stood: { rating: null, narrative: '  around  \n' } },
  { stood: { rating: null, narrative: '😀 e\u0301 <b>&amp;</b> "quoted" ‘so’' } },
  { stood: { rating: null, narrative: 'x'.repeat(32_767) } },
  { stood: { rating: null, narrative: 'y'.repeat(32_768) } },
  { stood: { rating: null, narrative: 'https://example.org/a?b=1&c=2#d' } },
  { stood: { rating: null, narrative: '1.50' } },
  { stood: { rating: null, narrative: 'broken \uFFFE off' } },
  {
    stood: { rating: 'MISSING', narrative: 'Before.' },
    says: { rating: 'EXCEEDS', narrative: 'After _x0041_, 中文 too.\nAnd a line.' },
  },
  {
    stood: { rating: null, narrative: null },
    says: { status: 'SUBMITTED', rating: 'NOT_APPLICABLE', narrative: '=not a formula' },
  },
];

const itemAt = (index: number) => `ITM-${index + 1}`;
const titleAt = (index: number) => `Question ${index + 1}`;
const statusOf = ({ status = 'IN_PROGRESS' }: Answer) => status;

/** The file as it would be when somebody had filled it in, before any program saved it. */
export function filledPack(): Promise<Buffer> {
  const file: PackFile = {
    ...{
      pack,
      country,
      agency: 'UNICEF',
      cycle: '2026',
      madeBy: 'Focal point',
      madeAt: new Date('2026-03-01T09:00:00Z'),
    },
    rows: rows.map(({ stood, says = stood }, index) => ({
      ...{ item: itemAt(index), section: 'Leadership', title: titleAt(index), guidance: 'Look at the plan.' },
      ...{ meetsWhen: 'It is in force.', evidence: ['A plan', 'A budget'], question: 'abcdef12' },
      answer: { ...says, status: statusOf(says), revision: 4 },
    })),
  };
  return writePackFile(file, arabic);
}

export const filledPackNumber = pack;

/** What the server knows of it. */
export const filledPackBase: PackBase = {
  ...{ pack, country: country.code },
  items: new Map(
    rows.map(({ stood }, index) => {
      const of = (value: string | null) => ({ bases: [{ revision: 4, value, erased: false }], changed: [] });
      return [
        itemAt(index),
        { status: of('IN_PROGRESS'), rating: of(stood.rating), narrative: of(stood.narrative) },
      ];
    }),
  ),
  itemOfQuestion: new Map(rows.map((_, index) => [titleAt(index), itemAt(index)])),
};

/** What is meant by it: what somebody wrote, and nothing else. */
export const meantByFilledPack = rows.flatMap(({ says }, index) =>
  says ? [{ item: itemAt(index), change: { baseRevision: 4, values: says } }] : [],
);
export const itemsOfFilledPack = rows.map((_, index) => itemAt(index));
