'use client';

import { PanelRightClose, Trash2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useDrawnFlow } from '#components/editor/drawing.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { focusCard } from '#components/editor/focus-card.ts';
import { noteId } from '#components/editor/free-place.ts';
import { HowItIsSent } from '#components/editor/inspector/how-it-is-sent.tsx';
import { Inspector } from '#components/editor/inspector/inspector.tsx';
import { FlowSettings } from '#components/editor/inspector/settings/flow-settings.tsx';
import { Outcomes } from '#components/editor/outcomes.tsx';
import { StepMenu } from '#components/editor/step-menu.tsx';
import { useCommands } from '#components/editor/use-commands.ts';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { TextField } from '#components/ui/text-field.tsx';

/** What is chosen, in full: a step's settings and outcomes, a note's text. */
export function InspectorPanel() {
  const chosen = useEditor((state) => state.chosen);
  const { steps, notes } = useDrawnFlow();
  const [only] = chosen;
  const step = chosen.length === 1 ? steps.find(({ id }) => id === only) : undefined;
  const note = chosen.length === 1 ? notes.find(({ id }) => `note:${id}` === only) : undefined;
  const panel = useRef<HTMLElement>(null);
  const sought = useEditor((state) => state.sought);
  useEffect(() => {
    if (sought?.field === null) panel.current?.focus();
  }, [sought]);
  return (
    <section
      id="inspector"
      ref={panel}
      tabIndex={-1}
      aria-label={step ? `Settings of ${step.name}` : 'Settings'}
      className="flex h-full min-h-0 flex-col bg-panel text-[13px] outline-none"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !only) return;
        focusCard(only);
      }}
    >
      {step && <StepInspector key={step.id} id={step.id} />}
      {note && <NoteInspector key={note.id} id={note.id} text={note.text} />}
      {chosen.length > 1 && <SeveralChosen count={chosen.length} />}
      {chosen.length < 2 && !step && !note && <WholeFlow />}
    </section>
  );
}

function StepInspector({ id }: { id: string }) {
  const { steps } = useDrawnFlow();
  const step = steps.find((one) => one.id === id);
  if (!step) return null;
  return (
    <div className="relative min-h-0 grow overflow-y-auto [&_header]:pr-22">
      <div className="absolute top-3.5 right-3 z-10 flex items-center">
        <StepMenu id={id} />
        <Fold />
      </div>
      <h2 className="sr-only">Settings of {step.name}</h2>
      <Inspector nodeId={id} />
      <Outcomes step={step} />
      <HowItIsSent nodeId={id} />
    </div>
  );
}

function NoteInspector({ id, text }: { id: string; text: string }) {
  const { edit } = useFlowDocument();
  const { remove } = useCommands();
  return (
    <>
      <Header title="Note" />
      <div className="space-y-4 overflow-y-auto px-4 pb-4">
        <TextField
          label="What colleagues should know"
          help="Callers never meet a note."
          lines={5}
          maxLength={5_000}
          value={text}
          onChange={(value) => edit.changeNote(id, { text: value })}
        />
        <Button icon={Trash2} onClick={remove}>
          Delete the note
        </Button>
      </div>
    </>
  );
}

function SeveralChosen({ count }: { count: number }) {
  const steps = useEditor((state) => state.chosen).filter((id) => noteId(id) === null);
  const { duplicate, remove } = useCommands();
  return (
    <>
      <Header title={`${count} chosen`} />
      <div className="space-y-3 px-4 text-quiet">
        <p>Arrow keys move them together.</p>
        <div className="flex gap-2">
          <Button onClick={duplicate} disabled={steps.length === 0}>
            Duplicate
          </Button>
          <Button onClick={remove}>Delete</Button>
        </div>
      </div>
    </>
  );
}

function WholeFlow() {
  return (
    <>
      <Header title="The whole flow" />
      <div className="min-h-0 grow overflow-y-auto">
        <p className="px-4 pb-4 text-quiet">
          Choose a step to see what it does. What is set here holds for all.
        </p>
        <FlowSettings />
      </div>
    </>
  );
}

function Header({ title }: { title: string }) {
  return (
    <header className="flex items-center gap-2 px-4 pt-4 pb-2">
      <h2 className="grow text-[15px]">{title}</h2>
      <Fold />
    </header>
  );
}

function Fold() {
  const { show, choose } = useEditor.getState();
  return (
    <>
      <span className="hidden md:block">
        <IconButton
          icon={PanelRightClose}
          label="Fold the settings away"
          keys="]"
          onClick={() => show({ inspectorOpen: false })}
        />
      </span>
      <span className="md:hidden">
        <IconButton icon={X} label="Back to the steps" onClick={() => choose([])} />
      </span>
    </>
  );
}
