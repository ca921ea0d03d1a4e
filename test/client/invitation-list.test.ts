import { describe, expect, it } from 'vitest';
import { decodeList } from '../../client/views/administration/decode-list.ts';
import { inviteLines } from '../../client/views/administration/read-csv.ts';

const names = {
  role: (text: string) => (text === 'Contributor' ? ('CONTRIBUTOR' as const) : undefined),
  agency: (text: string) => text,
  country: (text: string) => text,
};
const line = 'ana@agency.example;José Muñoz;Contributor;UNICEF;KEN;;';
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16 = (text: string, bigEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  for (const [at, letter] of [...`\uFEFF${text}`].entries())
    view.setUint16(2 * at, letter.charCodeAt(0), !bigEndian);
  return new Uint8Array(view.buffer);
};

describe('a list of invitations', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(line)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${line}`)],
    ['UTF-16, little end first', utf16(line, false)],
    ['UTF-16, big end first', utf16(line, true)],
    ['windows-1252', latin1(line)],
  ])('is read from %s with its names as they were written', (_, bytes) => {
    expect(inviteLines(decodeList(bytes), names)[0]?.input?.name).toBe('José Muñoz');
  });

  it.each(['\uFFFD', '\u0085', '\u0007'])('refuses the line, and no other, where %j remains', (letter) => {
    const lines = inviteLines(`${line.replace('é', letter)}\n${line}`, names);
    expect(lines.map(({ unread }) => unread)).toEqual(['letters', null]);
  });

  it('takes a first line that names the separator, and counts it as a line', () => {
    const [one] = inviteLines(
      `sep=;\r\nemail;name;role;agency;country\r\na@b.example;A, B;Contributor;U;KEN`,
      names,
    );
    expect(one).toMatchObject({ number: 3, email: 'a@b.example', input: { name: 'A, B' } });
  });

  it('drops characters that nobody sees from addresses and codes', () => {
    const [one] = inviteLines('zed\u200B@agency.example;;Contri\u00ADbutor;UNI\u200BCEF;KEN\u2060;;', names);
    expect(one?.input).toMatchObject({ email: 'zed@agency.example', agency: 'UNICEF', country: 'KEN' });
  });
});
