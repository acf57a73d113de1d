'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { type ApiReply, callApi } from '#components/call-api.ts';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { useUndoToast } from '#components/editor/use-undo-toast.ts';
import { Button } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useToasts } from '#components/ui/toasts.ts';
import { VersionOverride } from '#lib/scenarios/scenario-api.ts';
import { FlowDocument } from '#runtime/contract/flow.ts';

const Versions = z.object({
  versions: z.array(
    z.object({
      number: z.number(),
      note: z.string(),
      author: z.string().nullable(),
      publishedAt: z.coerce.date(),
      current: z.boolean(),
      scenarios: z.number(),
      override: VersionOverride.nullable(),
    }),
  ),
});
type Version = z.infer<typeof Versions>['versions'][number];

const Read = z.object({ document: FlowDocument, number: z.number() });

/** What was published, when and by whom; one can be looked at, or brought back into the draft. */
export function VersionsDialog() {
  const open = useEditor((state) => state.dialog === 'versions');
  const close = () => useEditor.getState().show({ dialog: null });
  return (
    <Dialog
      open={open}
      onOpenChange={(wanted) => !wanted && close()}
      title="Versions"
      description="What was published. A call stays on the version that it started on."
      width="wide"
    >
      <List close={close} />
    </Dialog>
  );
}

function List({ close }: { close: () => void }) {
  const { flow } = useEditorFacts();
  const [reply, setReply] = useState<ApiReply<z.infer<typeof Versions>> | null>(null);
  useEffect(() => {
    let wanted = true;
    void callApi(`/api/flows/${flow.id}/versions`, { reply: Versions }).then(
      (got) => wanted && setReply(got),
    );
    return () => {
      wanted = false;
    };
  }, [flow.id]);
  if (reply === null) return <p className="py-6 text-quiet">Looking them up…</p>;
  if (!reply.ok) return <Notice tone="error">{reply.text}</Notice>;
  if (reply.body.versions.length === 0) {
    return (
      <p className="py-6 text-pretty text-quiet">
        Nothing is published yet. “Publish” makes what is drawn version 1, and callers hear it.
      </p>
    );
  }
  return (
    <ul className="divide-y divide-line border-y border-line">
      {reply.body.versions.map((version) => (
        <Row key={version.number} version={version} close={close} />
      ))}
    </ul>
  );
}

function Row({
  version: { number, note, author, publishedAt, current, scenarios, override },
  close,
}: {
  version: Version;
  close: () => void;
}) {
  const { flow } = useEditorFacts();
  const { edit } = useFlowDocument();
  const tellWithUndo = useUndoToast();
  const [busy, setBusy] = useState(false);
  const restore = async () => {
    setBusy(true);
    const reply = await callApi(`/api/flows/${flow.id}/versions/${number}`, { reply: Read });
    setBusy(false);
    const { show } = useToasts.getState();
    if (!reply.ok) return void show({ tone: 'error', text: reply.text });
    if (!edit.replaceDocument(reply.body.document).ok) {
      return void show({ tone: 'error', text: 'This version cannot be brought back.' });
    }
    close();
    tellWithUndo(`The draft is as version ${number} was.`);
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 grow basis-56">
        <p className="flex items-center gap-2 font-[560] tabular-nums">
          Version {number}
          {current && <Chip tone="accent">Answers calls</Chip>}
        </p>
        {note !== '' && <p className="wrap-anywhere">{note}</p>}
        <p className="text-[12px] text-quiet tabular-nums">
          {moment.format(publishedAt)}
          {author !== null && author !== '' && ` · ${author}`}
          {override === null && scenarios > 0 && ` · ${testCount(scenarios)} passed`}
        </p>
        {override !== null && <Overridden override={override} />}
      </div>
      <div className="flex gap-2">
        <Link
          href={`/flows/${flow.slug}/versions/${number}`}
          className="inline-flex min-h-7 items-center rounded-control border border-line px-2.5 text-[12.5px] font-[560] hover:border-line-strong"
          aria-label={`Look at it: version ${number}`}
        >
          Look at it
        </Link>
        <Button
          size="small"
          busy={busy}
          onClick={() => void restore()}
          aria-label={`Restore into the draft: version ${number}`}
        >
          Restore into the draft
        </Button>
      </div>
    </li>
  );
}

/** It was published although tests failed. */
function Overridden({ override: { reason, red } }: { override: VersionOverride }) {
  const failed = [...new Set(red.map(({ scenario }) => `“${scenario}”`))];
  const more = failed.length > mostNamed ? ` and ${failed.length - mostNamed} more` : '';
  return (
    <p className="mt-1 text-[12.5px] text-pretty wrap-anywhere text-warning">
      Published although {testCount(failed.length)} failed: {failed.slice(0, mostNamed).join(', ')}
      {more}. The reason: {reason}
    </p>
  );
}

const mostNamed = 3;

function testCount(count: number): string {
  return count === 1 ? '1 test' : `${count} tests`;
}

const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
