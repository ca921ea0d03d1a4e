interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** A few choices side by side: plain radio buttons in a group with a name. */
export function Segments<Value extends string>({
  name,
  label,
  options,
  value,
  onChoose,
}: {
  name: string;
  label: string;
  options: readonly Option<Value>[];
  value: Value;
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset class="seg">
      <legend class="unseen">{label}</legend>
      {options.map((option) => (
        <label key={option.value} class={option.value === value ? 'on' : ''}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
