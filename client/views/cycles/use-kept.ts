import { useLayoutEffect, useReducer } from 'preact/hooks';
import { useApp, useViewer } from '../../elements/app-context.ts';
import { keptFieldsOf } from '../../sync/kept-fields.ts';

/**
 * A field that keeps what was typed for as long as the window stands; what was never typed is `otherwise`. The last function, as it was
 * drawn when a form was sent, forgets what went, and says whether: what was typed since stays.
 */
export function useKept(name: string, otherwise = ''): [string, (text: string) => void, () => boolean] {
  const person = useViewer().person.id;
  const fields = keptFieldsOf(useApp().sync);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => fields.subscribe(() => redraw(undefined)), [fields]);
  const key = `${person} ${name}`;
  const drawn = fields.get(key);
  return [
    drawn ?? otherwise,
    (text) => fields.set(key, text === otherwise ? null : text),
    () => {
      const same = fields.get(key) === drawn;
      if (same) fields.set(key, null);
      return same;
    },
  ];
}
