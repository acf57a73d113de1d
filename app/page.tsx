export default function Page() {
  return <h1 className="p-8 text-xl font-semibold">Ringtree</h1>;
}
