'use client';

import { Switch as Radix } from 'radix-ui';
import { useId } from 'react';

type Properties = {
  label: string;
  help?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
};

/** Something that is on or off. */
export function Switch({ label, help, checked, onChange, disabled = false }: Properties) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <div>
        <label htmlFor={id} className="text-[13px] font-[560]">
          {label}
        </label>
        {help !== undefined && (
          <p id={`${id}-help`} className="text-[12px] text-quiet">
            {help}
          </p>
        )}
      </div>
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        className="mt-0.5 h-5 w-9 shrink-0 cursor-pointer rounded-full bg-line-strong p-0.5 transition-colors duration-150 disabled:opacity-60 motion-reduce:transition-none data-[state=checked]:bg-accent"
      >
        <Radix.Thumb className="block size-4 rounded-full bg-panel transition-transform duration-150 motion-reduce:transition-none data-[state=checked]:translate-x-4" />
      </Radix.Root>
    </div>
  );
}
