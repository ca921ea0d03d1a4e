import type { Rung } from '../rung.ts';

// Which rung of the ladder a page stands on, purely:
//
//   socket ──failed──▶ stream ──failed──▶ asking ──failed──▶ asking (nothing gets through: lost, and tried again)
//      ▲                  ▲                  │
//      └────reached───────┴─────reached──────┘      now and then a higher rung is tried beside the one that works
//
// `hand` is only ever chosen by a person, as any rung may be: then nothing moves the page from it.

export interface Choice {
  readonly rung: Rung;
  /** What a person chose; null: the page chooses. */
  readonly forced: Rung | null;
  /** The rung has brought something since the page stands on it. */
  readonly proved: boolean;
  /** How often in a row the higher rungs were tried in vain. */
  readonly misses: number;
  /** The network was away meanwhile: that a higher rung failed says nothing about it. */
  readonly fresh: boolean;
}

export type Happened =
  /** The rung brought nothing in time, was refused, or fell silent. */
  | { readonly is: 'failed' }
  | { readonly is: 'proved' }
  /** It had worked for a while and was closed: the server restarts, or the line was cut for a moment. */
  | { readonly is: 'closed' }
  /** A higher rung was tried, and works. */
  | { readonly is: 'reached'; readonly rung: Rung }
  /** The higher rungs were tried, and none works. */
  | { readonly is: 'missed' }
  /** The browser says that it is on line again. */
  | { readonly is: 'online' }
  | { readonly is: 'forced'; readonly rung: Rung | null };

const below: Readonly<Record<Rung, Rung>> = {
  socket: 'stream',
  stream: 'asking',
  asking: 'asking',
  hand: 'hand',
};

/** The rungs that are tried from another one, the best first. */
export const above: Readonly<Record<Rung, readonly Rung[]>> = {
  socket: [],
  stream: ['socket'],
  asking: ['socket', 'stream'],
  hand: [],
};

const minute = 60_000;
/** A try costs a kilobyte or two: a line that swallows WebSockets today does so in an hour. */
const climbsMs = [5 * minute, 20 * minute, 60 * minute];
const freshClimbMs = 2_000;

/** Where a page stands that has just begun to choose. */
export function firstChoice(rung: Rung, forced: Rung | null): Choice {
  return { rung: forced ?? rung, forced, proved: false, misses: 0, fresh: false };
}

export function chosen(choice: Choice, happened: Happened): Choice {
  const on = (rung: Rung): Choice => ({ ...choice, rung, proved: false });
  switch (happened.is) {
    case 'failed': {
      if (choice.forced) return on(choice.rung);
      // Where even questions get no answer, it is the network and not the rung.
      return { ...on(below[choice.rung]), fresh: choice.fresh || choice.rung === 'asking' };
    }
    case 'closed':
      return on(choice.rung);
    case 'proved':
      return { ...choice, proved: true };
    case 'reached':
      return choice.forced ? choice : { ...on(happened.rung), misses: 0, fresh: false };
    case 'missed':
      return { ...choice, misses: choice.misses + 1, fresh: false };
    case 'online':
      return { ...choice, fresh: true };
    case 'forced':
      return firstChoice(happened.rung ?? 'socket', happened.rung);
  }
}

/** How long until the rungs above are tried, in milliseconds; null: they aren't. */
export function climbAfter({ rung, forced, proved, misses, fresh }: Choice): number | null {
  if (forced || !proved || above[rung].length === 0) return null;
  return fresh ? freshClimbMs : (climbsMs[Math.min(misses, climbsMs.length - 1)] ?? null);
}
