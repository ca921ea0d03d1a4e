/** A name or a line that somebody wrote: it keeps its own direction. */
export function Written({ text }: { text: string }) {
  return <bdi dir="auto">{text}</bdi>;
}
