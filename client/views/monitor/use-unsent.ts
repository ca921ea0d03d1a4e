import { useLayoutEffect, useReducer } from 'preact/hooks';
import { useApp, useViewer } from '../../elements/app-context.ts';
import { keptFieldsOf } from '../../sync/kept-fields.ts';

/** What the keys of everything that somebody typed into the monitor begin with. */
export function unsentBeginning(person: string): string {
  return `${person} monitor `;
}

/**
 * A form of the monitor that is not sent: it lies in this window alone, outlasts the section and the closing of the
 * monitor, and the browser asks before the window is closed over it. Null: nothing was typed, or it was sent.
 */
export function useUnsent<Form extends object>(
  name: string,
): readonly [Form | null, (form: Form | null) => void] {
  const person = useViewer().person.id;
  const fields = keptFieldsOf(useApp().sync);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => fields.subscribe(() => redraw(undefined)), [fields]);
  const key = unsentBeginning(person) + name;
  const kept = fields.get(key);
  return [
    kept === undefined ? null : (JSON.parse(kept) as Form),
    (form) => fields.set(key, form === null ? null : JSON.stringify(form)),
  ];
}
