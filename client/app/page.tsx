import { useEffect, useState } from 'preact/hooks';
import { AppContext, type FirstApp, useSelected, useWords } from '../elements/app-context.ts';
import { PartMissing } from '../elements/part-missing.tsx';
import type { FirstSync } from '../sync/first-sync.ts';
import { type Demonstration, readDemonstration, readProviders } from '../sync/session.ts';
import { Shell } from '../views/shell/shell.tsx';
import { SignIn } from '../views/sign-in/sign-in.tsx';
// With the first page's own style, which is in the HTML: one request less.
import '../views/country/country.css';

type Rest = typeof import('./rest.tsx');

interface Props {
  readonly first: FirstSync;
  readonly words: FirstApp['words'];
  readonly rest: Promise<Rest>;
}

/** The whole page: signing in stands by itself, and everything else once it has come. */
export function Page({ first, words, rest }: Props) {
  const [app, setApp] = useState<FirstApp>({ sync: first, words });
  const [file, setFile] = useState<Rest | 'coming' | 'missing'>('coming');
  useEffect(() => {
    rest.then(
      (came) => {
        setApp(came.begin(first, words));
        setFile(came);
      },
      () => setFile('missing'),
    );
  }, [first, words, rest]);
  return (
    <AppContext.Provider value={app}>
      <Content file={file} />
    </AppContext.Provider>
  );
}

function Content({ file }: { file: Rest | 'coming' | 'missing' }) {
  const { t } = useWords();
  const out = useSelected((state) => state.session.is === 'out');
  const { is, offer } = useDemonstration(out);
  const rest = typeof file === 'object' ? file : undefined;
  return (
    <Shell demonstration={is === true} Bar={rest?.Bar} LinkState={rest?.LinkState}>
      {rest && <rest.FocusOnNewView />}
      {out && (offer || is === false) && <SignIn demonstration={is ? (offer ?? null) : null} />}
      {!out && rest && <rest.Main />}
      {!out && file === 'missing' && <PartMissing />}
      {!out && file === 'coming' && <p role="status">{t('page.loading')}</p>}
    </Shell>
  );
}

interface Asked {
  /** Whether this is a demonstration; undefined until it is known. */
  readonly is: boolean | undefined;
  /** What it offers at sign-in, where somebody signs in. */
  readonly offer: Demonstration | undefined;
}

function useDemonstration(out: boolean): Asked {
  const [is, setIs] = useState<boolean>();
  const [offer, setOffer] = useState<Demonstration>();
  useEffect(() => untilAnswered(() => readProviders().then((answer) => setIs(answer.demonstration))), []);
  useEffect(() => {
    if (!out || !is) return;
    return untilAnswered(() => readDemonstration().then((found) => (found ? setOffer(found) : setIs(false))));
  }, [out, is]);
  return { is, offer };
}

/** Asks again every three seconds, and gives what ends it. */
function untilAnswered(ask: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const again = () =>
    ask().catch(() => {
      timer = setTimeout(again, 3_000);
    });
  again();
  return () => clearTimeout(timer);
}
