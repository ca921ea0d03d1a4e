import { useState } from 'preact/hooks';
import { useApp, useReference, useSelected, useTopic } from '../../elements/app-context.ts';
import { Export } from '../../elements/export.tsx';
import { hrefOf } from '../../routing/routes.ts';
import { topicOf } from '../../sync/topic.ts';
import type { AcrossData, AcrossParams } from '../../sync/topics/across.ts';
import { returnsTopic } from '../../sync/topics/returns.ts';
import { Soon, useLoadedSoon } from '../country/soon.ts';
import { AcrossActs, type Asking } from './across-acts.tsx';
import { type AcrossAddress, queryOf } from './across-address.ts';
import { type AcrossRow, acrossRows, inOrder, passes } from './across-rows.ts';
import { AcrossTable } from './across-table.tsx';
import { AcrossTools } from './across-tools.tsx';
import type { AskedItem } from './parties.ts';
import { usePlaces } from './use-places.ts';

interface Props {
  readonly data: AcrossData;
  readonly params: AcrossParams;
  readonly address: AcrossAddress;
  readonly item: AskedItem;
}

/** The answers of all countries: what can be done with many, and the grid in which one is written. */
export function AcrossSheet({ data, params, address, item }: Props) {
  const { t, compare } = useApp().words;
  const { countries } = useReference();
  const lines = useSelected((state) => state.outbox.lines);
  const returns = useTopic(topicOf(returnsTopic, returnsOf(params))).data ?? {};
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Asking>(null);
  const { parts: soon } = useLoadedSoon();
  const nameOf = (country: string) => countries[country]?.name ?? country;
  const rows = acrossRows({ data, lines, returns, nameOf }, params);
  const { item: _item, ...choice } = address;
  const { placed, moved, sort } = usePlaces(
    rows,
    () => inOrder(rows, address.order, compare),
    JSON.stringify(choice),
  );
  const shown = placed.filter(({ row, group }) => passes(row, group, address));
  // Who opened one of them and wants to write all goes to the form that does.
  const writeTogether = ({ key, address: { country } }: AcrossRow) => {
    const others = rows.filter((row) => data.inStep[country]?.includes(row.address.country));
    setChosen(new Set([key, ...others.map((row) => row.key)]));
    setAsking('together');
  };
  const from = (after: string | null) => ({ view: 'across', query: queryOf({ ...address, after }) }) as const;
  const choose = (keys: readonly string[], on: boolean) =>
    setChosen((before) => {
      const others = [...before].filter((key) => !keys.includes(key));
      return new Set(on ? [...others, ...keys] : others);
    });
  return (
    <Soon.Provider value={soon}>
      <AcrossTools rows={rows} address={address} />
      <AcrossActs
        rows={shown.map(({ row }) => row)}
        chosen={chosen}
        data={data}
        nameOf={nameOf}
        agency={params.agency}
        asking={asking}
        onAsk={setAsking}
        onChoose={choose}
      />
      <p role="status" class="across-news">
        {moved > 0 && (
          <button type="button" onClick={sort}>
            {t('across.moved', { count: moved })}
          </button>
        )}
      </p>
      <AcrossTable
        placed={placed}
        shown={shown}
        chosen={chosen}
        data={data}
        address={address}
        item={item}
        onChoose={choose}
        onTogether={writeTogether}
      />
      <Export
        offers={[
          {
            table: 'ANSWERS',
            filter: {
              cycle: params.cycle,
              countries: shown.map(({ row }) => row.address.country),
              agencies: params.agency === null ? [] : [params.agency],
              countryTeam: params.agency === null,
              items: [params.item],
              due: true,
            },
            count: shown.length,
          },
        ]}
        unsent={
          shown.filter(
            ({ row: { line } }) => line && (line.entries.length > 0 || line.conflict || line.refusal),
          ).length
        }
      />
      <p class="links">
        {address.after && <a href={hrefOf(from(null))}>{t('across.firstPage')}</a>}
        {data.next && <a href={hrefOf(from(data.next))}>{t('across.nextPage')}</a>}
      </p>
    </Soon.Provider>
  );
}

/** Why answers came back, and since when: one read and one stream for all of them. */
function returnsOf({ cycle, agency, item }: AcrossParams) {
  return { cycle, agencies: agency === null ? [] : [agency], countryTeam: agency === null, items: [item] };
}
