'use client';

import { StepForward } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { type Speed, speeds } from '#components/simulator/player.ts';
import { usePlayer, useSimulator } from '#components/simulator/simulator-context.ts';
import { useCallActions } from '#components/simulator/use-call-actions.ts';
import { IconButton } from '#components/ui/icon-button.tsx';

const words: Readonly<Record<Speed, string>> = {
  'real-time': 'Real time',
  fast: 'Fast',
  'step-by-step': 'Step by step',
};

/** How fast time passes on the call. */
export function PaceBar({ moving = true }: { moving?: boolean }) {
  const { player, rehearser } = useSimulator();
  const speed = usePlayer((state) => state.speed);
  const { next } = useCallActions();
  return (
    <div className="flex items-center gap-1">
      <RadioGroup.Root
        aria-label="Speed"
        value={speed}
        onValueChange={(value) => {
          const chosen = speeds.find((one) => one === value);
          if (chosen) player.getState().setSpeed(rehearser, chosen);
        }}
        className="flex grow gap-0.5 rounded-control bg-canvas p-0.5"
      >
        {speeds.map((one) => (
          <RadioGroup.Item
            key={one}
            value={one}
            className="min-h-6.5 grow cursor-pointer rounded-[6px] px-1.5 text-[12px] whitespace-nowrap text-quiet hover:text-text data-[state=checked]:bg-panel data-[state=checked]:font-[560] data-[state=checked]:text-text"
          >
            {words[one]}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {moving && speed === 'step-by-step' && <IconButton icon={StepForward} label="Next" onClick={next} />}
    </div>
  );
}
