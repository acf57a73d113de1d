/** A command to copy. */
export function CommandLine({ children }: { children: string }) {
  return (
    <code className="block overflow-x-auto rounded-control border border-line bg-canvas px-3 py-2 text-left font-mono text-[12.5px] text-text">
      {children}
    </code>
  );
}
