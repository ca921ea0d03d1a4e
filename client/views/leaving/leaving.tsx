import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useApp, useSelected } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { keyOf } from '../../sync/model.ts';
import { isHeldBack, unsentCount, unsentLines } from '../../sync/outbox.ts';
import { KeepFile } from './keep-file.tsx';
import './leaving.css';

interface Props {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** The three ways that unsent changes have when somebody signs out: to the server, into a file, or nowhere. */
export function Leaving({ onStay, onLeave }: Props) {
  const { t } = useApp().words;
  const dialog = useRef<HTMLDialogElement>(null);
  const count = useSelected((state) => unsentCount(state.outbox));
  const [kept, setKept] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const out = useRef<HTMLButtonElement>(null);
  // Nothing is left to be asked: once, so that later drawings leave the focus where it is.
  useLayoutEffect(() => out.current?.focus(), [count === 0]);
  return (
    <dialog ref={dialog} class="leaving" aria-labelledby="leaving" onClose={onStay}>
      <h2 id="leaving">{t('leaving.title')}</h2>
      <p>{t(count > 0 ? 'leaving.unsent' : 'leaving.sent', { count })}</p>
      {count === 0 ? (
        <button type="button" class="main" ref={out} onClick={onLeave}>
          {t('page.signOut')}
        </button>
      ) : (
        <>
          <SendNow />
          <KeepFile onKept={() => setKept(true)} />
          {kept && (
            <button type="button" class="main" onClick={onLeave}>
              {t('leaving.leave', { count })}
            </button>
          )}
          <section>
            <h3>{t('leaving.discard')}</h3>
            <Confirm
              label={t('leaving.discardNow', { count })}
              question={t('leaving.discardQuestion', { count })}
              busy={false}
              onYes={onLeave}
            />
          </section>
        </>
      )}
      <button type="button" onClick={() => dialog.current?.close()}>
        {t('leaving.stay')}
      </button>
    </dialog>
  );
}

/** Sends everything that may go, and says what came of it. */
function SendNow() {
  const {
    sync,
    words: { t },
  } = useApp();
  const [begun, setBegun] = useState(false);
  const lines = useSelected((state) => state.outbox.lines);
  const holding = useSelected((state) => state.holding);
  const waiting = unsentLines({ ...sync.state().outbox, lines });
  const stuck = waiting.filter(
    ({ conflict, refusal, entries }) => conflict || refusal || entries.some(isHeldBack),
  ).length;
  const going = waiting.length - stuck;
  const send = () => {
    for (const { address } of waiting) sync.dispatch({ is: 'settle', key: keyOf(address) });
    setBegun(true);
    // Whatever it waits for, now is when somebody wants to know.
    sync.dispatch({ is: 'online' });
  };
  return (
    <section>
      <h3>{t('leaving.send')}</h3>
      <p role="status">
        {begun && going > 0 && `${t(holding ? 'leaving.noAnswer' : 'leaving.sending', { count: going })} `}
        {stuck > 0 && t('leaving.stuck', { count: stuck })}
      </p>
      {going > 0 && (
        <button type="button" class="main" disabled={begun && !holding} onClick={send}>
          {t('leaving.sendNow')}
        </button>
      )}
    </section>
  );
}
