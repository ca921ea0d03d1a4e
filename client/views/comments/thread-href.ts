import { hrefOf } from '../../routing/routes.ts';

/** Where a comment stands, as the API says it. */
export interface CommentPlace {
  readonly cycleCode: string;
  readonly countryCode: string | null;
  readonly agencyCode: string | null;
  readonly itemCode: string | null;
}

/** The address of what is said there, opened. */
export function threadHref({
  cycleCode: cycle,
  countryCode: country,
  agencyCode,
  itemCode: item,
}: CommentPlace) {
  if (country === null) return `${hrefOf({ view: 'cycles', cycle })}?comments=open`;
  const agency = agencyCode ?? 'team';
  const href =
    item === null
      ? hrefOf({ view: 'cell', country, agency, cycle })
      : hrefOf({ view: 'country', country, agency, item, cycle });
  return `${href}&comments=open`;
}
