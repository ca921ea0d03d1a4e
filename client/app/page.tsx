import { useEffect, useState } from 'preact/hooks';
import { AppContext, type FirstApp, useSelected, useWords } from '../elements/app-context.ts';
import { PartMissing } from '../elements/part-missing.tsx';
import type { FirstSync } from '../sync/first-sync.ts';
import { type Demonstration, readDemonstration } from '../sync/session.ts';
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
  const demonstration = useDemonstration();
  const rest = typeof file === 'object' ? file : undefined;
  return (
    <Shell
      demonstration={demonstration !== 'asking' && demonstration !== null}
      Bar={rest?.Bar}
      LinkState={rest?.LinkState}
    >
      {rest && <rest.FocusOnNewView />}
      {out && demonstration !== 'asking' && <SignIn demonstration={demonstration} />}
      {!out && rest && <rest.Main />}
      {!out && file === 'missing' && <PartMissing />}
      {!out && file === 'coming' && <p role="status">{t('page.loading')}</p>}
    </Shell>
  );
}

function useDemonstration(): Demonstration | null | 'asking' {
  const [demonstration, setDemonstration] = useState<Demonstration | null | 'asking'>('asking');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const ask = () =>
      readDemonstration().then(setDemonstration, () => {
        timer = setTimeout(ask, 3_000);
      });
    ask();
    return () => clearTimeout(timer);
  }, []);
  return demonstration;
}
