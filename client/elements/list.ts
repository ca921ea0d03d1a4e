import type { ComponentChild } from 'preact';

/** Names one after the other as the language lists them: “Chad, Kenya and Peru”. */
export function listOf(names: readonly string[], language: string): string {
  return formatOf(language).format(names);
}

/** The same with elements among them. */
export function listedElements(elements: readonly ComponentChild[], language: string): ComponentChild[] {
  let place = 0;
  return formatOf(language)
    .formatToParts(elements.map(String))
    .map(({ type, value }) => (type === 'element' ? elements[place++] : value));
}

function formatOf(language: string): Intl.ListFormat {
  // As dates are: British in English.
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : language);
}
