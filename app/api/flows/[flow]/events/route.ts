import { openDatabase } from '#lib/database/connect.ts';
import { answer } from '#lib/http/answer.ts';
import { getEvents } from '#lib/http/draft-doors.ts';

export function GET(request: Request, { params }: { params: Promise<{ flow: string }> }): Promise<Response> {
  return answer(async () => await getEvents(await openDatabase(), (await params).flow, request));
}

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
