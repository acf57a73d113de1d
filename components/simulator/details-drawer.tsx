'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { useContext, useState } from 'react';
import { CallDetails } from '#components/simulator/call-details.tsx';
import { SimulatorContext } from '#components/simulator/simulator-context.ts';
import { IconButton } from '#components/ui/icon-button.tsx';

/** Turns and values of the call, below the canvas or the handset; it folds away. */
export function DetailsDrawer({ begins }: { begins: 'open' | 'folded' }) {
  const [open, setOpen] = useState(begins === 'open');
  if (useContext(SimulatorContext) === null) return null;
  return (
    <section
      aria-label="Behind the call"
      className={`relative shrink-0 border-t border-line bg-panel ${open ? 'h-[34%] min-h-40 max-md:h-[45%]' : 'h-9'}`}
    >
      <div className="absolute top-0.5 right-2 z-10">
        <IconButton
          icon={open ? ChevronDown : ChevronUp}
          label={open ? 'Fold away' : 'Show turns and values'}
          aria-expanded={open}
          side="left"
          onClick={() => setOpen(!open)}
        />
      </div>
      {open ? <CallDetails /> : <p className="px-4 pt-2 text-quiet">Behind the call</p>}
    </section>
  );
}
