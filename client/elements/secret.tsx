/** A field for a passphrase; no browser is asked to keep it. */
export function Secret({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <label>
      {label}
      <input
        type="password"
        autocomplete="off"
        data-verbatim
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </label>
  );
}
