import { useApp, useSelected } from '../../elements/app-context.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { hrefOf } from '../../routing/routes.ts';
import type { RecordedResponse, ResponseAddress, Values } from '../../sync/model.ts';
import type { Line } from '../../sync/outbox.ts';
import type { Mark } from '../../sync/topics/country.ts';
import { useSoon } from './soon.ts';

interface Props {
  readonly address: ResponseAddress;
  readonly values: Values;
  readonly server: RecordedResponse | undefined;
  readonly line: Line | undefined;
  readonly mark: Mark | undefined;
  /** The cycle is over: what is not answered stays so. */
  readonly over: boolean;
  /** This person may answer here. */
  readonly offered: boolean;
}

/** Where the answer is, in words that are true at every moment; who changed it last; and the way back. */
export function ItemFooter({ address, values, server, line, mark, over, offered }: Props) {
  const { t, rich } = useApp().words;
  const me = useSelected((state) => (state.session.is === 'in' ? state.session.viewer.person.id : ''));
  const soon = useSoon();
  const { cycle, country, item, agency } = address;
  return (
    <footer>
      <span role="status">{line && soon && <soon.Whereabouts line={line} />}</span>
      {mark && (
        <span class="accent">
          {rich('item.justChanged', { name: <Written text={mark.by?.name ?? ''} /> })}
        </span>
      )}
      {server ? (
        <>
          <span>{t('item.revision', { revision: server.revision })}</span>
          <span>
            {rich('item.lastChange', {
              name: server.updatedBy.id === me ? t('item.you') : <Written text={server.updatedBy.name} />,
              time: <When iso={server.updatedAt} />,
            })}
          </span>
          <a
            href={hrefOf({ view: 'history', country, cycle, agency: agency ?? 'team', item })}
            aria-label={t('item.historyOf', { item })}
          >
            {t('item.history')}
          </a>
        </>
      ) : (
        !line && <span>{t(over ? 'item.nobodyDid' : offered ? 'item.nobody' : 'item.unseen')}</span>
      )}
      {line && soon && <soon.Undo address={address} values={values} server={server} line={line} />}
    </footer>
  );
}
