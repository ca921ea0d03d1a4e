const chance =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z|\b\d+\.[0-9a-f]{12}\b|\b[0-9a-f]{64}\b|127\.0\.0\.1:\d+|[A-Za-z0-9+/_-]{43}=?/g;

/** A text without what chance and the clock put into it: each such piece is called by when it came first. */
function withoutChance(text: string): string {
  const names = new Map<string, number>();
  return text.replace(chance, (piece) => {
    const name = names.get(piece) ?? names.size;
    names.set(piece, name);
    return `⟨${name}⟩`;
  });
}

/** Whether all that was seen is the same, but for random ids, moments and what is computed of them. */
export function alike(seen: readonly unknown[]): boolean {
  const [first, ...others] = seen.map((one) => withoutChance(JSON.stringify(one)));
  return others.every((other) => other === first);
}
