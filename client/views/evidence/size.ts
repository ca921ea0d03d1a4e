/** A size as people read it: one figure behind the point at most, in the unit that suits it. */
export function sizeIn(bytes: number): { value: number; unit: 'kB' | 'MB' } {
  const unit = bytes < 1_000_000 ? 'kB' : 'MB';
  const value = bytes / (unit === 'kB' ? 1_000 : 1_000_000);
  return { value: Math.max(Math.round(value * 10) / 10, 0.1), unit };
}
