import { useWords } from '../../elements/app-context.ts';
import { Status } from '../../elements/status.tsx';
import { When } from '../../elements/when.tsx';
import { hrefOf } from '../../routing/routes.ts';
import { AsBefore } from '../carried/as-before.tsx';
import { Whereabouts } from '../country/whereabouts.tsx';
import type { AcrossRow } from './across-rows.ts';

interface Props {
  readonly row: AcrossRow;
  /** The one row to which Tab comes. */
  readonly current: boolean;
  readonly chosen: boolean;
  readonly open: boolean;
  readonly onChoose: (on: boolean) => void;
  readonly onOpen: () => void;
  readonly onEnter: () => void;
}

/** One country: this year's answer on paper, last year's on its own ground beside it, and where a change is. */
export function AcrossLine({ row, current, chosen, open, onChoose, onOpen, onEnter }: Props) {
  const { t } = useWords();
  const { address, name, server, line, values, carried, group, since } = row;
  const { country, cycle, agency, item } = address;
  const reach = current ? 0 : -1;
  const texts = carried?.from.flatMap(({ narrative }) => narrative ?? []) ?? [];
  const asBefore = group === 'CARRIED';
  return (
    <tr
      class={`across-line${chosen ? ' chosen' : ''}${open ? ' open' : ''}`}
      data-country={country}
      tabIndex={reach}
      aria-selected={chosen}
      onFocusCapture={onEnter}
    >
      <td class="box">
        <input
          type="checkbox"
          aria-label={t('across.pick', { country: name })}
          tabIndex={-1}
          checked={chosen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      </td>
      <th scope="row">
        <a
          href={hrefOf({ view: 'country', country, cycle, agency: agency ?? 'team', item })}
          tabIndex={reach}
        >
          {name}
        </a>
        <button
          type="button"
          class="plain"
          tabIndex={-1}
          aria-expanded={open}
          aria-label={t(open ? 'across.closeOf' : 'across.openOf', { country: name })}
          onClick={onOpen}
        >
          {t(open ? 'across.close' : 'across.open')}
        </button>
      </th>
      <td>
        {asBefore ? <AsBefore /> : <Status status={values.status} />}
        {values.status === 'RETURNED' && since && (
          <span class="quiet small">
            {' '}
            <When iso={since} />
          </span>
        )}
      </td>
      <td class={values.rating ? '' : 'quiet'}>
        {t(`rating.${(asBefore ? carried?.rating : values.rating) ?? 'none'}`)}
      </td>
      <td class="text">
        {values.narrative ? (
          <span dir="auto">{values.narrative}</span>
        ) : (
          <span class="quiet">{t(asBefore ? 'across.notConfirmed' : 'across.noText')}</span>
        )}
        {row.inStep.length > 0 && (
          <small class="quiet">{t('across.inStep', { count: row.inStep.length })}</small>
        )}
      </td>
      <td class="was">
        <span class="across-narrow">{t('carried.title')} · </span>
        {carried ? t(`rating.${carried.rating ?? 'none'}`) : t('across.noLastYear')}
      </td>
      <td class="was text">
        {texts.length > 0 ? <span dir="auto">{texts.join('\n\n')}</span> : carried && t('across.noText')}
      </td>
      <td class="where small">
        {line && (line.entries.length > 0 || line.conflict || line.refusal || line.receipt) ? (
          <Whereabouts line={line} />
        ) : (
          server && (
            <span class="quiet">
              <When iso={server.updatedAt} />
            </span>
          )
        )}
      </td>
    </tr>
  );
}
