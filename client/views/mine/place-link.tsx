import { useReference, useWords } from '../../elements/app-context.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { ResponseAddress } from '../../sync/model.ts';

/** An answer by its item, country and party, and the way to it. */
export function PlaceLink({ address: { cycle, country, agency, item } }: { address: ResponseAddress }) {
  const { t } = useWords();
  const { countries, agencies } = useReference();
  const whose = agency === null ? t('country.team') : (agencies[agency]?.acronym ?? agency);
  return (
    <a href={hrefOf({ view: 'country', country, cycle, agency: agency ?? 'team', item })}>
      {`${item} · ${countries[country]?.name ?? country} · ${whose}`}
    </a>
  );
}
