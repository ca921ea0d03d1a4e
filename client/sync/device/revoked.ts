import type { Sync } from '../runtime.ts';
import { openDatabase } from './database.ts';
import { forgetPerson, ticketName } from './sealing.ts';

// When what the device keeps of somebody goes, with its key, without their doing: at the first contact after their
// session was ended from elsewhere, or their account closed. A session that ran out is a pause.

const retryMs = 30_000;

/** Looks at each sign-in and sign-out, and deletes what must go. `onForgotten` is told when somebody else than the person had it deleted. */
export function followRevocations(sync: Sync, onForgotten: () => void): void {
  let known = '';
  const look = async () => {
    const { session, author } = sync.state();
    const now = `${session.is} ${author ?? ''}`;
    if (now === known || session.is === 'unknown') return;
    known = now;
    try {
      if (await forgetRevoked(sync)) onForgotten();
    } catch {
      // No database or no line: what is kept stays until somebody can be asked.
      setTimeout(() => {
        known = '';
        look();
      }, retryMs);
    }
  };
  sync.subscribe(look);
  look();
}

/** Whether something went of somebody who is not signed in now, where nobody is. */
async function forgetRevoked(sync: Sync): Promise<boolean> {
  const database = await openDatabase(() => {});
  try {
    const facts = await database.getAll('facts');
    const tickets = facts.flatMap(({ name, value }) =>
      name.startsWith(ticketName('')) && typeof value === 'string'
        ? [{ person: name.slice(ticketName('').length), ticket: value }]
        : [],
    );
    // Whoever has signed in anew is let in, whatever became of their former session.
    const others = tickets.filter(
      ({ person }) => sync.state().session.is !== 'in' || sync.state().author !== person,
    );
    const answer =
      others.length > 0 ? await post('/auth/revoked', { tickets: others.map((one) => one.ticket) }) : null;
    const revoked = new Set((answer as { revoked: readonly string[] } | null)?.revoked);
    let own = false;
    for (const { person, ticket } of others) {
      const { session, author } = sync.state();
      // Whoever has signed in anew meanwhile is let in.
      if (!revoked.has(ticket) || (session.is === 'in' && author === person)) continue;
      await forgetPerson(database, person, 'all');
      if (session.is === 'out') own = true;
      if (author === person) sync.dispatch({ is: 'signed-out' });
    }
    const { session } = sync.state();
    if (session.is !== 'in') return own;
    const { ticket } = (await post('/auth/ticket', {})) as { ticket: string | null };
    const name = ticketName(session.viewer.person.id);
    if (ticket) await database.put('facts', { name, value: ticket });
    return own;
  } finally {
    database.close();
  }
}

async function post(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}
