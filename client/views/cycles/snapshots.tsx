import { useApp } from '../../elements/app-context.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { TakeSnapshotDocument } from '../../operations/later.generated.ts';
import type { CycleDetailsQuery } from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { CycleProps } from './cycle-props.ts';
import { SnapshotCheck } from './snapshot-check.tsx';
import { Step } from './step.tsx';
import { useKept } from './use-kept.ts';

interface Props extends CycleProps {
  readonly snapshots: CycleDetailsQuery['snapshots'];
}

/** What the cycle's answers said at some positions of the log, and whether that still is what the log says. */
export function Snapshots({ standing: { cycle }, version, snapshots }: Props) {
  const { t, rich, number } = useApp().words;
  const { code, state } = cycle;
  const [name, setName, forget] = useKept(`snapshot ${code}`);
  return (
    <section aria-labelledby="snapshots-title">
      <h2 id="snapshots-title">{t('cycles.snapshotsTitle')}</h2>
      <p class="quiet">{t('cycles.snapshotsMean', { count: snapshots.length })}</p>
      {snapshots.length > 0 && (
        <ul class="lines">
          {snapshots.map((one) => (
            <li key={one.name}>
              <p>
                <strong>
                  <Written text={one.name} />
                </strong>{' '}
                <span class="quiet">
                  {rich(one.takenBy ? 'cycles.snapshotBy' : 'cycles.snapshotByFiles', {
                    time: <When iso={one.at} />,
                    name: <Written text={one.takenBy?.name ?? ''} />,
                    position: number(one.position),
                  })}
                </span>{' '}
                <span>{t('progress.answered', { answered: one.answered, total: one.total })}</span>{' '}
                <a href={hrefOf({ view: 'report', query: { cycle: code, snapshot: one.name } })}>
                  {t('cycles.snapshotReport')}
                </a>
              </p>
              <SnapshotCheck key={version} cycle={code} name={one.name} />
            </li>
          ))}
        </ul>
      )}
      {state === 'OPEN' && (
        <Step
          document={TakeSnapshotDocument}
          variables={{ cycle: code, name }}
          version={version}
          go={t('cycles.snapshotGo')}
          means={t('cycles.snapshotWould', { name })}
          done={() => {
            forget();
            return t('cycles.snapshotDone', { name });
          }}
        >
          <label for="snapshot-name">
            {t('cycles.snapshotName')}
            <input
              id="snapshot-name"
              required
              maxLength={100}
              dir="auto"
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
        </Step>
      )}
    </section>
  );
}
