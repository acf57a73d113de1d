'use client';

import { useState } from 'react';
import { CallTurns } from '#components/simulator/call-turns.tsx';
import { CallValues } from '#components/simulator/call-values.tsx';
import { CompareCalls } from '#components/simulator/compare-calls.tsx';
import { Tabs } from '#components/ui/tabs.tsx';

/** What lies behind the call: its turns with webhook and reply, and its values. */
export function CallDetails() {
  const [tab, setTab] = useState('turns');
  return (
    <Tabs
      label="Behind the call"
      value={tab}
      onChange={setTab}
      fills
      tabs={[
        { id: 'turns', label: 'Turns', content: <CallTurns /> },
        { id: 'compare', label: 'Two providers', content: <CompareCalls /> },
        { id: 'values', label: 'Values', content: <CallValues /> },
      ]}
    />
  );
}
