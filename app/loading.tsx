import { TopBar } from '#components/ui/top-bar.tsx';

const places = ['first', 'second', 'third'];

/** Keeps the layout still while flows are read. */
export default function Loading() {
  return (
    <>
      <TopBar />
      <main
        className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-8 sm:py-12"
        aria-busy="true"
        aria-label="Reading"
      >
        <div className="h-8 w-28 rounded-control bg-line" />
        <div className="mt-3 h-4 w-72 max-w-full rounded-control bg-line" />
        <div className="mt-8 grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {places.map((place) => (
            <div key={place} className="h-64 rounded-card border border-line bg-panel" />
          ))}
        </div>
      </main>
    </>
  );
}
