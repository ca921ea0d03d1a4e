// The shared styles come first, so that each view's own may differ from them.
import '../style/tokens.css';
import '../style/base.css';
import '../style/pieces.css';
import { render } from 'preact';
import { keepFocus } from '../elements/keep-focus.ts';
import { firstWords } from '../messages/load-words.ts';
import { createWords } from '../messages/words.ts';
import { askedAtOnce } from '../sync/asked-at-once.ts';
import { createFirstSync } from '../sync/first-sync.ts';
import { Page } from './page.tsx';

// 1. Who is asking: the HTML has asked.
const first = createFirstSync(askedAtOnce('start'));

// 2. Everything but signing in, which needs none of it. It comes at once, but not before what signing in needs.
const rest = import('./rest.tsx');
// Told where it is awaited; where another view than a checklist is asked for, so is this.
rest.catch(() => {});
if (!location.pathname.startsWith('/countries/')) import('./other-views.tsx').catch(() => {});

// 3. What one sees.
const { lang } = document.documentElement;
const root = document.getElementById('page');
// British dates in English. A deadline is a Gregorian date in every language, in the figures of codes and of files.
const locale = `${lang === 'en' ? 'en-GB' : lang}-u-ca-gregory-nu-latn`;
if (root) {
  keepFocus(document.body);
  render(<Page first={first} words={createWords(firstWords(), lang, locale)} rest={rest} />, root);
}
