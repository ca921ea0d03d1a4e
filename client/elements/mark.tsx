/** The page's own sign, beside its name. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M8 1a7 7 0 1 0 7 7h-3a4 4 0 1 1-4-4z" />
      <circle cx="12" cy="4" r="2.5" />
    </svg>
  );
}
