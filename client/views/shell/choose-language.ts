import { ChooseLanguageDocument } from '../../operations/seldom.generated.ts';
import { tellLanguage } from '../../sync/language.ts';
import type { Sync } from '../../sync/runtime.ts';

/**
 * Keeps the language for whoever is signed in, and loads the page again in it. As at every reload, the browser asks first
 * where something that was written would be lost; whoever stays has the language at the next opening. Throws a RequestFault
 * where the server has not kept it.
 */
export async function chooseLanguage(sync: Sync, language: string, signedIn: boolean): Promise<void> {
  if (signedIn) await sync.read({ document: ChooseLanguageDocument, variables: { language } });
  tellLanguage(language);
  location.reload();
}
