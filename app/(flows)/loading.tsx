const places = ['first', 'second', 'third'];

/** Keeps the layout still while flows are read. */
export default function Loading() {
  return (
    <div aria-busy="true">
      <h1 className="text-2xl">Flows</h1>
      <p className="mt-1 text-quiet">Reading them …</p>
      <div className="mt-8 grid gap-5 sm:grid-cols-2 lg:grid-cols-3" aria-hidden="true">
        {places.map((place) => (
          <div key={place} className="h-64 rounded-card border border-line bg-panel" />
        ))}
      </div>
    </div>
  );
}
