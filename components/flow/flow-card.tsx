import { CircleAlert, PencilLine, PhoneIncoming, PhoneMissed } from 'lucide-react';
import Link from 'next/link';
import type { DrawnFlow } from '#components/flow/drawn-flow.ts';
import { FlowMenu } from '#components/flow/flow-menu.tsx';
import { FlowPicture } from '#components/flow/flow-picture.tsx';
import { FlowCoverage } from '#components/simulator/coverage/flow-coverage.tsx';
import { Chip } from '#components/ui/chip.tsx';

export type ListedFlow = {
  slug: string;
  name: string;
  version: number | null;
  publishedOn: string | null;
  /** Whether the draft is newer than what callers hear. */
  changedSince: boolean;
  numbers: string[];
  /** Null when the draft cannot be read. */
  drawing: DrawnFlow | null;
};

/** More than this do not help to find a flow by its number: they are counted. */
const mostNumbers = 3;

/** A flow in the list: its picture, whether callers meet it, and at which numbers. */
export function FlowCard({ flow }: { flow: ListedFlow }) {
  return (
    <article className="relative flex flex-col overflow-hidden rounded-card border border-line bg-panel transition-colors duration-150 focus-within:border-accent hover:border-line-strong motion-reduce:transition-none">
      <div className="grid h-36 place-items-center border-b border-line bg-canvas">
        <Preview drawing={flow.drawing} />
      </div>
      <div className="flex grow flex-col gap-3 p-4">
        <div className="flex items-start gap-2">
          <div className="min-w-0 grow">
            <h2 className="line-clamp-2 text-[15px] wrap-anywhere">
              <Link
                href={`/flows/${flow.slug}`}
                className="outline-none after:absolute after:inset-0 after:rounded-card after:content-[''] focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
              >
                {flow.name}
              </Link>
            </h2>
            <p className="mt-0.5 text-[13px] text-quiet">{factsOf(flow)}</p>
          </div>
          <div className="-mt-1 -mr-2">
            <FlowMenu slug={flow.slug} name={flow.name} numbers={flow.numbers} />
          </div>
        </div>
        <div className="mt-auto flex flex-wrap gap-1.5">
          <Chips flow={flow} />
          <FlowCoverage slug={flow.slug} />
        </div>
      </div>
    </article>
  );
}

function Preview({ drawing }: { drawing: DrawnFlow | null }) {
  if (drawing === null) {
    return (
      <p className="flex items-center gap-2 text-[13px] text-warning">
        <CircleAlert size={16} aria-hidden="true" />
        The draft cannot be read
      </p>
    );
  }
  if (drawing.steps.length === 0) return <p className="text-[13px] text-quiet">No steps yet</p>;
  return <FlowPicture flow={drawing} />;
}

function Chips({ flow: { version, changedSince, numbers } }: { flow: ListedFlow }) {
  const more = numbers.length - mostNumbers;
  return (
    <>
      {version === null ? <Chip>Not published</Chip> : <Chip tone="accent">Version {version}</Chip>}
      {changedSince && <Chip icon={PencilLine}>Changed since</Chip>}
      {numbers.slice(0, mostNumbers).map((number) => (
        <Chip key={number} icon={PhoneIncoming}>
          {number}
        </Chip>
      ))}
      {more > 0 && <Chip>{more} more</Chip>}
      {numbers.length === 0 && version !== null && (
        <Chip tone="warning" icon={PhoneMissed}>
          No number yet
        </Chip>
      )}
    </>
  );
}

function factsOf({ drawing, publishedOn }: ListedFlow): string {
  const count = drawing?.steps.length ?? 0;
  return [
    ...(count === 0 ? [] : [count === 1 ? '1 step' : `${count} steps`]),
    ...(publishedOn === null ? [] : [`published on ${publishedOn}`]),
  ].join(' · ');
}
