import Link from 'next/link';
import { MessagePanel } from '#components/ui/message-panel.tsx';
import { TopBar } from '#components/ui/top-bar.tsx';

export default function NotFound() {
  return (
    <>
      <TopBar />
      <main className="p-8">
        <MessagePanel title="There is nothing here">
          <p>The flow may have another name now.</p>
          <Link href="/" className="font-[560] text-accent underline underline-offset-4">
            See all flows
          </Link>
        </MessagePanel>
      </main>
    </>
  );
}
