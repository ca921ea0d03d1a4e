/** As this server writes them: PostgreSQL takes other spellings too, and one thing would have many ids. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
