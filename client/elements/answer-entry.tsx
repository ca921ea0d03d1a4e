import type { ComponentChildren } from 'preact';
import { hrefOf } from '../routing/routes.ts';
import type { RecordedResponse } from '../sync/model.ts';
import { useReference, useWords } from './app-context.ts';
import { Status } from './status.tsx';
import { When } from './when.tsx';
import { Written } from './written.tsx';
import './answer-entry.css';

interface Props {
  readonly response: RecordedResponse;
  readonly title: string;
  /** Says where the answer belongs too, among answers of several places, which no section holds. */
  readonly placed: boolean;
  /** Of the whole entry, where somebody has to find it. */
  readonly id?: string;
  /** What stands before the title. */
  readonly before?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** One answer to be read: its item, its status, its text, its author and time, and its history. */
export function AnswerEntry({ response, title, placed, id: own, before, children }: Props) {
  const { t, rich } = useWords();
  const { countries, agencies } = useReference();
  const { countryCode: country, agencyCode, itemCode: item, cycleCode: cycle, rating, narrative } = response;
  const agency = agencyCode ?? 'team';
  const whose = agencyCode === null ? t('country.team') : (agencies[agencyCode]?.acronym ?? agencyCode);
  const Heading = placed ? 'h2' : 'h3';
  const id = `entry-${country}-${agency}-${item}`;
  return (
    <article class="entry" aria-labelledby={id} id={own}>
      <header>
        {before}
        <span class="code">{item}</span>
        <Heading id={id}>
          {placed && `${countries[country]?.name ?? country} · ${whose} · `}
          {title}
        </Heading>
        <span class="state small">
          <Status status={response.status} />
          {' · '}
          <span class={rating ? '' : 'quiet'}>{t(`rating.${rating ?? 'none'}`)}</span>
        </span>
      </header>
      {narrative ? (
        <p class="entry-text" dir="auto">
          {narrative}
        </p>
      ) : (
        <p class="quiet">{t('entry.noText')}</p>
      )}
      <footer class="small quiet">
        <span>
          {rich('item.lastChange', {
            name: <Written text={response.updatedBy.name} />,
            time: <When iso={response.updatedAt} />,
          })}
        </span>
        <a
          href={hrefOf({ view: 'history', country, cycle, agency, item })}
          aria-label={t('item.historyOf', { item })}
        >
          {t('item.history')}
        </a>
        <a
          href={hrefOf({ view: 'country', country, cycle, agency, item })}
          aria-label={t('history.open', { item })}
        >
          {t('entry.open')}
        </a>
      </footer>
      {children}
    </article>
  );
}
