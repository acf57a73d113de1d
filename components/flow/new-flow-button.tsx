'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import { callApi } from '#components/call-api.ts';
import { NameDialog } from '#components/flow/name-dialog.tsx';
import { Button } from '#components/ui/button.tsx';

const Made = z.object({ slug: z.string() });

/** Asks for a name, and opens the new flow with the step that takes the call. */
export function NewFlowButton() {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button tone="main" icon={Plus} onClick={() => setAsking(true)}>
        New flow
      </Button>
      <NameDialog
        open={asking}
        onOpenChange={setAsking}
        title="New flow"
        action="Make it"
        name=""
        onName={async (name) => {
          const reply = await callApi('/api/flows', { method: 'POST', body: { name }, reply: Made });
          if (!reply.ok) return reply.text;
          router.push(`/flows/${reply.body.slug}`);
          return null;
        }}
      />
    </>
  );
}
