import { useApp, useReference } from '../../elements/app-context.ts';
import { areaOf } from '../../elements/area.ts';
import { AreaChoice } from '../../elements/area-choice.tsx';
import { cycleText } from '../../elements/cycle-text.ts';
import { englishIf } from '../../elements/english-if.ts';
import { daysBetween, today } from '../../messages/calendar-date.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { AcrossData } from '../../sync/topics/across.ts';
import { SavedViews } from '../saved/saved-views.tsx';
import { type AcrossAddress, queryOf } from './across-address.ts';
import type { Asked, Parties } from './parties.ts';

interface Props {
  readonly asked: Asked;
  readonly items: readonly Asked[];
  readonly address: AcrossAddress;
  readonly parties: Parties;
  /** Whose answers; null for country teams. */
  readonly agency: string | null;
  readonly data: AcrossData | undefined;
}

/** What is asked, of whom, until when, and the way to the next item. */
export function AcrossHead({ asked, items, address, parties, agency, data }: Props) {
  const {
    router,
    words: { t, date },
  } = useApp();
  const { agencies } = useReference();
  const { item, section } = asked;
  const place = items.indexOf(asked);
  const query = (change: Partial<AcrossAddress>) => queryOf({ ...address, after: null, ...change });
  const to = (code: string) => ({ view: 'across', query: query({ item: code }) }) as const;
  const kind = Object.values(data?.carried ?? {}).find(({ unfinished }) => !unfinished)?.kind;
  const days = data ? daysBetween(today(), data.cycle.closesOn) : null;
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1} {...englishIf(item.wording)}>
          {item.title}
        </h1>
        <span class="quiet">
          {item.code} · {section.title} · {t('across.place', { place: place + 1, count: items.length })}
          {data && ` · ${t('across.mine', { count: data.total })} · ${cycleText(data.cycle, { t, date })}`}
          {data?.cycle.state === 'OPEN' && days !== null && days >= 0 && ` · ${t('cycle.days', { days })}`}
        </span>
      </div>
      <div class="tools across-items">
        <nav class="pick" aria-label={t('across.items')}>
          {[items[place - 1], items[place + 1]].map(
            (one, index) =>
              one && (
                <a key={one.item.code} href={hrefOf(to(one.item.code))} aria-label={nameOf(index, one, t)}>
                  {index === 0 ? `‹ ${one.item.code}` : `${one.item.code} ›`}
                </a>
              ),
          )}
        </nav>
        <label>
          <span>{t('across.choose')}</span>
          <select value={item.code} onChange={(event) => router.go(to(event.currentTarget.value))}>
            {[...new Set(items.map((one) => one.section))].map(({ code, title }) => (
              <optgroup key={code} label={title}>
                {items
                  .filter((one) => one.section.code === code)
                  .map((one) => (
                    <option key={one.item.code} value={one.item.code}>
                      {one.item.code} {one.item.title}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <AreaChoice
          value={address.area === null ? '' : String(address.area)}
          onChoose={(area) => router.go({ view: 'across', query: query({ area: areaOf(area) }) })}
        />
        {agency !== null && parties.agencies.length > 1 && (
          <label>
            <span>{t('across.of')}</span>
            <select
              value={agency}
              onChange={(event) =>
                router.go({ view: 'across', query: query({ agency: event.currentTarget.value }) })
              }
            >
              {parties.agencies.map((code) => (
                <option key={code} value={code}>
                  {agencies[code]?.acronym ?? code}
                </option>
              ))}
            </select>
          </label>
        )}
        <SavedViews />
      </div>
      <p class="across-about">
        <span {...englishIf(item.wording)}>{item.guidance}</span>
        <br />
        <span class="quiet">
          <b>{t('guidance.meetsWhen')}</b> <span {...englishIf(item.wording)}>{item.meetsWhen}</span>{' '}
          {kind && t(`across.wording.${kind}`)}
        </span>
      </p>
    </>
  );
}

function nameOf(index: number, { item }: Asked, t: ReturnType<typeof useApp>['words']['t']): string {
  return t(index === 0 ? 'across.previous' : 'across.next', { item: `${item.code} ${item.title}` });
}
