/** A command to copy: one click selects the whole. It breaks between words only, so that `--as` stays whole. */
export function CommandLine({ children }: { children: string }) {
  return (
    <code className="block select-all rounded-control border border-line bg-canvas px-3 py-2 text-left font-mono text-[12.5px] text-text">
      {children.split(' ').map((word, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word has no other name, and the words never move
        <span key={place}>
          {place > 0 && ' '}
          <span className="inline-block max-w-full wrap-anywhere">{word}</span>
        </span>
      ))}
    </code>
  );
}
