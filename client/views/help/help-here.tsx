import { useRoute, useWords } from '../../elements/app-context.ts';
import { helpHref } from './help-address.ts';
import { helpedView } from './helped-views.ts';

/** What the page that one is on is for. */
export function HelpHere() {
  const { t } = useWords();
  const view = helpedView(useRoute().view);
  return (
    <p>
      {view && t(`help.view.${view}`)} <a href={helpHref(null)}>{t('help.title')}</a>
    </p>
  );
}
