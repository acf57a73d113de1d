/** A key of the keyboard or of the telephone. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-block min-w-5 shrink-0 rounded-md border border-line bg-canvas px-1.5 text-center font-sans text-[11px] leading-[18px] text-quiet tabular-nums">
      {children}
    </kbd>
  );
}
