import type { Rating } from '../../schema/types/rating.ts';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { inputFor } from '../support/builders.ts';

const agencyItems = ['LDR-2', 'LDR-4'];
const teamItems = ['LDR-1', 'LDR-3', 'LDR-5'];
const ratings: Rating[] = [
  'MISSING',
  'APPROACHES',
  'APPROACHES',
  'MEETS',
  'MEETS',
  'EXCEEDS',
  'NOT_APPLICABLE',
];

/** What people write, and what breaks what takes texts for markup. */
export const hostile = [
  'The focal point has 20 % of her time for this; the plan for 2026–2027 says so. #let x = $a$ \\ `code` *bold* _it_ <label> @ref // [x] "q"',
  'اجتمع الفريق في 2026-11-29 مع ممثلي الأقليات اللغوية، ولا تزال خطة UNICEF قيد الإعداد (المرحلة 2-3).',
  'Deux réunions ont eu lieu ; le compte rendu est « en cours » — voir l’annexe nº 4.',
  '协调员与少数群体代表会面两次，“会议记录”见附件。',
  'Встречи прошли дважды; протокол прилагается.',
  'Émoji 😀, \u202Eabc\u202C, አማርኛ, 한국어 and a very long text: '.padEnd(5_000, 'word '),
];

/** Answers of these agencies and of country teams in some countries, all recorded by one person. */
export async function answerSome(
  database: Database,
  author: Viewer,
  agencies: readonly string[],
  countries: readonly string[] = ['KEN', 'NPL', 'BRA', 'FRA', 'FJI'],
): Promise<void> {
  const places = countries.flatMap((country) => [
    ...agencies.flatMap((agency) => agencyItems.map((item) => ({ country, agency, item }))),
    ...teamItems.map((item) => ({ country, agency: null, item })),
  ]);
  const entries = places.map((place, index) => ({
    author,
    input: inputFor(place, {
      status: index % 5 === 4 ? 'IN_PROGRESS' : 'SUBMITTED',
      rating: ratings[index % ratings.length] ?? null,
      narrative: hostile[index % hostile.length] ?? '',
    }),
  }));
  for (const outcome of await recordResponses(database, entries)) {
    if (outcome.kind !== 'RECORDED') throw new Error(`not recorded: ${JSON.stringify(outcome)}`);
  }
}
