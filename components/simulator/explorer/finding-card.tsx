'use client';

import { CircleAlert, Play, Target, TriangleAlert } from 'lucide-react';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { findingText } from '#components/simulator/explorer/finding-text.ts';
import { stepNames } from '#components/simulator/model/step-names.ts';
import { useOpenScenario } from '#components/simulator/scenarios/use-open-scenario.ts';
import { useSimulator } from '#components/simulator/simulator-context.ts';
import { Button } from '#components/ui/button.tsx';
import type { Finding } from '#runtime/explorer/finding.ts';

/** Something that callers would suffer from, with the call that shows it. */
export function FindingCard({ finding }: { finding: Finding }) {
  const { document } = useSimulator();
  const open = useOpenScenario();
  const { severity, node, scenario } = finding;
  const { words } = useEditorFacts();
  const known = node !== null && Object.hasOwn(document.nodes, node) ? node : null;
  const text = findingText(finding, words[document.nodes[known ?? '']?.kind ?? ''] ?? null);
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <article className="space-y-2 rounded-control border border-line bg-panel p-2.5">
      <div className="flex items-start gap-2">
        <Icon
          size={16}
          aria-label={severity === 'error' ? 'Error:' : 'Check:'}
          className={`mt-0.5 shrink-0 ${severity === 'error' ? 'text-error' : 'text-warning'}`}
        />
        <div className="min-w-0 wrap-anywhere">
          {known !== null && <h2 className="text-[13px]">{stepNames(document)(known)}</h2>}
          <p>{text}</p>
        </div>
      </div>
      <div className="flex gap-1.5">
        {scenario !== null && (
          <Button size="small" icon={Play} onClick={() => open(scenario, { provider: null, about: text })}>
            Play it
          </Button>
        )}
        {known !== null && (
          <Button
            size="small"
            tone="quiet"
            icon={Target}
            onClick={() => useEditor.getState().seek(known, null)}
          >
            Show the step
          </Button>
        )}
      </div>
    </article>
  );
}
