import { useEffect } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';
import { Export } from '../../elements/export.tsx';
import { loadWords } from '../../messages/load-words.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { ShownChecklist } from './checklist-file.ts';

const loadFile = () => Promise.all([import('./checklist-file.ts'), loadWords('later')]);

/** The checklist's rows for a spreadsheet. What writes them comes when the checklist stands: before the line is lost. */
export function ChecklistExport(shown: ShownChecklist) {
  const { words } = useApp();
  const reference = useReference();
  useEffect(() => {
    const timer = setTimeout(() => loadFile().catch(ignored), 4_000);
    return () => clearTimeout(timer);
  }, []);
  const save = async (at: string) => {
    const [{ saveChecklist }, later] = await loadFile();
    words.add(later);
    saveChecklist(shown, reference, words, at);
  };
  const { cycle, country } = shown;
  return (
    <>
      <Export count={shown.rows.length} save={save} />{' '}
      <a href={hrefOf({ view: 'report', query: { cycle, country } })}>{words.t('export.report')}</a>
    </>
  );
}

/** What failed to load ahead is tried again, and told, when it is asked for. */
function ignored(): void {}
