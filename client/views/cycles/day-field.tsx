interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A calendar date. */
export function DayField({ id, label, value, onChange }: Props) {
  return (
    <label for={id}>
      {label}
      <input
        id={id}
        type="date"
        required
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
