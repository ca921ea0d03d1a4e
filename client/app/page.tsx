import { useEffect, useState } from 'preact/hooks';
import { AppContext, type FirstApp, useSelected, useWords } from '../elements/app-context.ts';
import { PartMissing } from '../elements/part-missing.tsx';
import { type Demonstration, readDemonstration } from '../sync/demonstration.ts';
import type { FirstSync } from '../sync/first-sync.ts';
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
  // The server writes it into the HTML.
  const demonstration = 'demonstration' in document.documentElement.dataset;
  const offer = useOffer(out && demonstration);
  const rest = typeof file === 'object' ? file : undefined;
  return (
    <Shell demonstration={demonstration} Bar={rest?.Bar} LinkState={rest?.LinkState}>
      {rest && <rest.FocusOnNewView />}
      {out && !(demonstration && offer === undefined) && <SignIn demonstration={offer ?? null} />}
      {!out && rest && <rest.Main />}
      {!out && file === 'missing' && <PartMissing />}
      {!out && file === 'coming' && <p role="status">{t('page.loading')}</p>}
    </Shell>
  );
}

/** What it offers at sign-in, asked for where somebody signs in; null where this is no demonstration any more. */
function useOffer(wanted: boolean): Demonstration | null | undefined {
  const [offer, setOffer] = useState<Demonstration | null>();
  useEffect(() => {
    if (!wanted) return;
    return untilAnswered(() => readDemonstration().then(setOffer));
  }, [wanted]);
  return offer;
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
