// Written by scripts/codegen.mjs. Do not edit.
import type { Document } from './document.ts';
import type { CountrySinceQuery, CountrySinceQueryVariables, CellsSinceQuery, CellsSinceQueryVariables, ErasedSinceQuery, ErasedSinceQueryVariables } from './operations.generated.ts';

const progressFields =
  "fragment ProgressFields on Progress{countryCode agencyCode notStarted carried inProgress submitted returned accepted total updatedAt}";
const eventFields =
  "fragment EventFields on Event{id cursor kind at actor{id name}cycleCode countryCode agencyCode itemCode revision changes{field from to}note progress{...ProgressFields}}";
export const CountrySinceDocument: Document<CountrySinceQuery, CountrySinceQueryVariables> =
  "query CountrySince($country:String!$cycle:String$after:Cursor!$filter:EventFilter){countryChecklist(country:$country cycle:$cycle){cycle{code state opensOn closesOn}viewerCan{agencyCode status viewerCan}}events(first:200 after:$after filter:$filter){edges{node{...EventFields}}pageInfo{hasNextPage}}}" + eventFields + progressFields;
export const CellsSinceDocument: Document<CellsSinceQuery, CellsSinceQueryVariables> =
  "query CellsSince($cycle:String$countries:[String!]$agencies:[String!]$countryTeam:Boolean$after:Cursor!){progressMatrix(cycle:$cycle countries:$countries agencies:$agencies countryTeam:$countryTeam after:$after){cycle{code state opensOn closesOn}cells{...ProgressFields}cursor}}" + progressFields;
export const ErasedSinceDocument: Document<ErasedSinceQuery, ErasedSinceQueryVariables> =
  "query ErasedSince($after:Cursor!$countries:[String!]){events(first:1 after:$after filter:{countries:$countries kinds:[CONTENT_ERASED]}){edges{cursor}}}";
