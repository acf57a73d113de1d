'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import { callApi } from '#components/call-api.ts';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { ProblemList } from '#components/editor/problem-list.tsx';
import { useProblems } from '#components/editor/problems.tsx';
import { RedTests } from '#components/simulator/scenarios/red-tests.tsx';
import { useRedTests } from '#components/simulator/scenarios/use-red-tests.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useToasts } from '#components/ui/toasts.ts';

const Published = z.object({ version: z.number(), unchanged: z.boolean() });

/** Makes what is drawn what callers hear. Errors stop it; warnings are shown. */
export function PublishDialog() {
  const open = useEditor((state) => state.dialog === 'publish');
  const problems = useProblems();
  const { status } = useFlowDocument();
  const { flow, numbers } = useEditorFacts();
  const router = useRouter();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [override, setOverride] = useState('');
  const errors = problems.filter(({ severity }) => severity === 'error');
  const { red, learn } = useRedTests(open);
  const close = () => {
    setTrouble(null);
    useEditor.getState().show({ dialog: null });
  };
  const publish = async () => {
    setBusy(true);
    setTrouble(null);
    const reply = await callApi(`/api/flows/${flow.id}/publish`, {
      method: 'POST',
      body: { note, ...(red.length === 0 ? {} : { override: override.trim() }) },
      reply: Published,
    });
    setBusy(false);
    if (!reply.ok) {
      learn(reply.body);
      return setTrouble(reply.text);
    }
    const { version, unchanged } = reply.body;
    setNote('');
    setOverride('');
    close();
    useToasts.getState().show({
      text: unchanged
        ? `Nothing changed since version ${version}.`
        : `Version ${version} is published. New calls hear it.`,
      ...(numbers.length > 0
        ? {}
        : {
            action: {
              label: 'Choose a number',
              run: () => useEditor.getState().show({ dialog: 'numbers' }),
            },
          }),
    });
    router.refresh();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(wanted) => !wanted && close()}
      title="Publish"
      description={
        errors.length > 0
          ? 'Callers would meet these errors. Mend them first.'
          : red.length > 0
            ? 'A test of this flow fails. Look at it before callers do.'
            : 'New calls hear what is drawn now. Calls under way stay as they are.'
      }
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            tone="main"
            busy={busy || status === 'saving'}
            disabled={errors.length > 0 || status !== 'saved' || (red.length > 0 && override.trim() === '')}
            onClick={() => void publish()}
          >
            {red.length > 0 && errors.length === 0 ? 'Publish all the same' : 'Publish'}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {errors.length === 0 && (
          <TextField
            label="What is new"
            help="For colleagues, in the list of versions. It may stay empty."
            lines={2}
            maxLength={500}
            value={note}
            onChange={setNote}
          />
        )}
        {red.length > 0 && errors.length === 0 && (
          <RedTests red={red} override={override} onOverride={setOverride} />
        )}
        {trouble !== null && <Notice tone="error">{trouble}</Notice>}
        {(status === 'offline' || status === 'error') && (
          <Notice tone="warning">Not everything is saved yet, so it cannot be published.</Notice>
        )}
        {problems.length > 0 && (
          <div className="-mx-2 max-h-72 overflow-y-auto">
            <ProblemList problems={errors.length > 0 ? errors : problems} onGo={close} />
          </div>
        )}
      </div>
    </Dialog>
  );
}
