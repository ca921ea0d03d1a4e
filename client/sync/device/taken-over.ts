import type { Line } from '../outbox.ts';
import type { State } from '../state.ts';

/** What another tab was sending when this one took over: it may have arrived, and goes again unchanged. */
export function takenOver(state: State): State {
  const { device, outbox } = state;
  if (!device || (!device.leads && state.sends !== 'here')) return state;
  const own = new Set(outbox.sending === device.sent.request ? device.sent.ids : []);
  const held = new Set(device.held?.send.entries.map((entry) => entry.mutationId));
  const lines = Object.entries(outbox.lines).map(([key, line]): [string, Line] => {
    const [head, ...later] = line.entries;
    if (head?.state !== 'sending' || own.has(head.mutationId) || held.has(head.mutationId))
      return [key, line];
    return [key, { ...line, entries: [{ ...head, state: 'again' }, ...later] }];
  });
  return { ...state, outbox: { ...outbox, lines: Object.fromEntries(lines) } };
}
