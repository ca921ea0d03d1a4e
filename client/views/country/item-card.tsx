import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { englishIf } from '../../elements/english-if.ts';
import { memo } from '../../elements/memo.ts';
import { permissionFor } from '../../elements/permissions.ts';
import { Status } from '../../elements/status.tsx';
import type { RecordedResponse, ResponseAddress } from '../../sync/model.ts';
import { type Line, shownValues } from '../../sync/outbox.ts';
import type { CountryData, Item, Mark } from '../../sync/topics/country.ts';
import { Answer } from './answer.tsx';
import { Guidance } from './guidance.tsx';
import { ItemFooter } from './item-footer.tsx';
import { ReadOnlyAnswer } from './read-only-answer.tsx';
import { useSoon, useSoonBeside } from './soon.ts';

interface Props {
  readonly agency: string | null;
  /** The party whose page this is; the country team's items are on every agency's. */
  readonly party: string;
  readonly country: string;
  readonly cycle: CountryData['cycle'];
  readonly can: CountryData['can'];
  readonly item: Item;
  readonly server: RecordedResponse | undefined;
  readonly line: Line | undefined;
  readonly mark: Mark | undefined;
  /** Where this item is, for a link to exactly it. */
  readonly href: string;
  readonly sought: boolean;
}

/** How long a change by somebody else stays marked. */
const markedMs = 45_000;

/** One item: what is asked, the answer, where the answer is, and what stands in its way. */
export const ItemCard = memo(function ItemCard(props: Props) {
  const { t } = useApp().words;
  const soon = useSoon();
  const beside = useSoonBeside();
  const { agency, country, cycle, can, item, server, line, mark, href, sought } = props;
  const values = shownValues(server, line);
  const address: ResponseAddress = { cycle: cycle.code, country, agency, item: item.code };
  const permission = permissionFor({ can, cycle }, agency, server?.status ?? 'NOT_STARTED');
  const offered = permission.edit || permission.statuses.length > 0;
  // Once one has answered to it oneself, it is not news any more.
  const fresh = useFresh(mark) && mark?.by?.id === server?.updatedBy.id;
  return (
    <article
      id={`item-${item.code}`}
      class={`item${fresh ? ' theirs' : ''}${sought ? ' sought' : ''}`}
      aria-labelledby={`title-${item.code}`}
    >
      <header>
        <a class="code" href={href}>
          {item.code}
        </a>
        <h3 id={`title-${item.code}`} tabIndex={-1} {...englishIf(item.wording)}>
          {item.title}
        </h3>
        {item.answeredBy === 'COUNTRY_TEAM' && <span class="tag">{t('country.team')}</span>}
        <span class="state small">
          {beside ? (
            <beside.State address={address} status={values.status} server={server} />
          ) : (
            <Status status={values.status} />
          )}
        </span>
      </header>
      <Guidance item={item} open={sought} />
      {beside && <beside.BeforeAnswer {...props} address={address} values={values} permission={permission} />}
      {offered ? (
        <Answer
          address={address}
          values={values}
          server={server}
          line={line}
          permission={permission}
          mark={mark}
        />
      ) : (
        <ReadOnlyAnswer values={values} because={permission.because} />
      )}
      {line?.conflict && soon && (
        <soon.ConflictWhenLoaded address={address} conflict={line.conflict} server={server} />
      )}
      <ItemFooter
        address={address}
        values={values}
        server={server}
        line={line}
        offered={offered}
        mark={fresh ? mark : undefined}
        over={cycle.state === 'CLOSED'}
      />
      {beside && <beside.AfterAnswer {...props} address={address} />}
    </article>
  );
});

/** True until the mark has stood for a while. */
function useFresh(mark: Mark | undefined): boolean {
  const [, redraw] = useState(0);
  const left = mark ? new Date(mark.heardAt).getTime() + markedMs - Date.now() : 0;
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => redraw((count) => count + 1), left);
    return () => clearTimeout(timer);
  }, [left]);
  return left > 0;
}
