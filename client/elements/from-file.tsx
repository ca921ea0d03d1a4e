import type { FileAuthorQuery } from '../operations/operations.generated.ts';
import { FileAuthorDocument } from '../operations/soon.generated.ts';
import { useApp } from './app-context.ts';
import { useLoaded } from './use-loaded.ts';
import { Written } from './written.tsx';
import '../style/events.css';

/** From whose file a change was taken. The log has their id; the name is asked for, since few changes come so. */
export function FromFile({ id }: { id: string }) {
  const { sync, words } = useApp();
  const { data } = useLoaded(`person ${id}`, async () => {
    const result = await sync.read({ document: FileAuthorDocument, variables: { id } });
    const { node } = result as FileAuthorQuery;
    return node && 'name' in node ? node.name : '';
  });
  return <span class="change">{words.rich('event.fromFile', { name: <Written text={data || '…'} /> })}</span>;
}
