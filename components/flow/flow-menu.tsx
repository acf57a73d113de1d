'use client';

import { Archive, Copy, Ellipsis, PencilLine } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import { callApi } from '#components/call-api.ts';
import { NameDialog } from '#components/flow/name-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { useToasts } from '#components/ui/toasts.ts';

/** What can be done with a flow of the list. */
export function FlowMenu({
  slug,
  name,
  numbers,
}: {
  slug: string;
  name: string;
  numbers: readonly string[];
}) {
  const router = useRouter();
  const [renaming, setRenaming] = useState(false);
  const [archiving, setArchiving] = useState(false);
  const { show } = useToasts.getState();
  const ask = (action: string, body: unknown = {}) =>
    callApi(`/api/flows/${slug}/${action}`, { method: 'POST', body, reply: z.unknown() });
  const act = async (action: string, body?: unknown): Promise<boolean> => {
    const reply = await ask(action, body);
    if (reply.ok) router.refresh();
    else show({ tone: 'error', text: reply.text });
    return reply.ok;
  };
  const duplicate = async () => {
    if (await act('duplicate')) show({ text: `“${name}” is there twice now.` });
  };
  const archive = async () => {
    setArchiving(false);
    if (!(await act('archive', { archived: true }))) return;
    const undo = () => void act('archive', { archived: false });
    show({ text: `“${name}” is archived.`, action: { label: 'Undo', run: undo } });
  };
  return (
    <>
      <Menu
        items={[
          { label: 'Rename', icon: PencilLine, onSelect: () => setRenaming(true) },
          { label: 'Duplicate', icon: Copy, onSelect: () => void duplicate() },
          { label: 'Archive', icon: Archive, apart: true, onSelect: () => setArchiving(true) },
        ]}
      >
        <button
          type="button"
          aria-label={`What can be done with ${name}`}
          className="relative z-1 grid size-8 shrink-0 cursor-pointer place-items-center rounded-control text-quiet hover:bg-canvas hover:text-text"
        >
          <Ellipsis size={16} aria-hidden="true" />
        </button>
      </Menu>
      <NameDialog
        open={renaming}
        onOpenChange={setRenaming}
        title="Rename the flow"
        action="Rename"
        name={name}
        onName={async (wanted) => {
          const reply = await ask('rename', { name: wanted });
          if (reply.ok) router.refresh();
          return reply.ok ? null : reply.text;
        }}
      />
      <Dialog
        open={archiving}
        onOpenChange={setArchiving}
        title={`Archive “${name}”?`}
        description={
          numbers.length > 0
            ? `It answers ${numbers.join(', ')}. Release these numbers first, or move them to another flow.`
            : 'It leaves the list and answers no calls. Its versions and calls are kept, and it can be brought back.'
        }
        footer={
          <>
            <Button onClick={() => setArchiving(false)}>Cancel</Button>
            <Button tone="main" disabled={numbers.length > 0} onClick={() => void archive()}>
              Archive
            </Button>
          </>
        }
      />
    </>
  );
}
