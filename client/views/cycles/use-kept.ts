import { useLayoutEffect, useReducer } from 'preact/hooks';
import { useApp, useViewer } from '../../elements/app-context.ts';
import { keptFieldsOf } from '../../sync/kept-fields.ts';

/** A field that keeps what was typed for as long as the window stands; what was never typed is `otherwise`. */
export function useKept(name: string, otherwise = ''): [string, (text: string) => void] {
  const person = useViewer().person.id;
  const fields = keptFieldsOf(useApp().sync);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => fields.subscribe(() => redraw(undefined)), [fields]);
  const key = `${person} ${name}`;
  return [fields.get(key) ?? otherwise, (text) => fields.set(key, text === otherwise ? null : text)];
}
