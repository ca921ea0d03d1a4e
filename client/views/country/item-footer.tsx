import { useApp, useSelected } from '../../elements/app-context.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { hrefOf } from '../../routes.ts';
import { fields, keyOf, type RecordedResponse, type ResponseAddress, type Values } from '../../sync/model.ts';
import { isHeldBack, type Line } from '../../sync/outbox.ts';
import { tooMany } from '../../sync/texts.ts';
import type { Mark } from '../../sync/topics/country.ts';
import { keepFocusAt } from './keep-focus.ts';
import { useEdit } from './use-edit.ts';

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
  const { cycle, country, item, agency } = address;
  return (
    <footer>
      <span role="status">
        <Whereabouts line={line} />
      </span>
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
      <Undo address={address} values={values} server={server} line={line} />
    </footer>
  );
}

function Whereabouts({ line }: { line: Line | undefined }) {
  const { t, time } = useApp().words;
  const held = useSelected((state) =>
    state.session.is !== 'in'
      ? 'signedOut'
      : state.holding?.kind === 'server'
        ? 'serverFault'
        : state.holding?.kind === 'turned-away'
          ? 'turnedAway'
          : // Until an answer comes it stays so in words: while it tries again it is still true.
            state.holding || state.outbox.attempt > 0
            ? 'kept'
            : null,
  );
  const incident = useSelected((state) => state.holding?.incident ?? '–');
  const message = useSelected((state) => state.holding?.message ?? '');
  if (!line) return null;
  if (line.conflict) return <span class="waiting">{t('where.conflict')}</span>;
  if (line.refusal)
    return <span class="failed">{t('where.refused', { message: line.refusal.message })}</span>;
  if (line.entries.length > 0) {
    const [head] = line.entries;
    if (head && isHeldBack(head)) {
      const count = tooMany('narrative', head.patch.narrative) + tooMany('note', head.note);
      return <span class="waiting">{t('where.tooLong', { count })}</span>;
    }
    if (held) return <span class="waiting">{t(`where.${held}`, { incident, message })}</span>;
    return (
      <span>{t(line.entries.some((entry) => entry.state !== 'open') ? 'where.saving' : 'where.open')}</span>
    );
  }
  if (!line.receipt) return null;
  return (
    <span class="saved">
      <span aria-hidden="true">✓ </span>
      {t('where.received', { time: time(line.receipt.at) })}
    </span>
  );
}

/** Takes back what was not sent, gives up what was refused, or sets back what was received last. */
function Undo({ address, values, server, line }: Omit<Props, 'mark' | 'over' | 'offered'>) {
  const {
    sync,
    words: { t },
  } = useApp();
  const { edit } = useEdit(address);
  const discard = () => {
    sync.dispatch({ is: 'discard', key: keyOf(address) });
    keepFocusAt(address.item, 'title');
  };
  if (!line || line.conflict) return null;
  const { receipt } = line;
  const last = line.entries.at(-1);
  if (line.refusal || last?.state === 'open' || last?.state === 'ready') {
    return (
      <button type="button" class="plain" onClick={discard}>
        {t(line.refusal ? 'item.giveUp' : 'item.takeBack')}
      </button>
    );
  }
  const stands =
    receipt && fields.every((field) => !(field in receipt.after) || receipt.after[field] === values[field]);
  // A return needs its reason, so it isn't set back by a button.
  if (last || !server || !receipt || !stands || receipt.before.status === 'RETURNED') return null;
  return (
    <button
      type="button"
      class="plain"
      onClick={() => {
        edit(receipt.before, { seen: values, base: server.revision, now: true });
        keepFocusAt(address.item, 'title');
      }}
    >
      {t('item.undo')}
    </button>
  );
}
