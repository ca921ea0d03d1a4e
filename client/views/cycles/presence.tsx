import { useMemo, useState } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';
import { foldedText } from '../../elements/folded-text.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { ChangePresenceDocument, CyclePresenceDocument } from '../../operations/later.generated.ts';
import type { CyclePresenceQuery } from '../../operations/operations.generated.ts';
import type { CycleProps } from './cycle-props.ts';
import { linesOf, presenceMap, readEdits, withEdits, writeEdits } from './presence-edits.ts';
import { PresenceGrid } from './presence-grid.tsx';
import { PresencePaste } from './presence-paste.tsx';
import { letters, presences } from './presence-words.ts';
import { Step } from './step.tsx';
import { useKept } from './use-kept.ts';

/** Who reports where: read in every cycle, changed where it is planned or open. */
export function PresencePart({ standing: { cycle }, others, version }: CycleProps) {
  const { sync, words } = useApp();
  const { t } = words;
  const { code, state } = cycle;
  const loaded = useLoaded(`${code} ${version}`, async () => {
    const read = await sync.read({ document: CyclePresenceDocument, variables: { cycle: code } });
    return read as CyclePresenceQuery;
  });
  const { data } = loaded;
  const base = useMemo(() => presenceMap(data?.presence ?? []), [data]);
  const agencies = useMemo(
    () => (data?.agencies ?? []).filter((one) => one.answersChecklist).map((one) => one.code),
    [data],
  );
  const countries = new Set([...base.keys()].map((cell) => cell.split('/')[0]));
  return (
    <section aria-labelledby="presence-title">
      <h2 id="presence-title">{t('cycles.presenceTitle')}</h2>
      <NotLoaded loaded={loaded} />
      {data && (
        <p class="quiet">
          {t('cycles.presenceSum', {
            cells: base.size,
            countries: countries.size,
            agencies: agencies.length,
          })}
          {state === 'OPEN' && ` ${t('cycles.presenceOpen')}`}
          {state === 'CLOSED' && ` ${t('cycles.presenceClosed')}`}
        </p>
      )}
      {data && state !== 'CLOSED' && (
        <>
          {others.length > 0 && (
            <CopyFrom code={code} others={others} version={version} planned={state === 'PLANNED'} />
          )}
          <Editor
            code={code}
            agencies={agencies}
            base={base}
            version={version}
            planned={state === 'PLANNED'}
          />
        </>
      )}
    </section>
  );
}

interface EditorProps {
  readonly code: string;
  readonly agencies: readonly string[];
  readonly base: ReadonlyMap<string, (typeof presences)[number]>;
  readonly version: string;
  readonly planned: boolean;
}

function Editor({ code, agencies, base, version, planned }: EditorProps) {
  const { t, compare } = useApp().words;
  const reference = useReference();
  const [sought, setSought] = useState('');
  const [kept, keep, forget] = useKept(`presence ${code}`);
  const edits = useMemo(() => withEdits(base, readEdits(kept), []), [base, kept]);
  const take = (more: Parameters<typeof withEdits>[2]) => {
    const next = withEdits(base, edits, more);
    keep(writeEdits(next));
    return next;
  };
  const countries = useMemo(() => {
    const wanted = foldedText(sought);
    return Object.values(reference.countries)
      .filter(({ code: one, name }) => foldedText(`${name} ${one}`).includes(wanted))
      .sort((a, b) => compare(a.name, b.name))
      .map((one) => one.code);
  }, [reference, sought, compare]);
  const count = edits.size;
  return (
    <Step
      document={ChangePresenceDocument}
      variables={{ cycle: code, lines: linesOf(edits), copyFrom: null }}
      version={version}
      planned={planned}
      disabled={count === 0}
      tryLabel={t('cycles.presenceTry', { count })}
      go={t('cycles.presenceGo', { count })}
      means={t('cycles.presenceMeans', { count, cycle: code })}
      done={() => {
        forget();
        return t('cycles.presenceDone', { count, cycle: code });
      }}
    >
      <div class="presence-editor">
        <PresencePaste code={code} agencies={agencies} onTake={(lines) => take(lines).size} />
        <label class="search" for="presence-sought">
          {t('countries.find')}
          <input
            id="presence-sought"
            type="search"
            value={sought}
            onInput={(event) => setSought(event.currentTarget.value)}
          />
        </label>
        <p class="quiet small">
          {presences.map((kind) => `${letters[kind]} ${t(`cycles.presence.${kind}`)}`).join(' · ')}
          {'. '}
          {t('cycles.presenceKeys')}
        </p>
        {countries.length === 0 ? (
          <p role="status">{t('countries.found', { count: 0 })}</p>
        ) : (
          <PresenceGrid
            countries={countries}
            agencies={agencies}
            base={base}
            edits={edits}
            onSet={(country, agency, presence) => take([{ country, agency, presence }])}
          />
        )}
        <p class="small" role="status">
          {count > 0 && <span class="waiting">{t('cycles.presenceUnsent', { count })}</span>}{' '}
          {count > 0 && (
            <button type="button" class="plain" onClick={() => keep('')}>
              {t('cycles.presenceDrop', { count })}
            </button>
          )}
        </p>
      </div>
    </Step>
  );
}

interface CopyProps extends Pick<EditorProps, 'code' | 'version' | 'planned'> {
  readonly others: readonly string[];
}

function CopyFrom({ code, others, version, planned }: CopyProps) {
  const { t } = useApp().words;
  const [from, setFrom] = useState(others[0] ?? '');
  return (
    <Step
      document={ChangePresenceDocument}
      variables={{ cycle: code, lines: [], copyFrom: from }}
      version={version}
      planned={planned}
      go={t('cycles.copyGo', { from })}
      means={t('cycles.copyMeans', { cycle: code, from })}
      done={() => t('cycles.copyDone', { cycle: code, from })}
    >
      <label for="presence-from">
        {t('cycles.copyFrom')}
        <select id="presence-from" value={from} onChange={(event) => setFrom(event.currentTarget.value)}>
          {others.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
    </Step>
  );
}
