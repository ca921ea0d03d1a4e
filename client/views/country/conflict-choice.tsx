import { useApp, useViewer } from '../../elements/app-context.ts';
import { TextDiff } from '../../elements/text-diff.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { isRewritten } from '../../sync/choices.ts';
import type { Field, RecordedResponse } from '../../sync/model.ts';
import type { Conflict, FieldConflict } from '../../sync/outbox.ts';
import './conflict.css';

interface Props {
  readonly conflict: Conflict;
  readonly server: RecordedResponse | undefined;
  readonly onChoose: (keep: 'mine' | 'theirs') => void;
  readonly onNew: () => void;
}

/** What stood there, what each wrote, and the ways out; what each does is for whoever shows it. */
export function ConflictChoice({ conflict, server, onChoose, onNew }: Props) {
  const { t, rich } = useApp().words;
  const me = useViewer().person.id;
  const first = conflict.fields[0];
  const rewritten = isRewritten(conflict);
  return (
    <section class="clash" aria-label={t('conflict.label')}>
      <p role="alert">
        <strong>
          {rich(first?.theirsBy.id === me ? 'conflict.self' : 'conflict.sentence', {
            name: <Written text={first?.theirsBy.name ?? ''} />,
            fields: fieldsKey(conflict.fields),
          })}
        </strong>{' '}
        <span class="quiet">{t('conflict.kept')}</span>
      </p>
      {conflict.fields.map((clash) => (
        <ClashingField key={clash.field} clash={clash} conflict={conflict} server={server} />
      ))}
      <div class="pick">
        <button type="button" class={rewritten ? 'main' : ''} onClick={() => onChoose('mine')}>
          {t(rewritten ? 'conflict.saveNew' : 'conflict.mine')}
        </button>
        <button type="button" onClick={() => onChoose('theirs')}>
          {t('conflict.theirs')}
        </button>
        {conflict.fields.some(({ field }) => field === 'narrative') && (
          <button type="button" onClick={onNew}>
            {t('conflict.new')}
          </button>
        )}
      </div>
    </section>
  );
}

function ClashingField({
  clash,
  conflict,
  server,
}: {
  clash: FieldConflict;
  conflict: Conflict;
  server: RecordedResponse | undefined;
}) {
  const { t, rich } = useApp().words;
  const field = clash.field as Field;
  // Theirs may have moved on since the answer came: what is chosen against must be what stands there now.
  const theirs = server ? server[field] : clash.theirs;
  const moved = server !== undefined && theirs !== clash.theirs;
  const by = moved ? server.updatedBy.name : clash.theirsBy.name;
  const at = moved ? server.updatedAt : clash.theirsAt;
  return (
    <div class="sides">
      <div class="side">
        <h4>{t('conflict.before', { field })}</h4>
        <Value field={field} before={clash.base} value={clash.base} />
      </div>
      <div class="side">
        <h4>{rich('join.comma', { what: <Written text={by} />, more: <When iso={at} /> })}</h4>
        <Value field={field} before={clash.base} value={theirs} />
      </div>
      <div class="side">
        <h4>{rich('conflict.you', { time: <When iso={conflict.writtenAt} /> })}</h4>
        <Value field={field} before={clash.base} value={conflict.mine[field] ?? null} />
      </div>
    </div>
  );
}

function Value({ field, before, value }: { field: Field; before: string | null; value: string | null }) {
  const { t } = useApp().words;
  if (field === 'status') return <p>{t(`status.${(value ?? 'NOT_STARTED') as 'SUBMITTED'}`)}</p>;
  if (field === 'rating') return <p>{t(`rating.${(value ?? 'none') as 'none'}`)}</p>;
  return value || before ? (
    <TextDiff before={before ?? ''} after={value ?? ''} />
  ) : (
    <p class="quiet">{t('conflict.empty')}</p>
  );
}

function fieldsKey(clashes: readonly FieldConflict[]): string {
  return clashes.length === 1 ? (clashes[0]?.field ?? 'other') : 'other';
}
