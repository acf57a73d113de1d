import { Search } from 'lucide-react';
import Form from 'next/form';

/** Finds flows by name or number; works before the page's scripts have come. */
export function FlowSearch({ sought }: { sought: string }) {
  return (
    <Form action="/" role="search" className="relative w-full sm:w-72">
      <Search
        size={16}
        className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-quiet"
        aria-hidden="true"
      />
      <input
        key={sought}
        type="search"
        name="find"
        defaultValue={sought}
        maxLength={100}
        aria-label="Search flows by name or number"
        placeholder="Name or number"
        className="w-full rounded-control border border-line-strong bg-panel py-2 pr-3 pl-9 placeholder:text-quiet"
      />
    </Form>
  );
}
