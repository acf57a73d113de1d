import { PhoneIncoming } from 'lucide-react';
import Link from 'next/link';
import type { DrawnFlow } from '#components/flow/drawn-flow.ts';
import { FlowPicture } from '#components/flow/flow-picture.tsx';
import { Chip } from '#components/ui/chip.tsx';

export type ListedFlow = {
  slug: string;
  name: string;
  version: number | null;
  publishedOn: string | null;
  numbers: string[];
  drawing: DrawnFlow | null;
};

/** A flow in the list: its picture, whether callers meet it, and at which numbers. */
export function FlowCard({ flow }: { flow: ListedFlow }) {
  const steps = flow.drawing?.steps.length ?? 0;
  return (
    <article className="group relative flex flex-col overflow-hidden rounded-card border border-line bg-panel transition-colors duration-150 focus-within:border-accent hover:border-line-strong motion-reduce:transition-none">
      {flow.drawing !== null && <FlowPicture flow={flow.drawing} />}
      <div className="flex grow flex-col gap-3 border-t border-line p-4">
        <div>
          <h2 className="text-[15px]">
            <Link
              href={`/flows/${flow.slug}`}
              className="rounded-sm after:absolute after:inset-0 after:content-['']"
            >
              {flow.name}
            </Link>
          </h2>
          <p className="mt-0.5 text-[13px] text-quiet">
            {flow.drawing === null
              ? 'The draft cannot be read'
              : `${steps} ${steps === 1 ? 'step' : 'steps'}`}
            {flow.publishedOn !== null && ` · published on ${flow.publishedOn}`}
          </p>
        </div>
        <div className="mt-auto flex flex-wrap gap-1.5">
          {flow.version === null ? (
            <Chip>Not published</Chip>
          ) : (
            <Chip tone="accent">Version {flow.version}</Chip>
          )}
          {flow.numbers.map((number) => (
            <Chip key={number}>
              <PhoneIncoming className="size-3" aria-hidden="true" />
              {number}
            </Chip>
          ))}
          {flow.numbers.length === 0 && flow.version !== null && <Chip tone="warning">No number yet</Chip>}
        </div>
      </div>
    </article>
  );
}
