'use client';

import { Ellipsis, History, PencilLine, Phone, Play } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { ProblemsButton } from '#components/editor/problems-button.tsx';
import { SaveState } from '#components/editor/save-state.tsx';
import { NameDialog } from '#components/flow/name-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { TopBar } from '#components/ui/top-bar.tsx';

/** Where I am, whether it is saved, what wants mending, and Publish. */
export function EditorBar() {
  const { document, edit } = useFlowDocument();
  const { numbers, version } = useEditorFacts();
  const trying = useEditor((state) => state.dock !== null);
  const { show } = useEditor.getState();
  const [renaming, setRenaming] = useState(false);
  return (
    <TopBar>
      <nav aria-label="Where you are" className="flex min-w-0 shrink items-center gap-2">
        <Link href="/" className="hidden rounded-control text-quiet hover:text-text sm:block">
          Flows
        </Link>
        <span aria-hidden="true" className="hidden text-line-strong sm:block">
          /
        </span>
        <h1 className="min-w-0 truncate text-[14px]" title={document.name} aria-current="page">
          {document.name}
        </h1>
        <span className="hidden sm:block">
          <IconButton icon={PencilLine} label="Rename the flow" onClick={() => setRenaming(true)} />
        </span>
      </nav>
      <SaveState />
      <div className="ml-auto flex shrink-0 items-center gap-2">
        <ProblemsButton />
        <span className="hidden lg:block">
          <Button tone="quiet" icon={Phone} onClick={() => show({ dialog: 'numbers' })}>
            <span className="tabular-nums">{numberWords(numbers)}</span>
          </Button>
        </span>
        <span className="hidden md:block">
          <Button icon={History} onClick={() => show({ dialog: 'versions' })}>
            {version === null ? 'Not published' : `Version ${version}`}
          </Button>
        </span>
        <span className="md:hidden">
          <Menu
            items={[
              { label: 'Rename', icon: PencilLine, onSelect: () => setRenaming(true) },
              { label: 'Numbers', icon: Phone, onSelect: () => show({ dialog: 'numbers' }) },
              { label: 'Versions', icon: History, onSelect: () => show({ dialog: 'versions' }) },
            ]}
          >
            <button
              type="button"
              aria-label="More"
              className="grid size-8 cursor-pointer place-items-center rounded-control text-quiet"
            >
              <Ellipsis size={16} aria-hidden="true" />
            </button>
          </Menu>
        </span>
        <Button
          tone={trying ? 'pressed' : 'plain'}
          icon={Play}
          aria-pressed={trying}
          onClick={() => show({ dock: trying ? null : 'phone' })}
        >
          Try it
        </Button>
        <Button tone="main" onClick={() => show({ dialog: 'publish' })}>
          Publish
        </Button>
      </div>
      <NameDialog
        open={renaming}
        onOpenChange={setRenaming}
        title="Rename the flow"
        action="Rename"
        name={document.name}
        onName={async (name) => {
          const renamed = edit.renameFlow(name);
          return renamed.ok ? null : 'The flow cannot be called that.';
        }}
      />
    </TopBar>
  );
}

function numberWords(numbers: readonly string[]): string {
  const [first] = numbers;
  if (first === undefined) return 'No number';
  return numbers.length === 1 ? first : `${first} and ${numbers.length - 1} more`;
}
