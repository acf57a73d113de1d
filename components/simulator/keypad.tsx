'use client';

const rows = ['123', '456', '789', '*0#'];
const names: Readonly<Record<string, string>> = { '*': 'Star', '#': 'Hash' };

/** The keys of a telephone. */
export function Keypad({ onPress }: { onPress: (key: string) => void }) {
  return (
    <fieldset className="grid grid-cols-3 gap-1.5">
      <legend className="sr-only">Keys</legend>
      {rows
        .join('')
        .split('')
        .map((key) => (
          <button
            key={key}
            type="button"
            aria-label={names[key] ?? key}
            onClick={() => onPress(key)}
            className="min-h-9 cursor-pointer rounded-control border border-line bg-panel text-[16px] font-[560] tabular-nums transition-colors duration-150 hover:border-line-strong active:bg-accent-soft motion-reduce:transition-none"
          >
            {key}
          </button>
        ))}
    </fieldset>
  );
}
