/**
 * The short name by which the page asks for one of its operations instead of sending its text: the operation's name and 32 bits of
 * its text, `Start.1x0kmf9`. The server takes it as `documentId`, as the draft of GraphQL over HTTP on persisted documents names it.
 * A document that stays the same keeps its id from one version of the page to the next; one that changes gets another.
 */
export function documentId(text: string): string {
  let sum = 0;
  for (const letter of text) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0;
  return `${text.match(/ (\w+)/)?.[1]}.${(sum >>> 0).toString(36)}`;
}
