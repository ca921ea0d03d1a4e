import { buildConcordSchema } from '../../../server/api/build-schema.ts';
import type { Random } from '../../graphql/differential/random.ts';
import {
  type RandomOperation,
  randomOperation,
  type ScalarValues,
} from '../../graphql/differential/random-operation.ts';
import type { Known } from './askers.ts';

/** What an outsider sends. */
export type Try = RandomOperation & { asker: string };

const ofMonitor =
  /monitor|incident|report|group|alert|signal|series|detect|assess|indicator|sensitive|release|import|action|merge|export|node$/i;
/** They take away one's own session or role, after which there is nothing left to try. */
const leaving = /session|signOut|deactivate|membership|handOver|leave|token/i;

/**
 * Operations over the whole schema, most of them about the monitor, with the true ids of what there is, and with names like
 * those that are taken. All but what a coordinator does to open incidents: after that there is something to see.
 */
export class Tries {
  readonly #schema = buildConcordSchema();
  readonly #scalars: ScalarValues;
  readonly #askers: readonly string[];

  constructor(
    private readonly random: Random,
    known: Known,
    askers: readonly string[],
  ) {
    this.#askers = askers;
    this.#scalars = {
      ID: known.ids,
      UUID: known.ids,
      String: [
        'KEN',
        'KEN',
        'NPL',
        'Quiet people',
        'people OF the hill',
        'Seen people',
        '2026',
        '2026-03-01',
        'LDR-2',
      ],
      Int: [0, 1, 5, -1],
      Float: [0, 1.5],
      Boolean: [true, false],
      Cursor: ['0.000000000000', '1.0123456789ab'],
      DateTimeISO: ['2026-03-01T12:30:00.000Z'],
    };
  }

  next(): Try {
    const { random } = this;
    const asker = random.pick(this.#askers);
    const kind = random.chance(0.65) ? 'query' : 'mutation';
    const root = kind === 'query' ? this.#schema.getQueryType() : this.#schema.getMutationType();
    const about = random.chance(0.75) ? ofMonitor : /./;
    const field = random.pick(
      Object.keys(root?.getFields() ?? {}).filter(
        (name) =>
          about.test(name) && !leaving.test(name) && (asker !== 'coordinator' || name !== 'openIncidents'),
      ),
    );
    // One: of several that fail side by side, either may be the one that is told.
    return { asker, ...randomOperation(this.#schema, kind, random, this.#scalars, field) };
  }
}
