import { ChooseLanguageDocument } from '../../operations/seldom.generated.ts';
import type { Sync } from '../../sync/runtime.ts';
import { tellLanguage } from '../../sync/tell-language.ts';

/**
 * Keeps the language for whoever is signed in, and loads the page again in it. As at every reload, the browser asks first
 * where something that was written would be lost; whoever stays has the language at the next opening. Throws where the
 * server has not kept it.
 */
export async function chooseLanguage(sync: Sync, language: string, signedIn: boolean): Promise<void> {
  if (signedIn) await sync.read({ document: ChooseLanguageDocument, variables: { language } });
  await tellLanguage(language);
  location.reload();
}
