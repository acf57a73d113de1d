/** The mark: one call that branches. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 text-[15px] font-[630]">
      <svg
        viewBox="0 0 24 24"
        className="size-5 text-accent"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <circle cx="6" cy="5" r="2.4" />
        <circle cx="18" cy="5" r="2.4" />
        <circle cx="12" cy="19" r="2.4" />
        <path d="M6 7.6c0 4 6 3.4 6 8.8M18 7.6c0 4-6 3.4-6 8.8" />
      </svg>
      Ringtree
    </span>
  );
}
