import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { Meter } from '../../elements/meter.tsx';
import { answeredOf, countsOf } from '../../elements/progress.ts';
import { type CountryFilter, hrefOf } from '../../routing/routes.ts';
import type { CountryData } from '../../sync/topics/country.ts';
import type { Row } from './rows.ts';

interface Props {
  readonly data: CountryData;
  readonly rows: readonly Row[];
  readonly country: string;
  readonly agency: string;
  readonly filter: CountryFilter;
}

/** The sections with how far each is; one chosen leaves only its items. */
export function Sections({ data, rows, country, agency, filter }: Props) {
  const { t } = useWords();
  const nav = useRef<HTMLElement>(null);
  const chosen = filter.section ?? '';
  // On a phone the sections are one row to be swept through: the chosen one is brought into it.
  useLayoutEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>(`a[data-section="${chosen}"]`);
    if (link) nav.current?.scrollTo({ left: link.offsetLeft - nav.current.offsetLeft });
  }, [chosen]);
  const entries = [
    { code: '', title: t('country.allSections'), rows },
    ...data.sections.map((section) => ({
      code: section.code,
      title: section.title,
      rows: rows.filter((row) => row.section === section),
    })),
  ];
  return (
    <nav ref={nav} class="toc" aria-label={t('country.sections')}>
      {entries
        .filter((entry) => entry.rows.length > 0)
        .map((entry) => {
          const counts = countsOf(entry.rows.map((row) => row.values.status));
          return (
            <a
              key={entry.code}
              href={hrefOf({ view: 'country', country, ...filter, agency, item: '', section: entry.code })}
              data-section={entry.code}
              aria-current={chosen === entry.code ? 'true' : undefined}
            >
              <span>{entry.title}</span>
              <span class="quiet small" aria-hidden="true">
                {answeredOf(counts)}/{counts.total}
              </span>
              <Meter counts={counts} />
            </a>
          );
        })}
    </nav>
  );
}
